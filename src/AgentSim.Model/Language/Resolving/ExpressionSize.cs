using AgentSim.Expressions;

namespace AgentSim.Language.Resolving;

/// <summary>How large an expression is when every part that is shared counts as often as it stands.</summary>
/// <param name="Terms">The number of terms.</param>
/// <param name="Height">Operations within each other.</param>
internal readonly record struct ExpressionSize(double Terms, int Height)
{
    /// <summary>Whether an expression is small enough to work with.</summary>
    public bool IsModerate => Terms <= Limits.ExpandedTerms && Height <= Limits.ExpandedHeight;

    /// <summary>The size of an expression; found without recursion, for it may be very high.</summary>
    public static ExpressionSize Of(Expression expression)
    {
        var known = new Dictionary<Expression, ExpressionSize>(ReferenceEqualityComparer.Instance);
        var left = new Stack<Expression>();
        left.Push(expression);
        while (left.TryPeek(out var next))
        {
            var operands = next.Operands;
            var unknown = false;
            foreach (var operand in operands)
            {
                if (known.ContainsKey(operand)) continue;
                left.Push(operand);
                unknown = true;
            }

            if (unknown) continue;
            left.Pop();
            var (terms, height) = (1d, 1);
            foreach (var operand in operands) (terms, height) = (terms + known[operand].Terms, Math.Max(height, known[operand].Height + 1));
            known[next] = new(terms, height);
        }

        return known[expression];
    }
}
