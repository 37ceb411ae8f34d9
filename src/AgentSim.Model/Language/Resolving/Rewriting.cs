using AgentSim.Expressions;

namespace AgentSim.Language.Resolving;

/// <summary>Replaces parts of expressions.</summary>
internal static class Rewriting
{
    /// <summary>The expression with every part for which <paramref name="replacement"/> gives one replaced by it.</summary>
    public static Expression Replace(Expression expression, Func<Expression, Expression?> replacement)
    {
        if (replacement(expression) is { } replaced) return replaced;
        return expression switch
        {
            Apply apply => apply with { Arguments = [.. apply.Arguments.Select(a => Replace(a, replacement))] },
            Lagged lagged => lagged with { Operand = Replace(lagged.Operand, replacement) },
            MovingAverage average => average with { Operand = Replace(average.Operand, replacement) },
            Aggregate aggregate => aggregate with { Operand = Replace(aggregate.Operand, replacement), Second = aggregate.Second is null ? null : Replace(aggregate.Second, replacement) },
            _ => expression,
        };
    }
}
