using System.Collections.Immutable;
using AgentSim.Games.Cooperative;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Transit;

/// <summary>
/// The cooperative game of a transit network: a coalition is worth the largest profit that its producers can make by the routes all of whose owners are in it, <c>max sum of f_pr (netback_r - cost_p)</c>, where a producer ships at most its volume, and a route
/// or segment carries at most its capacity. A linear program for each coalition.
/// </summary>
/// <remarks>Source: Hubert and Ikonnikova, Journal of Industrial Economics 59 (2011).</remarks>
public static class TransitGame
{
    /// <summary>Players beyond which a network is not made a game: each of their coalitions is a linear program.</summary>
    public const int MostPlayers = 12;

    /// <summary>The game of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="without">Names of routes that are closed. The players remain the same, so that payoffs can be compared.</param>
    /// <exception cref="WrongGameException">There are too many players, or no such route.</exception>
    public static CoalitionalGame Of(TransitNetwork network, params string[] without)
    {
        var players = network.Players.Length;
        if (players > MostPlayers) throw new WrongGameException($"{network.Title}: the network has {players} players (producers and owners), and at most {MostPlayers} are played: each of their 2^{players} coalitions is a linear program.");
        foreach (var name in without.Where(name => network.Routes.All(route => route.Name != name)))
            throw new WrongGameException($"{network.Title}: there is no route {name} to close; routes are {string.Join(", ", network.Routes.Select(route => route.Name))}.");
        TransitRoute[] open = [.. network.Routes.Where(route => !without.Contains(route.Name, StringComparer.Ordinal))];
        int[] owners = [.. open.Select(route => Bits(network, network.Owners(route)))];
        var producers = Bits(network, network.Producers.Select(producer => producer.Name));
        var known = new Dictionary<(int, string), double>();
        var worths = new double[1 << players];
        for (var coalition = 1; coalition < worths.Length; coalition++)
        {
            int[] usable = [.. Enumerable.Range(0, open.Length).Where(route => (owners[route] & ~coalition) == 0)];
            // Coalitions that differ in owners of closed ways only are worth the same.
            var key = (coalition & producers, string.Join(' ', usable));
            if (!known.TryGetValue(key, out var worth)) known[key] = worth = Profit(network, coalition, [.. usable.Select(route => open[route])]);
            worths[coalition] = worth;
        }

        return new(network.Title, network.Players, worths);
    }

    private static double Profit(TransitNetwork network, int coalition, TransitRoute[] routes)
    {
        TransitProducer[] shipping = [.. network.Producers.Where(producer => CoalitionalGame.Has(coalition, network.Players.IndexOf(producer.Name)))];
        using var program = new LinearProgram();
        var flows = new List<(TransitProducer Producer, TransitRoute Route, double Margin, int Variable)>();
        foreach (var producer in shipping)
        {
            // What loses by the unit is not shipped.
            foreach (var route in routes.Where(route => (route.Producers.IsEmpty || route.Producers.Contains(producer.Name)) && route.Netback > producer.Cost))
                flows.Add((producer, route, route.Netback - producer.Cost, program.Variable(0, double.PositiveInfinity)));
        }

        if (flows.Count == 0) return 0;
        foreach (var flow in flows) program.Weigh(flow.Variable, flow.Margin);
        foreach (var own in flows.GroupBy(flow => flow.Producer)) program.Row(0, own.Key.Volume, own.Select(flow => (flow.Variable, 1.0)));
        foreach (var own in flows.GroupBy(flow => flow.Route)) program.Row(0, own.Key.Capacity, own.Select(flow => (flow.Variable, 1.0)));
        foreach (var segment in network.Segments)
            program.Row(0, segment.Capacity, flows.Where(flow => flow.Route.Segments.Contains(segment.Name)).Select(flow => (flow.Variable, 1.0)));
        program.Maximize();
        return flows.Sum(flow => program.Value(flow.Variable) * flow.Margin);
    }

    private static int Bits(TransitNetwork network, IEnumerable<string> names) => names.Aggregate(0, (bits, name) => bits | 1 << network.Players.IndexOf(name));
}
