using AgentSim.Expressions;

namespace AgentSim;

/// <summary>What the numbers of a measure mean, and so how they are summed up over histories.</summary>
public enum MeasureKind
{
    /// <summary>A quantity: it has a mean and quantiles.</summary>
    Quantity,

    /// <summary>1 where something holds and 0 where it does not: it has a share.</summary>
    Truth,

    /// <summary>Codes of classes: each has a share, and a mean of them means nothing.</summary>
    Nominal,
}

/// <summary>One value of a nominal measure.</summary>
/// <param name="Value">The number that is recorded.</param>
/// <param name="Name">What it stands for.</param>
public readonly record struct Code(double Value, string Name);

/// <summary>Finds out whether a formula can give nothing but 1, 0 or missing.</summary>
internal static class Truth
{
    /// <summary>Whether it says that something holds or does not.</summary>
    public static bool Is(Expression value) => value switch
    {
        AtLevel => true,
        IssueHistory history => history.Kind != IssueHistoryKind.Age,
        Apply { Function: Function.Less or Function.LessOrEqual or Function.Equal or Function.NotEqual or Function.And or Function.Or or Function.Not or Function.IsMissing } => true,
        Apply { Function: Function.If } choice => choice.Arguments.Skip(1).All(IsOrMissing) && choice.Arguments.Skip(1).Any(Is),
        Apply { Function: Function.Multiply or Function.Min or Function.Max } joined => joined.Arguments.All(Is),
        Aggregate { Kind: AggregateKind.Lowest or AggregateKind.Highest or AggregateKind.Modal } aggregate => Is(aggregate.Operand),
        Lagged lagged => Is(lagged.Operand),
        _ => false,
    };

    private static bool IsOrMissing(Expression value) => value is Number { Value: 0 or 1 } or Apply { Function: Function.Missing } || Is(value);
}
