using System.Collections.Immutable;

namespace AgentSim.Simulation.Programs;

/// <summary>
/// How a sum of terms answers "what if these inputs were otherwise": the part that does not depend on them is computed once and given;
/// the rest is computed anew for each what-if. Terms that do not depend on them at all are left out, for differences do not need them.
/// </summary>
internal sealed class WhatIfPlan
{
    private WhatIfPlan(ImmutableArray<int> terms, Tape dependent, ImmutableArray<Node> given)
    {
        Terms = terms;
        Dependent = dependent;
        Given = given;
    }

    /// <summary>Indices of the terms that depend on the varying inputs.</summary>
    public ImmutableArray<int> Terms { get; }

    /// <summary>Code for the sum of those terms, in their order. Its inputs are varying inputs, other inputs, and <see cref="Given"/>.</summary>
    public Tape Dependent { get; }

    /// <summary>What is computed once and given: nodes that do not depend on the varying inputs, but are read by ones that do.</summary>
    public ImmutableArray<Node> Given { get; }

    /// <summary>Plans what-ifs.</summary>
    /// <param name="graph">The graph; the sum is added to it.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="varies">Whether the input of a slot varies.</param>
    public static WhatIfPlan Of(ExpressionGraph graph, IReadOnlyList<Node> terms, Predicate<int> varies)
    {
        bool Leaf(ExpressionGraph.Definition leaf) => leaf.Kind == NodeKind.Input && varies(leaf.Slot);
        var dependent = Dependents(graph, terms, Leaf);
        var affected = Enumerable.Range(0, terms.Count).Where(index => dependent.Contains(terms[index])).ToImmutableArray();
        var sum = graph.Sum([.. affected.Select(index => terms[index])]);
        var given = Boundary(graph, [sum], Dependents(graph, [sum], Leaf));
        return new(affected, Tape.Compile(graph, [sum], given), [.. given]);
    }

    /// <summary>
    /// Parts nodes into those that depend on some leaves and those that do not; with the latter come the operations on lanes that the former read of them, so that
    /// these can be computed first and given.
    /// </summary>
    internal static (NodeSet Dependent, NodeSet Steady) Split(
        ExpressionGraph graph, IReadOnlyCollection<Node> nodes, Predicate<ExpressionGraph.Definition> varies)
    {
        var dependents = Dependents(graph, nodes, varies);
        return (new(nodes.Where(dependents.Contains)), new(nodes.Where(node => !dependents.Contains(node)).Concat(Boundary(graph, nodes, dependents))));
    }

    private static NodeSet Dependents(ExpressionGraph graph, IEnumerable<Node> nodes, Predicate<ExpressionGraph.Definition> varies)
    {
        var dependents = new NodeSet(graph.Count);
        foreach (var node in graph.Below(nodes))
        {
            var definition = graph[node];
            if (definition.Kind == NodeKind.Operation ? dependents.ContainsOperand(definition) : varies(definition)) dependents.Add(node);
        }

        return dependents;
    }

    /// <summary>Operations on lanes, outside the dependents, that dependents read. Inputs are read where they are, and scalars cost nothing.</summary>
    private static NodeSet Boundary(ExpressionGraph graph, IEnumerable<Node> nodes, NodeSet dependents)
    {
        var (onLanes, boundary) = (new NodeSet(graph.Count), new NodeSet(graph.Count));
        foreach (var node in graph.Below(nodes))
        {
            var definition = graph[node];
            if (definition.Kind == NodeKind.Input || onLanes.ContainsOperand(definition)) onLanes.Add(node);
        }

        foreach (var node in dependents)
        {
            var definition = graph[node];
            for (var place = 0; place < definition.Operands; place++)
            {
                var operand = definition.Operand(place);
                if (!dependents.Contains(operand) && onLanes.Contains(operand) && graph[operand].Kind == NodeKind.Operation) boundary.Add(operand);
            }
        }

        return boundary;
    }
}
