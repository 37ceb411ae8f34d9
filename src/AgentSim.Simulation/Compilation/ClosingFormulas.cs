using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>What is computed at the end of each period, and after the last one.</summary>
/// <param name="Period">Next values, then remembered expressions, then measured ones.</param>
/// <param name="Memory">The variables with memory whose next values are the first results, each with the range that it is kept within.</param>
/// <param name="Remembered">Number of remembered expressions, whose results come next.</param>
/// <param name="Measured">Measures that are series, whose results come next, by index in the model.</param>
/// <param name="Aggregated">For each aggregate, which results its operands are; the second -1 where there is none.</param>
/// <param name="History">After the last period: the measures of whole histories in model order, then the conditions of the patterns.</param>
/// <param name="Earlier">Computes remembered expressions before the first period, inner ones first, one formula each.</param>
internal sealed record ClosingFormulas(
    Formula Period,
    ImmutableArray<int> Memory,
    int Remembered,
    ImmutableArray<int> Measured,
    ImmutableArray<(int First, int Second)> Aggregated,
    Formula History,
    ImmutableArray<Formula> Earlier)
{
    /// <summary>Lowers what ends a model's periods.</summary>
    public static ClosingFormulas Of(Model model, Lowering lowering)
    {
        var measured = Indices(model.Measures, measure => !measure.IsAggregate);
        var history = model.Measures.Where(measure => measure.IsAggregate).Select(measure => lowering.AtClose(measure.Value))
            .Concat(model.Patterns.Select(pattern => lowering.AtClose(pattern.Condition))).ToList();
        var outputs = new Outputs();
        var memory = Indices(model.Variables, variable => variable is MemoryVariable);
        foreach (var index in memory) outputs.Add(lowering.AtClose(((MemoryVariable)model.Variables[index]).Next));
        var series = measured.Select(index => lowering.AtClose(model.Measures[index].Value)).ToList();
        var operands = lowering.Aggregates.Select(aggregate => (
            lowering.AtClose(aggregate.Operand), aggregate.Second is null ? (Node?)null : lowering.AtClose(aggregate.Second))).ToList();
        var remembered = lowering.Remembered.Select(lowering.AtClose).ToList(); // complete only now that all has been lowered
        foreach (var node in remembered) outputs.Add(node);
        foreach (var node in series) outputs.Add(node);
        var aggregated = operands.Select(pair => (outputs.Add(pair.Item1), pair.Item2 is { } second ? outputs.Add(second) : -1)).ToImmutableArray();
        return new(
            Formula.Of(lowering.Graph, outputs.Nodes), memory, remembered.Count, measured, aggregated, Formula.Of(lowering.Graph, history),
            [.. remembered.Select(node => Formula.Of(lowering.Graph, [node]))]);
    }

    private static ImmutableArray<int> Indices<T>(ImmutableArray<T> items, Func<T, bool> holds) =>
        [.. Enumerable.Range(0, items.Length).Where(index => holds(items[index]))];
}
