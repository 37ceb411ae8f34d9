using System.Collections.Immutable;
using AgentSim.Games.Cooperative;

namespace AgentSim.Games.Transit;

/// <summary>Producers, routes to markets, and who owns them.</summary>
public sealed class TransitNetwork
{
    /// <exception cref="WrongGameException">There is no producer or route, too many players, a name that is not there or there twice, or a number out of its range.</exception>
    internal TransitNetwork(string title, ImmutableArray<TransitProducer> producers, ImmutableArray<TransitSegment> segments, ImmutableArray<TransitRoute> routes)
    {
        (Title, Producers, Segments, Routes) = (title, producers, segments, routes);
        if (producers.IsEmpty) throw Wrong("there is no producer; it needs at least one, for otherwise nothing is shipped");
        if (routes.IsEmpty) throw Wrong("there is no route; it needs at least one");
        Unique([.. producers.Select(producer => producer.Name)], "producers");
        Unique([.. routes.Select(route => route.Name)], "routes");
        Unique([.. segments.Select(segment => segment.Name)], "segments");
        foreach (var producer in producers)
        {
            Check(producer.Volume >= 0 && double.IsFinite(producer.Volume), "volume", producer.Name, producer.Volume, "a finite number from 0");
            Check(double.IsFinite(producer.Cost), "cost", producer.Name, producer.Cost, "a finite number");
        }

        foreach (var segment in segments) Check(segment.Capacity >= 0, "capacity", segment.Name, segment.Capacity, "a number from 0");
        foreach (var route in routes)
        {
            Check(route.Capacity >= 0, "capacity", route.Name, route.Capacity, "a number from 0");
            Check(double.IsFinite(route.Netback), "netback", route.Name, route.Netback, "a finite number");
            Known(route, route.Segments, [.. segments.Select(segment => segment.Name)], "segment");
            Known(route, route.Producers, [.. producers.Select(producer => producer.Name)], "producer");
        }

        Players = [.. producers.Select(producer => producer.Name).Concat(routes.SelectMany(Owners)).Distinct(StringComparer.Ordinal)];
        CoalitionalGame.CheckPlayers(title, Players.Length);
    }

    /// <summary>What the network is called.</summary>
    public string Title { get; }

    /// <summary>Who ships.</summary>
    public ImmutableArray<TransitProducer> Producers { get; }

    /// <summary>What routes share.</summary>
    public ImmutableArray<TransitSegment> Segments { get; }

    /// <summary>Ways to markets.</summary>
    public ImmutableArray<TransitRoute> Routes { get; }

    /// <summary>Producers, and then owners in the order in which routes name them. Who is both is one player.</summary>
    public ImmutableArray<string> Players { get; }

    /// <summary>Everybody without whom nothing goes by a route: its own owners and those of its segments.</summary>
    internal IEnumerable<string> Owners(TransitRoute route) => route.Owners.Concat(route.Segments.SelectMany(name => Segments.Single(segment => segment.Name == name).Owners));

    private void Unique(string[] names, string what)
    {
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw Wrong($"two {what} are called {twice.Key}");
    }

    private void Known(TransitRoute route, ImmutableArray<string> names, string[] known, string what)
    {
        foreach (var name in names.Where(name => !known.Contains(name, StringComparer.Ordinal)))
            throw Wrong($"{route.Name} names the {what} {name}, which is not there; there {(known.Length == 0 ? "are none" : $"are {string.Join(", ", known)}")}");
    }

    private void Check(bool isAllowed, string what, string whose, double found, string allowed)
    {
        if (!isAllowed) throw Wrong($"the {what} of {whose} is {found}; it must be {allowed}");
    }

    private WrongGameException Wrong(string message) => new($"{Title}: {message}.");
}
