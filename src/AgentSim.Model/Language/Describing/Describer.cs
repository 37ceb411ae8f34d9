using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Describing;

/// <summary>Puts a model's description together: what the file says as it says it, with the numbers that reading it has found.</summary>
/// <param name="root">The model's file, laid over all that it extends.</param>
/// <param name="model">The model that was read from it, without errors.</param>
/// <param name="report">Takes no errors, for there are none.</param>
internal sealed class Describer(MapNode root, Model model, Report report)
{
    private const string Nothing = "";

    private readonly Typesetting typesetting = new(Sets.Read(root["sets"] as MapNode, report));

    /// <summary>The whole description, without sections that would be empty.</summary>
    public ModelDescription Describe() => new(model, [.. All().Where(section => !section.Rows.IsEmpty || !section.Equations.IsEmpty)]);

    private IEnumerable<DescribedSection> All()
    {
        yield return Table("Sets", ["set", "elements"], Entries("sets").Select(set => Row(Code(set.Name), Prose(Flow(set.Value)))));
        yield return Table("Parameters", ["symbol", "name", "prior or value", "unit", "source"], model.Parameters.Select(parameter => Row(
            Math(Typesetting.Symbol(parameter.Name)), Code(parameter.Name), Prose(Priors.Of(parameter.Distribution, parameter.Group)), Prose(UnitOf(parameter.Unit)), Prose(parameter.Source))));
        yield return Table("Series", ["series", "unit", "years", "source"], model.Series.Select(series => Row(
            Code(series.Name), Prose(UnitOf(series.Unit)), Prose(Years(series)), Prose(series.Source))));
        yield return Table("Events", ["event", "when (size)", "source"], model.Events.Select(dated => Row(Code(dated.Name), Prose(Dates(dated)), Prose(dated.Source))));
        yield return Table("Shocks", ["shock", "drawn from", "unit", "source"], model.Shocks.Select(shock => Row(
            Code(shock.Name), Prose(Drawn(shock)), Prose(UnitOf(shock.Unit)), Prose(shock.Source))));
        yield return Equations("State variables", Entries("variables").Where(HasMemory).Select(State));
        yield return Equations("Derived variables", Entries("variables").Where(entry => !HasMemory(entry)).Select(Derived));
        yield return Negotiable("Issues", "issues", [("levels", "levels"), ("parties", "parties"), ("rule", "rule"), ("lag", "lag"), ("lasts", "lasts"), ("every", "every"), ("reopens", "reopens")]);
        yield return Negotiable("Packages", "packages", [("issues", "issues"), ("moves", "moves"), ("rule", "rule"), ("promise", "lasts"), ("every", "every"), ("reopens", "reopens")]);
        yield return Table("Actors", ["actor", "name", .. Behaviour.Select(number => number.Key)], model.Actors.Select(actor => Row(
            [Code(actor.Name), Prose(actor.Title), .. Behaviour.Select(number => Number(Map(Entry("actors", actor.Name).Value)[number.Key], number.Otherwise))])));
        foreach (var actor in model.Actors) yield return Equations($"Utility of {actor.Title}", Utility(actor.Name));
        yield return Equations("Measures", Entries("measures").Select(Measured));
        yield return Equations("Patterns, of which the first that holds is a history's", Entries("patterns").Select(pattern =>
            new DescribedEquation(pattern.Name, Nothing, Source(pattern.Value), [Formula(Of(pattern.Value, "when"))])));
    }

    private static IEnumerable<(string Key, double Otherwise)> Behaviour =>
    [
        ("discount", Actor.DefaultDiscount), ("horizon", Actor.DefaultHorizon), ("patience", Actor.DefaultPatience), ("precision", Actor.DefaultPrecision),
        ("power", Actor.DefaultPower), ("consent", Actor.DefaultConsent), ("noise", 0), ("agenda", Actor.DefaultAgenda),
    ];

    private static DescribedSection Table(string title, ImmutableArray<string> columns, IEnumerable<ImmutableArray<DescribedText>> rows) => new(title, columns, [.. rows], []);

    private static DescribedSection Equations(string title, IEnumerable<DescribedEquation> equations) => new(title, [], [], [.. equations]);

    private static ImmutableArray<DescribedText> Row(params ImmutableArray<DescribedText> cells) => cells;

    private static DescribedText Prose(string? text) => new(DescribedKind.Prose, text ?? Nothing);

    private static DescribedText Code(string text) => new(DescribedKind.Code, text);

    private static DescribedText Math(string text) => new(DescribedKind.Formula, text);

    private static string UnitOf(Unit unit) => unit.IsUnknown ? Nothing : unit.ToString();

    private static string Source(Node node) => Draft.Source(node) ?? Nothing;

    private static MapNode Map(Node node) => node as MapNode ?? new(node.Place, []);

    /// <summary>A value in its long form, or what stands for it alone.</summary>
    private static Node? Of(Node node, string key) => node is MapNode map ? map[key] : node;

    private static bool HasMemory(Entry variable) => Map(variable.Value)["next"] is not null;

    private static string Flow(Node? node) => node switch
    {
        null => Nothing,
        ScalarNode scalar => scalar.Text.Trim().ReplaceLineEndings(" "),
        ListNode list => string.Join(", ", list.Items.Select(Flow)),
        MapNode map => string.Join(", ", map.Entries.Select(entry => entry.Value is MapNode ? $"{entry.Name} ({Flow(entry.Value)})" : $"{entry.Name} {Flow(entry.Value)}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private ImmutableArray<Entry> Entries(string section) => (root[section] as MapNode)?.Entries ?? [];

    private Entry Entry(string section, string name) => Entries(section).First(entry => entry.Name == name);

    private string Formula(Node? node, int least = 0) => node switch
    {
        ScalarNode { IsEmpty: false } scalar when FormulaReader.Formula(scalar, report) is { } syntax => typesetting.Formula(syntax, least),
        null or ScalarNode => Nothing,
        _ => Typesetting.Upright(Flow(node)),
    };

    private HeaderSyntax Header(Entry entry) => FormulaReader.Header(entry.Key, report)!;

    private string Equation(Entry entry, string relation, Node? value) =>
        $"{typesetting.Header(Header(entry))} {relation} {Formula(value)}{typesetting.Condition(Header(entry))}";

    private DescribedText Number(Node? node, double otherwise) => Math(node is null ? Numbers.Text(otherwise) : Formula(node));

    private string Years(Series series)
    {
        var last = model.Calendar.Year(series.Values.Length - 1);
        return $"{model.Calendar.FirstYear}-{last}";
    }

    private string Dates(DatedEvent dated) => string.Join(", ", dated.Sizes.Index().Where(size => size.Item != 0)
        .Select(size => size.Item == 1 ? model.Calendar.Label(size.Index) : $"{model.Calendar.Label(size.Index)} ({Numbers.Text(size.Item)})"));

    private string Drawn(Shock shock)
    {
        var map = Map(Entries("shocks").First(entry => entry.Name == shock.Name || entry.Name.Split('[')[0] == shock.Name.Split('[')[0]).Value);
        if (map["hazard"] is { } hazard) return $"1 with a hazard of {Flow(hazard)}{(map["per"] is { } per ? $" per {Flow(per)}" : Nothing)}, otherwise 0";
        return Priors.Of(shock.Distribution, null) + (shock.PeriodsBetween > 1 ? ", once a year" : Nothing);
    }

    private DescribedEquation State(Entry entry)
    {
        var map = Map(entry.Value);
        string[] remarks = [Flow(map["unit"]), map["range"] is { } range ? $"kept within {Flow(range).Replace(", ", " and ", StringComparison.Ordinal)}" : Nothing];
        return new(entry.Name, string.Join(", ", remarks.Where(remark => remark.Length > 0)), Source(map),
            [@"\text{at first}\quad " + Equation(entry, "=", map["start"]), @"\text{next}\quad " + Equation(entry, @"\leftarrow", map["next"])]);
    }

    private DescribedEquation Derived(Entry entry)
    {
        var map = Map(entry.Value);
        if (map["allocate"] is null) return new(entry.Name, Flow(map["unit"]), Source(entry.Value), [Equation(entry, "=", Of(entry.Value, "value"))]);
        string Part(string words, string key) => map[key] is { } node ? $@"\quad {Typesetting.Upright(words)}\ {Formula(node)}" : Nothing;
        return new(entry.Name, Flow(map["unit"]), Source(map),
            [$@"{typesetting.Header(Header(entry))} = \text{{part of}}\ {Formula(map["allocate"])}{Part("highest first", "by")}{Part("within", "within")}{Part("committed", "committed")}"]);
    }

    private DescribedEquation Measured(Entry entry)
    {
        var map = Map(entry.Value);
        string[] remarks = [Flow(map["unit"]), map["observed"] is { } observed ? $"beside it history, {Flow(observed)}" : Nothing, map["codes"] is { } codes ? $"codes: {Flow(codes)}" : Nothing];
        return new(entry.Name, string.Join(", ", remarks.Where(remark => remark.Length > 0)), Source(map), [Equation(entry, "=", Of(entry.Value, "value"))]);
    }

    private DescribedSection Negotiable(string title, string section, (string Head, string Key)[] columns)
    {
        string[] shown = ["opens", "why", "source", .. columns.Select(column => column.Key)];
        return Table(title, ["name", .. columns.Select(column => column.Head), "opens", "besides", "source"], Entries(section).Select(entry =>
        {
            var map = Map(entry.Value);
            var besides = map.Entries.Where(other => !shown.Contains(other.Name)).Select(other => $"{other.Name}: {Flow(other.Value)}");
            return Row([Code(entry.Name), .. columns.Select(column => Prose(column.Key == "rule" && map["rule"] is null ? UsualRule(map) : Flow(map[column.Key]))), Math(Formula(map["opens"])), Prose(string.Join("; ", besides)), Prose(Source(map))]);
        }));
    }

    private static string UsualRule(MapNode map) => map["parties"] is ListNode { Items.Length: 1 } ? "own choice" : "unanimity";

    private IEnumerable<DescribedEquation> Utility(string actor)
    {
        var terms = Map(Map(Entry("actors", actor).Value)["utility"]!).Entries;
        string Symbol(string term) => $"U_{{{Typesetting.Upright(actor)}}}^{{{Typesetting.Upright(term)}}}";
        yield return new("utility", Nothing, Nothing, [$"U_{{{Typesetting.Upright(actor)}}} = {string.Join(" + ", terms.Select(term => Symbol(term.Name)))}"]);
        foreach (var term in terms)
        {
            var (weight, value) = (Map(term.Value)["weight"], Map(term.Value)["term"]);
            var worth = Flow(weight) == "1" ? Formula(value) : Typesetting.Times(Formula(weight, Typesetting.Product), Formula(value, Typesetting.Product));
            yield return new(term.Name, Nothing, Source(term.Value), [$"{Symbol(term.Name)} = {worth}"]);
        }
    }
}
