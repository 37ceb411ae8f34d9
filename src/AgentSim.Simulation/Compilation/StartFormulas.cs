using System.Collections.Immutable;

namespace AgentSim.Simulation.Compilation;

/// <summary>What is computed once, before the first period: actors' numbers, first values of variables, and what each level consists of.</summary>
/// <param name="Formula">All of it.</param>
/// <param name="Memory">For each variable with memory, which result its first value is.</param>
/// <param name="Breaches">For each package, which result the cost of breaking its promise is.</param>
/// <param name="Levels">By issue, level and attribute: a number, or which result.</param>
internal sealed record StartFormulas(
    Formula Formula,
    ImmutableArray<(int Variable, int Result)> Memory,
    ImmutableArray<int> Breaches,
    ImmutableArray<ImmutableArray<ImmutableArray<LevelValue>>> Levels)
{
    /// <summary>Lowers what a model starts with; the actors' numbers come first.</summary>
    public static StartFormulas Of(Model model, ActorNumbers numbers, Lowering lowering)
    {
        var outputs = new Outputs();
        foreach (var node in numbers.Nodes) outputs.Add(node);
        var memory = model.Variables.Select((variable, index) => (variable, index)).Where(pair => pair.variable is MemoryVariable)
            .Select(pair => (pair.index, outputs.Add(lowering.AtStart(((MemoryVariable)pair.variable).Start)))).ToImmutableArray();
        var breaches = model.Packages.Select(package => outputs.Add(lowering.AtStart(package.Breach))).ToImmutableArray();
        var levels = model.Issues.Select(issue => issue.Levels.Select(level => level.Values.Select(value =>
        {
            var node = lowering.AtStart(value);
            return lowering.Graph.IsConstant(node, out var number) ? new LevelValue(number, -1) : new LevelValue(0, outputs.Add(node));
        }).ToImmutableArray()).ToImmutableArray()).ToImmutableArray();
        return new(Formula.Of(lowering.Graph, outputs.Nodes), memory, breaches, levels);
    }
}

/// <summary>An attribute of a level: a number that is the same in all histories, or a result of the start formulas.</summary>
/// <param name="Constant">The number, where <paramref name="Result"/> is -1.</param>
/// <param name="Result">Which result; -1 for a constant.</param>
internal readonly record struct LevelValue(double Constant, int Result);
