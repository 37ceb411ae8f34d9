using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>How the alternatives of a topic are evaluated: what is the same with all of them first, once, and then what differs, for each.</summary>
/// <param name="Common">Computes what the rest reads and no alternative changes: above all, what answers mean whatever they answer.</param>
/// <param name="Differing">Computes the results; it finds those of <paramref name="Common"/> in columns behind those of the cache.</param>
internal sealed record Evaluation(Formula Common, Formula Differing)
{
    /// <summary>Both formulas.</summary>
    public ImmutableArray<Formula> Formulas => [Common, Differing];

    /// <summary>Compiles an evaluation.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">What is to be computed, in the order of the results.</param>
    /// <param name="given">Nodes that the cache has.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="differs">Whether the input of a slot differs between alternatives.</param>
    public static Evaluation Of(ExpressionGraph graph, IReadOnlyList<Node> outputs, NodeSet given, Cache cache, Predicate<int> differs)
    {
        var (_, steady) = WhatIfPlan.Split(graph, outputs, leaf => leaf.Kind == NodeKind.Input && differs(leaf.Slot));
        var common = steady.Where(node => graph[node].Kind == NodeKind.Operation && !given.Contains(node)).ToList();
        var columns = new Dictionary<Node, int>(cache.Columns);
        for (var place = 0; place < common.Count; place++) columns[common[place]] = cache.Count + place;
        return new(
            Formula.Of(graph, Tape.Compile(graph, common, given), cache.Columns),
            Formula.Of(graph, Tape.Compile(graph, outputs, new(given.Concat(common))), columns));
    }
}
