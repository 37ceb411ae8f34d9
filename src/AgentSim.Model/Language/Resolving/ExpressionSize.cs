using AgentSim.Expressions;

namespace AgentSim.Language.Resolving;

/// <summary>How large an expression is when every part that is shared counts as often as it stands.</summary>
internal static class ExpressionSize
{
    /// <summary>The number of terms.</summary>
    public static double Of(Expression expression) => Of(expression, new Dictionary<Expression, double>(ReferenceEqualityComparer.Instance));

    private static double Of(Expression expression, Dictionary<Expression, double> known)
    {
        if (expression.Operands.IsEmpty) return 1;
        if (known.TryGetValue(expression, out var size)) return size;
        size = 1;
        foreach (var operand in expression.Operands) size += Of(operand, known);
        return known[expression] = size;
    }
}
