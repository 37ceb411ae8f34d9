using System.Collections.Immutable;
using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using static Superpower.Parse;

namespace AgentSim.Language.Parsing;

/// <summary>The grammar of formulas, loosest binding last.</summary>
internal static class Formulas
{
    private static readonly TokenListParser<Sign, Word> Name =
        Token.EqualTo(Sign.Name).Select(t => new Word(At(t), t.ToStringValue()));

    private static readonly TokenListParser<Sign, Syntax> Formula = Ref(() => Either!);

    private static readonly TokenListParser<Sign, Syntax> Number =
        from number in Token.EqualTo(Sign.Number)
        from measure in Maybe(Name)
        select measure is { } word
            ? (Syntax)new DurationSyntax(At(number), Value(number), word)
            : new NumberSyntax(At(number), Value(number));

    private static readonly TokenListParser<Sign, ImmutableArray<Word>> Indices =
        from open in Token.EqualTo(Sign.OpenBracket)
        from names in Name.AtLeastOnceDelimitedBy(Token.EqualTo(Sign.Comma))
        from close in Token.EqualTo(Sign.CloseBracket)
        select names.ToImmutableArray();

    private static readonly TokenListParser<Sign, Word> Attribute =
        Token.EqualTo(Sign.Dot).IgnoreThen(Name);

    private static readonly TokenListParser<Sign, IndexSyntax> BoundIndex =
        from name in Name.Then(n => Token.EqualTo(Sign.In).Value(n)).Try()
        from set in Name
        select new IndexSyntax(name, set);

    private static readonly TokenListParser<Sign, Syntax?> Filter =
        Token.EqualTo(Sign.If).IgnoreThen(Formula).Select(f => (Syntax?)f).OptionalOrDefault();

    private static readonly TokenListParser<Sign, Func<Word, Syntax>> OverArguments =
        from indices in BoundIndex.AtLeastOnceDelimitedBy(Token.EqualTo(Sign.Comma))
        from filter in Filter
        from colon in Token.EqualTo(Sign.Colon)
        from body in Formula
        select (Func<Word, Syntax>)(name => new OverSyntax(name, [.. indices], filter, body));

    private static readonly TokenListParser<Sign, Func<Word, Syntax>> PlainArguments =
        Formula.ManyDelimitedBy(Token.EqualTo(Sign.Comma))
            .Select(arguments => (Func<Word, Syntax>)(name => new CallSyntax(name, [.. arguments])));

    private static readonly TokenListParser<Sign, Func<Word, Syntax>> Arguments =
        from open in Token.EqualTo(Sign.Open)
        from arguments in OverArguments.Or(PlainArguments)
        from close in Token.EqualTo(Sign.Close)
        select arguments;

    private static readonly TokenListParser<Sign, Func<Word, Syntax>> NoArguments =
        from indices in Indices.OptionalOrDefault([])
        from attribute in Maybe(Attribute)
        select (Func<Word, Syntax>)(name => new NameSyntax(name, indices, attribute));

    private static readonly TokenListParser<Sign, Syntax> Named =
        from name in Name
        from rest in Arguments.Or(NoArguments)
        select rest(name);

    private static readonly TokenListParser<Sign, Syntax> Choice =
        from name in Token.EqualTo(Sign.If)
        from rest in Arguments
        select rest(new Word(At(name), "if"));

    private static readonly TokenListParser<Sign, Syntax> Bracketed =
        Formula.Between(Token.EqualTo(Sign.Open), Token.EqualTo(Sign.Close));

    private static readonly TokenListParser<Sign, Syntax> Operand = Number.Or(Named).Or(Choice).Or(Bracketed).Named("a value");

    private static readonly TokenListParser<Sign, Syntax> Power =
        from left in Operand
        from right in Maybe(Operator(Sign.Power).Then(power => Ref(() => Signed!).Select(exponent => (power, exponent))))
        select right is { } r ? new OperatorSyntax(r.power.At, Sign.Power, left, r.exponent) : left;

    private static readonly TokenListParser<Sign, Syntax> Signed =
        from minus in Operator(Sign.Minus).Or(Operator(Sign.Plus)).Many()
        from operand in Power
        select Prefixed(minus, operand);

    private static readonly TokenListParser<Sign, Syntax> Product = Chain(Operator(Sign.Times).Or(Operator(Sign.Over)), Signed, Binary);

    private static readonly TokenListParser<Sign, Syntax> Sum = Chain(Operator(Sign.Plus).Or(Operator(Sign.Minus)), Product, Binary);

    private static readonly TokenListParser<Sign, Syntax> Comparison =
        from left in Sum
        from right in Maybe(Operator(Sign.Less).Or(Operator(Sign.LessOrEqual)).Or(Operator(Sign.Greater)).Or(Operator(Sign.GreaterOrEqual))
            .Or(Operator(Sign.Equal)).Or(Operator(Sign.NotEqual)).Then(o => Sum.Select(s => (o, s))))
        select right is { } r ? Binary(r.o, left, r.s) : left;

    private static readonly TokenListParser<Sign, Syntax> Negation =
        from nots in Operator(Sign.Not).Many()
        from operand in Comparison
        select Prefixed(nots, operand);

    private static readonly TokenListParser<Sign, Syntax> Both = Chain(Operator(Sign.And), Negation, Binary);

    private static readonly TokenListParser<Sign, Syntax> Either = Chain(Operator(Sign.Or), Both, Binary);

    /// <summary>A whole formula.</summary>
    public static TokenListParser<Sign, Syntax> Whole { get; } = Either.AtEnd();

    /// <summary>A reference: <c>depth[north]</c>.</summary>
    public static TokenListParser<Sign, NameSyntax> Reference { get; } =
        (from name in Name
         from rest in NoArguments
         select (NameSyntax)rest(name)).AtEnd();

    /// <summary>The name of a definition.</summary>
    public static TokenListParser<Sign, HeaderSyntax> Header { get; } =
        (from name in Name
         from indices in HeaderIndices().OptionalOrDefault(([], null))
         select new HeaderSyntax(name, indices.Indices, indices.Filter)).AtEnd();

    private static TokenListParser<Sign, (ImmutableArray<IndexSyntax> Indices, Syntax? Filter)> HeaderIndices() =>
        from open in Token.EqualTo(Sign.OpenBracket)
        from indices in BoundIndex.Or(Name.Select(n => new IndexSyntax(n, null))).AtLeastOnceDelimitedBy(Token.EqualTo(Sign.Comma))
        from filter in Filter
        from close in Token.EqualTo(Sign.CloseBracket)
        select (indices.ToImmutableArray(), filter);

    private static TokenListParser<Sign, T?> Maybe<T>(TokenListParser<Sign, T> parser)
        where T : struct => parser.Select(value => (T?)value).OptionalOrDefault();

    private static TokenListParser<Sign, (Sign Sign, int At)> Operator(Sign sign) => Token.EqualTo(sign).Select(t => (sign, At(t)));

    private static Syntax Binary((Sign Sign, int At) sign, Syntax left, Syntax right) => new OperatorSyntax(sign.At, sign.Sign, left, right);

    private static Syntax Prefixed((Sign Sign, int At)[] signs, Syntax operand) =>
        signs.Reverse().Where(s => s.Sign != Sign.Plus).Aggregate(operand, (inner, sign) => new OperatorSyntax(sign.At, sign.Sign, null, inner));

    private static double Value(Token<Sign> number) => double.Parse(number.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int At(Token<Sign> token) => token.Position.Absolute;
}
