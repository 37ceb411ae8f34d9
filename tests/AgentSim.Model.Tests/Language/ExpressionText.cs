using System.Globalization;
using AgentSim.Expressions;

namespace AgentSim.Tests.Language;

/// <summary>Expressions as a person would write them, for tests to compare.</summary>
internal static class ExpressionText
{
    /// <summary>The expression with brackets around every operation.</summary>
    public static string Of(Expression expression) => expression switch
    {
        Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Quantity quantity => quantity.Name,
        Clock clock => clock.Reading.ToString().ToLowerInvariant(),
        LevelAttribute level => $"{Agreed(level.State)}{level.Issue}.{level.Name}",
        AtLevel level => $"{Agreed(level.State)}at({level.Issue}{(level.Level is { } index ? $", {index}" : string.Empty)})",
        IssueHistory history => $"{history.Kind.ToString().ToLowerInvariant()}({history.Issue}{(history.Actor is null ? string.Empty : $", {history.Actor}")})",
        Lagged lagged => $"lag({Of(lagged.Operand)}, {lagged.Periods})",
        MovingAverage average => $"average({Of(average.Operand)}, {average.Periods})",
        Ahead ahead => $"ahead({ahead.Series}, {ahead.Periods})",
        UtilityOf utility => $"utility({utility.Actor}{(utility.Term is null ? string.Empty : "." + utility.Term)})",
        Aggregate aggregate => $"{aggregate.Kind.ToString().ToLowerInvariant()}({string.Join(", ", aggregate.Operands.Select(Of))}, {aggregate.FromYear}, {aggregate.ToYear})",
        Apply { Arguments.Length: 2 } apply when Sign(apply.Function) is { } sign => $"({Of(apply.Arguments[0])} {sign} {Of(apply.Arguments[1])})",
        Apply apply => $"{apply.Function.ToString().ToLowerInvariant()}({string.Join(", ", apply.Arguments.Select(Of))})",
        _ => throw new ArgumentException("There is no other expression.", nameof(expression)),
    };

    private static string Agreed(LevelState state) => state == LevelState.Agreed ? "agreed " : string.Empty;

    private static string? Sign(Function function) => function switch
    {
        Function.Add => "+",
        Function.Subtract => "-",
        Function.Multiply => "*",
        Function.Divide => "/",
        Function.Power => "^",
        Function.Less => "<",
        Function.LessOrEqual => "<=",
        Function.Equal => "==",
        Function.NotEqual => "!=",
        Function.And => "and",
        Function.Or => "or",
        _ => null,
    };
}
