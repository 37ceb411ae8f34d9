using Superpower;
using Superpower.Model;

namespace AgentSim.Language.Parsing;

/// <summary>
/// Operators and how tightly they bind, by precedence climbing: one step for each operator, where a parser for each level would take all levels for each operand.
/// </summary>
internal static class Operations
{
    private const int Loosest = 0;
    private const int Or = 1;
    private const int And = 2;
    private const int Not = 3;
    private const int Comparison = 4;
    private const int Sum = 5;
    private const int Product = 6;
    private const int Signed = 7;
    private const int Power = 8;

    /// <summary>A parser of operations on what <paramref name="operand"/> parses.</summary>
    public static TokenListParser<Sign, Syntax> On(TokenListParser<Sign, Syntax> operand) => input => Above(Loosest, input, operand);

    /// <summary>An operation all of whose operators bind more tightly than <paramref name="level"/>.</summary>
    private static TokenListParserResult<Sign, Syntax> Above(int level, TokenList<Sign> input, TokenListParser<Sign, Syntax> operand)
    {
        var left = Prefixed(level, input, operand);
        var isComparison = false;
        while (left.HasValue)
        {
            var sign = left.Remainder.ConsumeToken();
            var binds = sign.HasValue ? LevelOf(sign.Value.Kind) : Loosest;
            if (binds <= level) break;
            if (binds == Comparison && isComparison) return TokenListParserResult.Empty<Sign, Syntax>(left.Remainder);
            isComparison = binds == Comparison;
            var right = Above(binds == Power ? Signed : binds, sign.Remainder, operand);
            if (!right.HasValue) return right;
            var operation = new OperatorSyntax(sign.Value.Position.Absolute, sign.Value.Kind, left.Value, right.Value);
            left = TokenListParserResult.Value<Sign, Syntax>(operation, input, right.Remainder);
        }

        return left;
    }

    private static TokenListParserResult<Sign, Syntax> Prefixed(int level, TokenList<Sign> input, TokenListParser<Sign, Syntax> operand)
    {
        var sign = input.ConsumeToken();
        var binds = sign.HasValue ? sign.Value.Kind switch { Sign.Not => Not, Sign.Minus or Sign.Plus => Signed, _ => Loosest } : Loosest;
        if (binds == Loosest || level > binds) return operand(input);
        var inner = Above(binds, sign.Remainder, operand);
        return inner.HasValue && sign.Value.Kind != Sign.Plus
            ? TokenListParserResult.Value<Sign, Syntax>(new OperatorSyntax(sign.Value.Position.Absolute, sign.Value.Kind, null, inner.Value), input, inner.Remainder)
            : inner;
    }

    private static int LevelOf(Sign sign) => sign switch
    {
        Sign.Or => Or,
        Sign.And => And,
        >= Sign.Less and <= Sign.NotEqual => Comparison,
        Sign.Plus or Sign.Minus => Sum,
        Sign.Times or Sign.Over => Product,
        Sign.Power => Power,
        _ => Loosest,
    };
}
