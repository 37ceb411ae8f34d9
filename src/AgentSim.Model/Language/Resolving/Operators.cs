using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>The operators, with what they do to units.</summary>
internal static class Operators
{
    /// <summary>The meaning of an operation. Long sums lean to the left, and are walked rather than descended.</summary>
    public static Term Resolve(Resolution formula, OperatorSyntax syntax, Scope scope)
    {
        var spine = new Stack<OperatorSyntax>();
        Syntax leftmost = syntax;
        while (leftmost is OperatorSyntax { Left: not null } operation && !Elements.Compares(formula, operation, scope))
        {
            spine.Push(operation);
            leftmost = operation.Left;
        }

        var term = leftmost switch
        {
            OperatorSyntax { Left: null } sign => Signed(formula, sign, scope),
            OperatorSyntax comparison => Elements.Resolve(formula, comparison, scope),
            _ => formula.Of(leftmost, scope),
        };
        while (spine.TryPop(out var operation)) term = Binary(formula, operation, term, formula.Of(operation.Right, scope));
        return term;
    }

    /// <summary>One operation on two terms.</summary>
    public static Term Binary(Resolution formula, OperatorSyntax syntax, Term left, Term right)
    {
        var at = syntax.At;
        switch (syntax.Operator)
        {
            case Sign.Plus:
            case Sign.Minus:
                formula.RequireSame(at, left, right, syntax.Operator == Sign.Plus ? "this adds" : "this subtracts");
                return Joined(left, right, Make.Of(syntax.Operator == Sign.Plus ? Function.Add : Function.Subtract, left.Value, right.Value));
            case Sign.Times: return new(Make.Of(Function.Multiply, left.Value, right.Value), left.Unit * right.Unit, left.IsLiteral && right.IsLiteral);
            case Sign.Over: return new(Make.Of(Function.Divide, left.Value, right.Value), left.Unit / right.Unit, left.IsLiteral && right.IsLiteral);
            case Sign.Power: return Power(formula, at, left, right);
            case Sign.And: return Term.Plain(Make.And(left.Value, right.Value));
            case Sign.Or: return Term.Plain(Make.Or(left.Value, right.Value));
            default:
                formula.RequireSame(at, left, right, "this compares");
                return Term.Plain(Comparison(syntax.Operator, left.Value, right.Value));
        }
    }

    /// <summary>A term of the unit that two terms share.</summary>
    public static Term Joined(Term left, Term right, Expression value) =>
        left.IsLiteral ? new(value, right.Unit, right.IsLiteral)
        : right.IsLiteral || right.Unit.IsUnknown ? new(value, left.Unit, false)
        : new(value, right.Unit, false);

    private static Apply Comparison(Sign sign, Expression left, Expression right) => sign switch
    {
        Sign.Less => Make.Of(Function.Less, left, right),
        Sign.LessOrEqual => Make.Of(Function.LessOrEqual, left, right),
        Sign.Greater => Make.Of(Function.Less, right, left),
        Sign.GreaterOrEqual => Make.Of(Function.LessOrEqual, right, left),
        Sign.Equal => Make.Of(Function.Equal, left, right),
        Sign.NotEqual => Make.Of(Function.NotEqual, left, right),
        _ => throw new UnreachableException(),
    };

    private static Term Signed(Resolution formula, OperatorSyntax syntax, Scope scope)
    {
        var operand = formula.Of(syntax.Right, scope);
        return syntax.Operator == Sign.Not ? Term.Plain(Make.Not(operand.Value)) : operand with { Value = Make.Negative(operand.Value) };
    }

    private static Term Power(Resolution formula, int at, Term left, Term right)
    {
        formula.RequirePlain(at, right, "an exponent");
        var value = Make.Of(Function.Power, left.Value, right.Value);
        if (left.IsLiteral) return new(value, Unit.None, right.IsLiteral);
        if (left.Unit.IsUnknown || left.Unit.Equals(Unit.None)) return Term.Of(value, left.Unit);
        if (right.Value is Number { Value: var exponent } && exponent == Math.Round(exponent) && Math.Abs(exponent) <= 12)
        {
            return Term.Of(value, left.Unit.Power((int)exponent));
        }

        formula.Error(at, "what has a dimension can be raised to whole powers only", left.Unit.ToString());
        return Term.Any(value);
    }
}
