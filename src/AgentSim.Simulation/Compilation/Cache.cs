using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>
/// What an actor's appraisals are given, in layers by how often it has to be computed: what decisions change is computed from what a period changes, and that
/// from what holds for a whole history.
/// </summary>
/// <param name="History">Computed once a history.</param>
/// <param name="Period">Computed once a period.</param>
/// <param name="Decisions">Computed once a period, and again where something was decided.</param>
/// <param name="Columns">The column of each node: the layers' results, one layer behind the other.</param>
internal sealed record Cache(Formula History, Formula Period, Formula Decisions, IReadOnlyDictionary<Node, int> Columns)
{
    /// <summary>Number of columns.</summary>
    public int Count => FirstOfDecisions + Decisions.Tape.Results;

    /// <summary>The first column of the second layer.</summary>
    public int FirstOfPeriod => History.Tape.Results;

    /// <summary>The first column of the last layer.</summary>
    public int FirstOfDecisions => FirstOfPeriod + Period.Tape.Results;

    /// <summary>Compiles what computes anew those of some nodes that decisions change.</summary>
    public Refresh Refresh(ExpressionGraph graph, IEnumerable<Node> nodes)
    {
        var changing = nodes.Where(node => Columns[node] >= FirstOfDecisions).Distinct().OrderBy(node => node.Id).ToList();
        var below = Columns.Keys.Where(node => Columns[node] < FirstOfDecisions && graph[node].Kind == NodeKind.Operation);
        return new(Formula.Of(graph, Tape.Compile(graph, changing, new(below)), Columns), [.. changing.Select(node => Columns[node])]);
    }

    /// <summary>Puts nodes into layers.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="slots">What its inputs are.</param>
    /// <param name="given">Operations on columns that appraisals are given.</param>
    /// <param name="costs">Costs of leaving.</param>
    public static Cache Of(ExpressionGraph graph, Slots slots, IEnumerable<Node> given, IEnumerable<Node> costs)
    {
        var (decisions, steadier) = WhatIfPlan.Split(graph, [.. given, .. costs], leaf => leaf.Kind == NodeKind.Input && slots.Lanes[leaf.Slot].IsDecided);
        var (period, history) = WhatIfPlan.Split(graph, steadier, leaf => leaf.Kind == NodeKind.Uniform || (leaf.Kind == NodeKind.Input && slots.Lanes[leaf.Slot] is not ParameterRoot));
        var columns = new Dictionary<Node, int>();
        Formula Compile(IEnumerable<Node> layer)
        {
            var nodes = layer.OrderBy(node => node.Id).ToList();
            var below = columns.Keys.Where(node => graph[node].Kind == NodeKind.Operation);
            var formula = Formula.Of(graph, Tape.Compile(graph, nodes, new(below)), columns);
            foreach (var node in nodes) columns.Add(node, columns.Count);
            return formula;
        }

        return new(Compile(history), Compile(period), Compile(decisions), columns);
    }
}

/// <summary>Computes some columns of a cache anew.</summary>
/// <param name="Formula">What computes them.</param>
/// <param name="Columns">The columns of its results.</param>
internal sealed record Refresh(Formula Formula, ImmutableArray<int> Columns)
{
    /// <summary>Computes no column.</summary>
    public static Refresh Nothing { get; } = new(Formula.Of(new ExpressionGraph(), []), []);
}
