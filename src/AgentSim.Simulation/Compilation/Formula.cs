using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>A tape with the knowledge of where its inputs are found.</summary>
/// <param name="Tape">The code.</param>
/// <param name="Slots">For each input, the column of the public world; or, below 0, the complement of a column that the one who runs it has cached.</param>
internal sealed record Formula(Tape Tape, ImmutableArray<int> Slots)
{
    /// <summary>Compiles formulas that read the public world only.</summary>
    public static Formula Of(ExpressionGraph graph, IReadOnlyList<Node> outputs) => Of(graph, Tape.Compile(graph, outputs), new Dictionary<Node, int>());

    /// <summary>Finds the inputs of a tape.</summary>
    /// <param name="graph">The graph that it was compiled from.</param>
    /// <param name="tape">The tape.</param>
    /// <param name="cached">The cache columns of the nodes that are given to it.</param>
    public static Formula Of(ExpressionGraph graph, Tape tape, IReadOnlyDictionary<Node, int> cached) =>
        new(tape, [.. tape.Inputs.Select(node => graph[node].Kind == NodeKind.Operation ? ~cached[node] : graph[node].Slot)]);

    /// <summary>The levels that the columns of the public world change with which it reads.</summary>
    public Changes ChangesWith(Slots columns) => Slots.Where(slot => slot >= 0 && slot < columns.Lanes.Count)
        .Aggregate(Changes.None, (changes, slot) => changes | columns.Lanes[slot].ChangesWith);
}

/// <summary>Collects what one tape is to compute; the same node is computed once.</summary>
internal sealed class Outputs
{
    private readonly List<Node> nodes = [];

    /// <summary>All nodes, in the order of their results.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>Adds a node and tells which result it will be.</summary>
    public int Add(Node node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }
}
