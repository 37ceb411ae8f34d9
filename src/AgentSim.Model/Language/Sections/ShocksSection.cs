using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads random inputs of each period.</summary>
internal static class ShocksSection
{
    /// <summary>Reads the shocks, in file order.</summary>
    public static ImmutableArray<Shock> Read(List<Definition> definitions, Draft draft) =>
        [.. definitions.Select(d => One(d, draft)).OfType<Shock>()];

    /// <summary>The probability of at least one success within a period, where <paramref name="probability"/> is that within <paramref name="per"/>.</summary>
    public static Expression WithinPeriod(Expression probability, string? per, Calendar calendar)
    {
        var length = per switch { "year" => calendar.YearsPerPeriod, "quarter" => calendar.YearsPerPeriod * 4, _ => 1 };
        if (length == 1) return probability;
        var failure = Make.Of(Function.Subtract, new Number(1), Make.Clip(probability, new Number(0), new Number(1)));
        return Make.Of(Function.Subtract, new Number(1), Make.Of(Function.Power, failure, new Number(length)));
    }

    private static Shock? One(Definition definition, Draft draft)
    {
        if (definition.Entry.Value is not MapNode node) return null;
        var per = node.Scalar("per");
        var source = Draft.Source(node);
        var unit = draft.UnitOf(definition.Name);
        if (node["hazard"] is { } hazard)
        {
            return draft.ReadRate(hazard, per?.Text, definition.Scope, Realm.State, "a hazard") is { } probability
                ? new(definition.Name, new Hazard(WithinPeriod(probability, per?.Text, draft.Calendar)), 1, unit, source)
                : null;
        }

        if (per?.Text == "quarter" && draft.Calendar.PeriodsPerYear == 1) draft.Report.Add(per.Place, "a draw cannot hold shorter than a period", per.Text, "year");
        if (DistributionReader.Read(node, draft.Seed, definition.Elements, draft.Report) is not { } drawn) return null;
        return new(definition.Name, drawn.Distribution, per?.Text == "year" ? draft.Calendar.PeriodsPerYear : 1, unit.IsUnknown ? drawn.Unit : unit, source ?? drawn.Source);
    }
}
