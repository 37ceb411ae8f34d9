using System.Collections.Immutable;

namespace AgentSim.Simulation.Compilation;

/// <summary>What is computed at the beginning of each period: the probabilities of hazards, then what can be negotiated.</summary>
/// <param name="Hazards">Probabilities of the shocks that are hazards, in model order.</param>
/// <param name="Opens">Conditions of topics and levels.</param>
/// <param name="Topics">For each topic, which of those results opens it; -1 where it is always open.</param>
/// <param name="Levels">By issue and level, which of those results opens it; -1 where it is always open.</param>
internal sealed record ConditionFormulas(
    Formula Hazards, Formula Opens, ImmutableArray<int> Topics, ImmutableArray<ImmutableArray<int>> Levels)
{
    /// <summary>Lowers a model's conditions.</summary>
    public static ConditionFormulas Of(Model model, ImmutableArray<Topic> topics, Lowering lowering)
    {
        var hazards = model.Shocks.Select(shock => shock.Distribution).OfType<Hazard>().Select(h => lowering.During(h.Probability)).ToList();
        var outputs = new Outputs();
        int Condition(Expressions.Expression condition) => IsAlways(condition) ? -1 : outputs.Add(lowering.During(condition));
        var opens = topics.Select(topic => topic.Kind switch
        {
            // What is closed for good alone is closed in a package as well.
            TopicKind.Package => Condition(topic.Issues.Any(issue => IsNever(model.Issues[issue].Opens)) ? 0 : model.Packages[topic.Index - model.Issues.Length].Opens),
            TopicKind.Exit => -1,
            _ => Condition(model.Issues[topic.Issues[0]].Opens),
        }).ToImmutableArray();
        var levels = model.Issues.Select(issue => issue.Levels.Select(level => Condition(level.Opens)).ToImmutableArray()).ToImmutableArray();
        return new(Formula.Of(lowering.Graph, hazards), Formula.Of(lowering.Graph, outputs.Nodes), opens, levels);
    }

    private static bool IsNever(Expressions.Expression condition) => condition is Expressions.Number { Value: 0 };

    private static bool IsAlways(Expressions.Expression condition) => condition is Expressions.Number { Value: not 0 };
}
