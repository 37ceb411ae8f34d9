using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads who bargains, and what each wants.</summary>
internal static class ActorsSection
{
    private const string Infinite = "infinite";

    /// <summary>Finds the names of each actor's utility terms.</summary>
    public static void FindTerms(List<Definition> definitions, Draft draft)
    {
        foreach (var definition in definitions)
        {
            draft.UtilityTerms[definition.Name] = [.. (Utility(definition)?.Entries ?? []).Select(e => e.Name)];
        }
    }

    /// <summary>Reads the actors, in file order.</summary>
    public static ImmutableArray<Actor> Read(List<Definition> definitions, Draft draft) =>
        [.. definitions.Where(d => d.Entry.Value is MapNode).Select(d => One(d, (MapNode)d.Entry.Value, draft))];

    private static Actor One(Definition definition, MapNode node, Draft draft) => new(
        definition.Name,
        draft.Seed.Titles?.Scalar(definition.Name)?.Text ?? node.Scalar("title")?.Text ?? definition.Name,
        Number(node, "discount", Actor.DefaultDiscount, "above 0, at most 1", v => v is > 0 and <= 1, draft),
        Number(node, "horizon", Actor.DefaultHorizon, "above 0", v => v is > 0 and <= Limits.Periods, draft),
        Number(node, "patience", Actor.DefaultPatience, "above 0, at most 1", v => v is > 0 and <= 1, draft),
        Precision(node, draft),
        Number(node, "power", Actor.DefaultPower, "0 or more", v => v >= 0, draft),
        Number(node, "consent", Actor.DefaultConsent, "0 or more", v => v >= 0, draft),
        Number(node, "noise", 0, "0 or more", v => v >= 0, draft),
        Numbers.ReadWhole(node["agenda"], "agenda", 0, Limits.Definitions, draft.Report) ?? Actor.DefaultAgenda,
        Salience(node["salience"] as MapNode, draft),
        [.. (Utility(definition)?.Entries ?? []).Select(e => Term(e, draft)).OfType<UtilityTerm>()],
        Draft.Source(node));

    private static MapNode? Utility(Definition definition) => (definition.Entry.Value as MapNode)?["utility"] as MapNode;

    private static Expression Precision(MapNode node, Draft draft)
    {
        var written = node.Scalar("precision");
        if (written?.Text == Infinite) return double.PositiveInfinity;
        if (written is null || !Numbers.IsInfinite(written.Text)) return Number(node, "precision", Actor.DefaultPrecision, $"0 or more, or {Infinite}", v => v >= 0, draft);
        draft.Report.Add(written.Place, $"an infinite precision is written {Infinite}", written.Text, $"0 or more, or {Infinite}", Infinite);
        return Actor.DefaultPrecision;
    }

    private static Expression Number(MapNode node, string key, double absent, string allowed, Func<double, bool> holds, Draft draft)
    {
        if (draft.Read(node[key], Scope.Empty, Realm.ActorNumber) is not { } term) return absent;
        if (term.Value is Number number && !holds(number.Value)) draft.Report.Add(node[key]!.Place, $"{key} is out of range", Numbers.Text(number.Value), allowed);
        return term.Value;
    }

    private static ImmutableDictionary<string, Expression> Salience(MapNode? node, Draft draft)
    {
        var salience = ImmutableDictionary.CreateBuilder<string, Expression>();
        foreach (var entry in node?.Entries ?? [])
        {
            foreach (var (name, scope) in Openings.Named(entry.Key, [NameKind.Issue, NameKind.Package], "an issue or package", draft))
            {
                if (draft.ReadPlain(entry.Value, scope, Realm.ActorNumber, "a salience") is not { } value) continue;
                if (value is Number { Value: < 0 } number) draft.Report.Add(entry.Value.Place, "a salience cannot be negative", Numbers.Text(number.Value));
                salience[name] = value;
            }
        }

        return salience.ToImmutable();
    }

    private static UtilityTerm? Term(Entry entry, Draft draft)
    {
        if (entry.Value is not MapNode node) return null;
        Words.Check(entry.Name, entry.Key.Place, draft.Report);
        var weight = draft.Read(node["weight"], Scope.Empty, Realm.State);
        var value = draft.Read(node["term"], Scope.Empty, Realm.State);
        if (weight is not { } w || value is not { } v) return null;
        var unit = (w.IsLiteral ? Unit.None : w.Unit) * (v.IsLiteral ? Unit.None : v.Unit);
        if (!unit.GoesWith(Unit.None)) draft.Report.Add(node["term"]!.Place, "a weighted term must have no dimension", unit.ToString(), "1");
        return new(entry.Name, w.Value, v.Value, Draft.Source(node));
    }
}
