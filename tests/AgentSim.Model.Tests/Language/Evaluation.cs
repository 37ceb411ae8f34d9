using AgentSim.Expressions;

namespace AgentSim.Tests.Language;

/// <summary>Computes the derived variables of a model one by one, for tests that compare values.</summary>
internal static class Evaluation
{
    /// <summary>The values of all derived variables of a model that reads nothing but parameters without doubt.</summary>
    public static Dictionary<string, double> Of(Model model)
    {
        var values = model.Parameters.ToDictionary(p => p.Name, p => ((Fixed)p.Distribution).Value);
        foreach (var variable in model.Variables.Cast<DerivedVariable>()) values[variable.Name] = Of(variable.Value, values);
        return values;
    }

    private static double Of(Expression expression, Dictionary<string, double> values) => expression switch
    {
        Number number => number.Value,
        Quantity quantity => values[quantity.Name],
        Apply { Function: Function.If } apply => Of(apply.Arguments[Of(apply.Arguments[0], values) != 0 ? 1 : 2], values),
        Apply { Arguments: [var left, var right] } apply => Of(apply.Function, Of(left, values), Of(right, values)),
        Apply { Function: Function.Negate } apply => -Of(apply.Arguments[0], values),
        _ => throw new NotSupportedException(ExpressionText.Of(expression)),
    };

    private static double Of(Function function, double left, double right) => function switch
    {
        Function.Add => left + right,
        Function.Subtract => left - right,
        Function.Multiply => left * right,
        Function.Divide => left / right,
        Function.Min => Math.Min(left, right),
        Function.Max => Math.Max(left, right),
        Function.Less => left < right ? 1 : 0,
        Function.LessOrEqual => left <= right ? 1 : 0,
        Function.And => left != 0 && right != 0 ? 1 : 0,
        _ => throw new NotSupportedException(function.ToString()),
    };
}
