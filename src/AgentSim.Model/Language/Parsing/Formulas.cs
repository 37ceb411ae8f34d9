using System.Collections.Immutable;
using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using static Superpower.Parse;

namespace AgentSim.Language.Parsing;

/// <summary>The grammar of formulas.</summary>
internal static class Formulas
{
    private static readonly TokenListParser<Sign, Word> Name =
        Token.EqualTo(Sign.Name).Select(t => new Word(At(t), t.ToStringValue()));

    private static readonly TokenListParser<Sign, Syntax> Formula = Ref(() => Operation!);

    private static readonly TokenListParser<Sign, Syntax> Number =
        from number in Token.EqualTo(Sign.Number)
        from measure in Before(Sign.Name, Name.Select(n => (Word?)n), null)
        select measure is { } word
            ? (Syntax)new DurationSyntax(At(number), Value(number), word)
            : new NumberSyntax(At(number), Value(number));

    private static readonly TokenListParser<Sign, ImmutableArray<Word>> Indices =
        from open in Token.EqualTo(Sign.OpenBracket)
        from names in Name.AtLeastOnceDelimitedBy(Token.EqualTo(Sign.Comma))
        from close in Token.EqualTo(Sign.CloseBracket)
        select names.ToImmutableArray();

    private static readonly TokenListParser<Sign, IndexSyntax> BoundIndex =
        from name in Name.Then(n => Token.EqualTo(Sign.In).Value(n)).Try()
        from set in Name
        select new IndexSyntax(name, set);

    private static readonly TokenListParser<Sign, Syntax?> Filter =
        Before(Sign.If, Token.EqualTo(Sign.If).IgnoreThen(Formula).Select(f => (Syntax?)f), null);

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
        from indices in Before(Sign.OpenBracket, Indices, [])
        from attribute in Before(Sign.Dot, Token.EqualTo(Sign.Dot).IgnoreThen(Name).Select(n => (Word?)n), null)
        select (Func<Word, Syntax>)(name => new NameSyntax(name, indices, attribute));

    private static readonly TokenListParser<Sign, Syntax> Named =
        from name in Name
        from rest in NextIs(Sign.Open, Arguments, NoArguments)
        select rest(name);

    private static readonly TokenListParser<Sign, Syntax> Choice =
        from name in Token.EqualTo(Sign.If)
        from rest in Arguments
        select rest(new Word(At(name), "if"));

    private static readonly TokenListParser<Sign, Syntax> Bracketed =
        Formula.Between(Token.EqualTo(Sign.Open), Token.EqualTo(Sign.Close));

    private static readonly TokenListParser<Sign, Syntax> Operand =
        NextIs(Sign.Name, Named, NextIs(Sign.Number, Number, NextIs(Sign.Open, Bracketed, NextIs(Sign.If, Choice, input => TokenListParserResult.Empty<Sign, Syntax>(input, ["a value"])))));

    private static readonly TokenListParser<Sign, Syntax> Operation = Operations.On(Operand);

    /// <summary>A name, or a function of some arguments.</summary>
    public static TokenListParser<Sign, Syntax> NameOrCall => Named;

    /// <summary>A whole formula.</summary>
    public static TokenListParser<Sign, Syntax> Whole { get; } = Operation.AtEnd();

    /// <summary>A reference: <c>depth[north]</c>.</summary>
    public static TokenListParser<Sign, NameSyntax> Reference { get; } =
        (from name in Name
         from rest in NoArguments
         select (NameSyntax)rest(name)).AtEnd();

    /// <summary>The name of a definition.</summary>
    public static TokenListParser<Sign, HeaderSyntax> Header { get; } =
        (from name in Name
         from indices in Before(Sign.OpenBracket, HeaderIndices(), ([], null))
         select new HeaderSyntax(name, indices.Indices, indices.Filter)).AtEnd();

    private static TokenListParser<Sign, (ImmutableArray<IndexSyntax> Indices, Syntax? Filter)> HeaderIndices() =>
        from open in Token.EqualTo(Sign.OpenBracket)
        from indices in BoundIndex.Or(Name.Select(n => new IndexSyntax(n, null))).AtLeastOnceDelimitedBy(Token.EqualTo(Sign.Comma))
        from filter in Filter
        from close in Token.EqualTo(Sign.CloseBracket)
        select (indices.ToImmutableArray(), filter);

    /// <summary>One parser or another, by the next word or sign.</summary>
    private static TokenListParser<Sign, T> NextIs<T>(Sign sign, TokenListParser<Sign, T> parser, TokenListParser<Sign, T> otherwise) =>
        input => (input.ConsumeToken() is { HasValue: true } next && next.Value.Kind == sign ? parser : otherwise)(input);

    /// <summary>A part that is there if a word or sign announces it.</summary>
    private static TokenListParser<Sign, T> Before<T>(Sign sign, TokenListParser<Sign, T> parser, T absent) =>
        NextIs(sign, parser, input => TokenListParserResult.Value(absent, input, input));

    private static double Value(Token<Sign> number) => double.Parse(number.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int At(Token<Sign> token) => token.Position.Absolute;
}
