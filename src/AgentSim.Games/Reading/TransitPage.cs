using System.Collections.Immutable;
using AgentSim.Games.Transit;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>
/// A transit network in YAML: <c>transit</c> (its title), <c>producers</c> (each with <c>volume</c> and perhaps <c>cost</c>), <c>routes</c> (each with <c>capacity</c>, <c>netback</c>, <c>owners</c>, and perhaps <c>through</c>, a list of segments, and
/// <c>producers</c>), <c>segments</c> (each with <c>capacity</c> and <c>owners</c>), <c>worth</c> (<c>of</c> a route <c>to</c> a player, <c>beside</c> another route), and <c>model</c>, whose yearly measures may stand for numbers.
/// </summary>
internal sealed class TransitPage(YamlPage page, string file)
{
    private readonly List<MeasuredQuantity> measured = [];
    private bool hasModel;

    public TransitPlan Read(YamlMappingNode root)
    {
        page.Mapping(root, "the file", "transit", "model", "producers", "segments", "routes", "worth", "source", "note");
        var model = YamlPage.Optional(root, "model") is { } named ? page.Text(named, "model") : null;
        hasModel = model is not null;
        var title = page.Text(page.Required(root, "transit"), "transit");
        ImmutableArray<PlannedProducer> producers = [.. Entries(page.Required(root, "producers"), "producers").Select(Producer)];
        ImmutableArray<PlannedRoute> routes = [.. Entries(page.Required(root, "routes"), "routes").Select(Route)];
        ImmutableArray<PlannedSegment> segments = YamlPage.Optional(root, "segments") is { } parts ? [.. Entries(parts, "segments").Select(Segment)] : [];
        // What does not depend on numbers is checked with any.
        var plan = new TransitPlan(title, model, producers, segments, routes, YamlPage.Optional(root, "worth") is { } worth ? Worth(worth) : null, [.. measured]);
        var network = YamlPage.At(root, file, () => plan.Network(_ => 0));
        if (plan.Worth is { } question) CheckWorth(YamlPage.Optional(root, "worth")!, question, network);
        return plan;
    }

    private IEnumerable<(string Name, YamlNode Node)> Entries(YamlNode node, string what) => page.Mapping(node, what).Children.Select(entry => (page.Text(entry.Key, "a name"), entry.Value));

    private PlannedProducer Producer((string Name, YamlNode Node) entry)
    {
        var own = page.Mapping(entry.Node, entry.Name, "volume", "cost");
        return new(entry.Name, Quantity(own, entry.Name, "volume"), YamlPage.Optional(own, "cost") is null ? new(0, null) : Quantity(own, entry.Name, "cost"));
    }

    private PlannedRoute Route((string Name, YamlNode Node) entry)
    {
        var own = page.Mapping(entry.Node, entry.Name, "capacity", "netback", "owners", "through", "producers");
        // A route through segments may be bounded by them alone.
        var isBounded = YamlPage.Optional(own, "capacity") is not null || YamlPage.Optional(own, "through") is null;
        return new(entry.Name, isBounded ? Quantity(own, entry.Name, "capacity") : new(double.PositiveInfinity, null), Quantity(own, entry.Name, "netback"), Names(own, "owners", entry.Name), Names(own, "through", entry.Name), Names(own, "producers", entry.Name));
    }

    private PlannedSegment Segment((string Name, YamlNode Node) entry)
    {
        var own = page.Mapping(entry.Node, entry.Name, "capacity", "owners");
        return new(entry.Name, Quantity(own, entry.Name, "capacity"), Names(own, "owners", entry.Name));
    }

    private TransitWorth Worth(YamlNode node)
    {
        var own = page.Mapping(node, "worth", "of", "to", "beside");
        return new(page.Text(page.Required(own, "of"), "of"), page.Text(page.Required(own, "to"), "to"), YamlPage.Optional(own, "beside") is { } beside ? page.Text(beside, "beside") : null);
    }

    private void CheckWorth(YamlNode node, TransitWorth worth, TransitNetwork network)
    {
        string[] routes = [.. network.Routes.Select(route => route.Name)];
        foreach (var route in new[] { worth.Of, worth.Beside }.OfType<string>().Where(route => !routes.Contains(route))) throw page.Wrong(node, $"there is no route {route}; routes are {string.Join(", ", routes)}");
        if (worth.Of == worth.Beside) throw page.Wrong(node, $"{worth.Of} is asked for beside itself; beside names another route");
        if (!network.Players.Contains(worth.To)) throw page.Wrong(node, $"there is no player {worth.To}; players are {string.Join(", ", network.Players)}");
    }

    private ImmutableArray<string> Names(YamlMappingNode own, string key, string whose) =>
        YamlPage.Optional(own, key) is { } list ? [.. page.List(list, $"{key} of {whose}").Select(name => page.Text(name, key))] : key == "owners" ? throw page.Wrong(own, $"owners of {whose} are missing; [] is a way that is open to all") : [];

    private PlannedQuantity Quantity(YamlMappingNode own, string whose, string key)
    {
        var node = page.Required(own, key);
        var text = page.Text(node, key);
        if (GameNumber.Parse(text) is { } number) return new(number, null);
        if (!hasModel) throw page.Wrong(node, $"the {key} of {whose} is {text}; it must be a finite number, such as 28 or 0.5 (or, in a file with a model, the name of a yearly measure of it)");
        measured.Add(new(text, node.Start.Line));
        return new(null, text);
    }
}
