using AgentSim.Expressions;

namespace AgentSim.Language.Resolving;

/// <summary>Expressions, simplified where sets that were written out leave constants behind.</summary>
internal static class Make
{
    public static readonly Expression Missing = new Apply(Function.Missing, []);

    public static Apply Of(Function function, params ReadOnlySpan<Expression> arguments) => new(function, [.. arguments]);

    public static Expression Negative(Expression value) => value is Number number ? new Number(-number.Value) : Of(Function.Negate, value);

    public static Expression Not(Expression value) => value is Number number ? new Number(number.Value == 0 ? 1 : 0) : Of(Function.Not, value);

    public static Expression And(Expression left, Expression right) => (left, right) switch
    {
        (Number { Value: 0 }, _) or (_, Number { Value: 0 }) => new Number(0),
        (Number, Number) => new Number(1),
        (Number, _) when IsTruth(right) => right,
        (_, Number) when IsTruth(left) => left,
        _ => Of(Function.And, left, right),
    };

    public static Expression Or(Expression left, Expression right) => (left, right) switch
    {
        (Number { Value: not 0 }, _) or (_, Number { Value: not 0 }) => new Number(1),
        (Number, Number) => new Number(0),
        (Number, _) when IsTruth(right) => right,
        (_, Number) when IsTruth(left) => left,
        _ => Of(Function.Or, left, right),
    };

    public static Expression If(Expression condition, Expression then, Expression otherwise) => condition switch
    {
        Number { Value: 0 } => otherwise,
        Number => then,
        _ => Of(Function.If, condition, then, otherwise),
    };

    public static Expression Add(Expression left, Expression right) => left is Number { Value: 0 } ? right : Of(Function.Add, left, right);

    public static Expression Clip(Expression value, Expression low, Expression high) => Of(Function.Min, Of(Function.Max, value, low), high);

    /// <summary>1 where the value is not 0.</summary>
    public static Expression Truth(Expression value) =>
        value is Number number ? new Number(number.Value != 0 ? 1 : 0) : IsTruth(value) ? value : Of(Function.NotEqual, value, new Number(0));

    /// <summary>Whether an expression is 0 or 1 whatever it reads.</summary>
    private static bool IsTruth(Expression value) => value switch
    {
        Apply { Function: Function.Less or Function.LessOrEqual or Function.Equal or Function.NotEqual or Function.And or Function.Or or Function.Not or Function.IsMissing } => true,
        AtLevel => true,
        _ => false,
    };
}
