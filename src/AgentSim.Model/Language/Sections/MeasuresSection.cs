using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads what is recorded of a history.</summary>
internal static class MeasuresSection
{
    /// <summary>Reads the measures, each after those that it reads.</summary>
    public static ImmutableArray<Measure> Read(List<Definition> definitions, Draft draft)
    {
        var measures = definitions.Select(d => One(d, draft)).OfType<Measure>().ToList();
        var places = definitions.ToDictionary(d => d.Name, d => d.Entry.Key.Place);
        var ordered = DependencyOrder.Of(measures, m => m.Name, m => MeasuresIn(m.Value), cycle => draft.Report.Add(places[cycle[0]], DependencyOrder.Describe("measures", cycle)));
        var read = Wholes(ordered, places, draft);
        foreach (var definition in definitions.Where(d => Observed(d) is not null && read.Any(m => m.Name == d.Name && m.IsAggregate)))
        {
            var observed = Observed(definition)!;
            draft.Report.Add(observed.Place, $"{definition.Name} is one number of a whole history, beside which no series can be drawn", observed.Text, "observed of a measure that changes over time");
        }

        return read;
    }

    private static Measure? One(Definition definition, Draft draft)
    {
        var node = definition.Entry.Value as MapNode;
        var value = node is null ? definition.Entry.Value : node["value"];
        if (draft.ReadIn(draft.UnitOf(definition.Name), value, definition.Scope, Realm.Measure, definition.Base) is not { } expression) return null;
        return new(definition.Name, expression, draft.UnitOf(definition.Name), Observed(definition, draft), Draft.Source(node)) { Codes = Codes(node?["codes"] as MapNode, draft) };
    }

    private static ImmutableArray<Code> Codes(MapNode? node, Draft draft)
    {
        var codes = ImmutableArray.CreateBuilder<Code>();
        foreach (var entry in node?.Entries ?? [])
        {
            if (Numbers.Read(entry.Key, "a code", draft.Report) is not { } value) continue;
            if (codes.Any(code => code.Value == value)) draft.Report.Add(entry.Key.Place, $"the code {Numbers.Text(value)} stands twice");
            if (entry.Value is not ScalarNode name) continue;
            if (codes.Any(code => code.Name == name.Text)) draft.Report.Add(name.Place, $"two codes are called {name.Text}");
            if (Numbers.Parse(name.Text) is not null) draft.Report.Add(name.Place, "the name of a code is a word", name.Text);
            codes.Add(new(value, name.Text));
        }

        if (node is { Entries.Length: 0 }) draft.Report.Add(node.Place, "a measure with codes needs one at least", allowed: "number: name");
        return codes.ToImmutable();
    }

    private static ScalarNode? Observed(Definition definition) => (definition.Entry.Value as MapNode)?.Scalar("observed");

    private static string? Observed(Definition definition, Draft draft)
    {
        if (Observed(definition) is not { } node) return null;
        var series = draft.Seed.Series;
        var name = DistributionReader.SeedName(node.Text, definition.Elements, series.ContainsKey);
        if (series.ContainsKey(name)) return name;
        // A seed other than the model's own may know less of what happened there.
        if (draft.Root.Scalar("seed")?.Text == draft.Seed.Name) draft.Report.Add(node.Place, "the seed has no such series", name, meant: Nearest.To(name, series.Keys.Order(StringComparer.Ordinal)));
        return null;
    }

    /// <summary>
    /// A measure that reads a number of the whole history is one itself: that number's formula takes the place of its name.
    /// </summary>
    private static ImmutableArray<Measure> Wholes(List<Measure> ordered, Dictionary<string, Place> places, Draft draft)
    {
        var wholes = new Dictionary<string, Expression>();
        var read = ordered.Select(m => m.Name).ToHashSet();
        var result = ImmutableArray.CreateBuilder<Measure>();
        foreach (var measure in ordered)
        {
            if (InAggregates(measure.Value).SelectMany(MeasuresIn).FirstOrDefault(wholes.ContainsKey) is { } nested)
            {
                draft.Report.Add(places[measure.Name], $"{measure.Name} aggregates {nested}, which is one number of a whole history already");
            }

            var value = Rewriting.Replace(measure.Value, e => e is Quantity { Kind: QuantityKind.Measure } q ? wholes.GetValueOrDefault(q.Name) : null);
            var size = ExpressionSize.Of(value);
            if (!size.IsModerate || !draft.Spend(places[measure.Name], (int)size.Terms))
            {
                draft.Report.Add(places[measure.Name], "this measure is too large once the measures in it are written out", allowed: $"at most {Limits.ExpandedTerms} terms, {Limits.ExpandedHeight} within each other");
                value = new Number(0);
            }

            if (value.HasAggregate())
            {
                wholes[measure.Name] = value;
                if (MeasuresIn(value).All(read.Contains) && OfPeriods(value) is { } varying) draft.Report.Add(places[measure.Name], $"{measure.Name} mixes a number of the whole history with {varying}, which changes over time", allowed: "mean(...), at(..., year) and their like around it");
            }

            result.Add(measure with { Value = value });
        }

        return result.ToImmutable();
    }

    private static IEnumerable<string> MeasuresIn(Expression value) =>
        value.Descendants().OfType<Quantity>().Where(q => q.Kind == QuantityKind.Measure).Select(q => q.Name);

    private static IEnumerable<Expression> InAggregates(Expression value) => value.Descendants().OfType<Aggregate>();

    /// <summary>Something outside all aggregates that changes over time; null if there is nothing.</summary>
    private static string? OfPeriods(Expression value) => value switch
    {
        Aggregate or Number or Quantity { Kind: QuantityKind.Parameter } => null,
        Quantity quantity => quantity.Name,
        LevelAttribute level => level.Issue,
        AtLevel level => level.Issue,
        IssueHistory history => history.Issue,
        UtilityOf utility => $"utility({utility.Actor})",
        Clock clock => clock.Reading.ToString().ToLowerInvariant(),
        Ahead ahead => ahead.Series,
        _ => value.Operands.Select(OfPeriods).FirstOrDefault(v => v is not null),
    };
}
