using AgentSim.Expressions;

namespace AgentSim.Experiments.Language;

/// <summary>Tells measures that are true or false from those that are numbers.</summary>
internal static class Truth
{
    /// <summary>Whether a measure takes no values but 1, 0 and missing, as far as its formula says so.</summary>
    public static bool Is(Model model, string measure) => model.Measures.FirstOrDefault(other => other.Name == measure) is { } found && Is(model, found.Value);

    private static bool Is(Model model, Expression expression) => expression switch
    {
        Number number => number.Value is 0 or 1,
        AtLevel => true,
        IssueHistory history => history.Kind != IssueHistoryKind.Age,
        Quantity { Kind: QuantityKind.Measure } measure => Is(model, measure.Name),
        Lagged lagged => Is(model, lagged.Operand),
        Aggregate { Kind: AggregateKind.Lowest or AggregateKind.Highest or AggregateKind.Modal } aggregate => Is(model, aggregate.Operand),
        Apply apply => Is(model, apply),
        _ => false,
    };

    private static bool Is(Model model, Apply apply) => apply.Function switch
    {
        Function.Less or Function.LessOrEqual or Function.Equal or Function.NotEqual or Function.And or Function.Or or Function.Not or Function.IsMissing or Function.Missing => true,
        Function.Min or Function.Max or Function.Multiply => apply.Arguments.All(argument => Is(model, argument)),
        Function.If => apply.Arguments.Skip(1).All(argument => Is(model, argument)),
        _ => false,
    };
}
