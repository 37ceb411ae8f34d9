using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads the endogenous quantities.</summary>
internal static class VariablesSection
{
    /// <summary>Reads the variables, in file order; starts that are drawn become parameters.</summary>
    public static ImmutableArray<Variable> Read(List<Definition> definitions, Draft draft, List<Parameter> drawn)
    {
        var variables = ImmutableArray.CreateBuilder<Variable>();
        var allocations = new List<Definition>();
        foreach (var definition in definitions)
        {
            if ((definition.Entry.Value as MapNode)?["allocate"] is not null) allocations.Add(definition);
            else if (One(definition, draft, drawn) is { } variable) variables.Add(variable);
        }

        foreach (var allocation in allocations.GroupBy(d => (d.Base, string.Join(',', d.Elements.Skip(1)))))
        {
            variables.AddRange(Allocation.Read([.. allocation], draft));
        }

        return variables.ToImmutable();
    }

    private static Variable? One(Definition definition, Draft draft, List<Parameter> drawn)
    {
        var unit = draft.UnitOf(definition.Name);
        if (definition.Entry.Value is ScalarNode formula)
        {
            return draft.Read(formula, definition.Scope, Realm.State) is { } term ? new DerivedVariable(definition.Name, term.Value, Unit.Unknown, null) : null;
        }

        if (definition.Entry.Value is not MapNode node) return null;
        var source = Draft.Source(node);
        if (node["value"] is { } value)
        {
            return draft.ReadIn(unit, value, definition.Scope, Realm.State, definition.Base) is { } expression ? new DerivedVariable(definition.Name, expression, unit, source) : null;
        }

        return node["start"] is null && node["next"] is null ? null : Memory(definition, node, unit, source, draft, drawn);
    }

    private static MemoryVariable? Memory(Definition definition, MapNode node, Unit unit, string? source, Draft draft, List<Parameter> drawn)
    {
        foreach (var key in ((string[])["start", "next"]).Where(k => node[k] is null)) draft.Report.Add(node.Place, $"{definition.Base} has no {key}");
        var start = node["start"] is MapNode distribution
            ? Drawn(definition, distribution, unit, draft, drawn)
            : draft.ReadIn(unit, node["start"], definition.Scope, Realm.Start, "the start");
        var next = draft.ReadIn(unit, node["next"], definition.Scope, Realm.State, "the next value");
        var range = Numbers.ReadRange(node["range"], draft.Report) ?? Interval.Everything;
        if (start is null || next is null) return null;
        if (start is Number number && !range.Contains(number.Value)) draft.Report.Add(node["start"]!.Place, "the start is outside the range", Numbers.Text(number.Value), $"{Numbers.Text(range.Low)} to {Numbers.Text(range.High)}");
        return new(definition.Name, start, next, range, unit, source);
    }

    /// <summary>A start that is believed rather than known: a number where the seed is sure, otherwise a parameter.</summary>
    private static Expression? Drawn(Definition definition, MapNode node, Unit unit, Draft draft, List<Parameter> drawn)
    {
        if (DistributionReader.Read(node, draft.Seed, definition.Elements, draft.Report) is not { } read) return null;
        if (!read.Unit.GoesWith(unit)) draft.Report.Add(node.Place, "the start has another unit than is stated", read.Unit.ToString(), unit.ToString());
        if (read.Distribution is Fixed known) return new Number(known.Value);
        var parameter = new Parameter(definition.Name + ".start", read.Distribution, null, read.Unit, read.Source);
        drawn.Add(parameter);
        return new Quantity(QuantityKind.Parameter, parameter.Name);
    }
}
