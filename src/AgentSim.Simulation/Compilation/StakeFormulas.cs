using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>What a session has at stake besides its topic: what parties get without a deal, and what third parties say to one.</summary>
/// <param name="Walkaway">Breakdown and outside values, read at the beginning of a session.</param>
/// <param name="Breakdown">By party, which of those results; -1 for none.</param>
/// <param name="Outside">By party, which of those results; -1 for none.</param>
/// <param name="Assents">Probability that all third parties assent, with the deal in force; null where none is asked.</param>
internal sealed record StakeFormulas(Formula Walkaway, ImmutableArray<int> Breakdown, ImmutableArray<int> Outside, Formula? Assents)
{
    /// <summary>Lowers what a topic has at stake.</summary>
    public static StakeFormulas Of(Model model, Topic topic, Lowering lowering, Slots slots)
    {
        var outputs = new Outputs();
        int Value(ImmutableDictionary<string, Expressions.Expression> values, int party) =>
            values.TryGetValue(model.Actors[party].Name, out var value) ? outputs.Add(lowering.During(value)) : -1;
        var breakdown = topic.Parties.Select(party => Value(topic.Bargaining.Breakdown, party)).ToImmutableArray();
        var outside = topic.Parties.Select(party => Value(topic.Bargaining.Outside, party)).ToImmutableArray();
        var assents = topic.Issues.SelectMany(issue => model.Issues[issue].Assents).Select(assent => lowering.During(assent.Probability)).ToList();
        var graph = lowering.Graph;
        return new(Formula.Of(graph, outputs.Nodes), breakdown, outside, assents.Count == 0 ? null : Formula.Of(graph, [Product(graph, assents)]));
    }

    private static Node Product(ExpressionGraph graph, List<Node> nodes) =>
        nodes.Aggregate((product, node) => graph.Binary(Operation.Multiply, product, node));
}
