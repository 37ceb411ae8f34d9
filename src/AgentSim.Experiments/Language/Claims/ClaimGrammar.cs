using System.Globalization;
using AgentSim.Language.Parsing;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace AgentSim.Experiments.Language.Claims;

/// <summary>The grammar of claims.</summary>
internal static class ClaimGrammar
{
    /// <summary>The sign that claims have and formulas do not.</summary>
    public static IReadOnlyDictionary<string, Sign> Signs { get; } = new Dictionary<string, Sign> { ["="] = Sign.Is };

    private static readonly TokenListParser<Sign, Word> Name =
        Token.EqualTo(Sign.Name).Select(token => new Word(token.Position.Absolute, token.ToStringValue()));

    private static readonly TokenListParser<Sign, AmountSyntax> Unsigned =
        Token.EqualTo(Sign.Number).Select(token => new AmountSyntax(token.Position.Absolute, double.Parse(token.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture)));

    private static readonly TokenListParser<Sign, AmountSyntax> Number =
        Unsigned.Or(
            from minus in Token.EqualTo(Sign.Minus)
            from number in Unsigned
            select new AmountSyntax(minus.Position.Absolute, -number.Value));

    /// <summary>An arm's name; a claim subtracts by the word <c>minus</c>, so that a hyphen belongs to the name.</summary>
    private static readonly TokenListParser<Sign, Word> InArm =
        from @in in Token.EqualTo(Sign.In)
        from first in Name
        from rest in Token.EqualTo(Sign.Minus).IgnoreThen(Name).Many()
        select new Word(first.At, string.Join('-', rest.Select(word => word.Text).Prepend(first.Text)));

    private static readonly TokenListParser<Sign, SideSyntax> Arms =
        from arm in InArm
        from minus in Word("minus").IgnoreThen(InArm).Select(word => (Word?)word).OptionalOrDefault()
        select new SideSyntax(arm.At) { Arm = arm, Minus = minus };

    private static readonly TokenListParser<Sign, SideSyntax> Outcome =
        from statistic in Formulas.NameOrCall
        from arms in Arms.OptionalOrDefault(new SideSyntax(statistic.At))
        select arms with { At = statistic.At, Statistic = statistic };

    private static readonly TokenListParser<Sign, SideSyntax> Amount = Number.Select(number => new SideSyntax(number.At) { Number = number.Value });

    private static readonly TokenListParser<Sign, SideSyntax> Left = Outcome.Or(Amount);

    private static readonly TokenListParser<Sign, SideSyntax> Right = Arms.Or(Outcome).Or(Amount);

    private static readonly TokenListParser<Sign, AmountSyntax?> ByAtLeast =
        Word("by").IgnoreThen(Word("at")).IgnoreThen(Word("least")).IgnoreThen(Number).Select(number => (AmountSyntax?)number).OptionalOrDefault();

    private static readonly TokenListParser<Sign, AmountSyntax?> Times =
        Number.Then(number => Word("times").Value((AmountSyntax?)number)).Try().OptionalOrDefault();

    private static readonly TokenListParser<Sign, Func<SideSyntax, ClaimSyntax>> Inequality =
        from sign in Token.EqualTo(Sign.Greater).Or(Token.EqualTo(Sign.Less))
        from times in Times
        from right in Right
        from margin in ByAtLeast
        select (Func<SideSyntax, ClaimSyntax>)(left =>
            new ComparisonSyntax(left, sign.Kind == Sign.Greater ? Comparison.Above : Comparison.Below, sign.Position.Absolute, right) { Margin = margin, Times = times });

    private static readonly TokenListParser<Sign, Func<SideSyntax, ClaimSyntax>> Equality =
        from sign in Token.EqualTo(Sign.Is)
        from right in Right
        from within in Word("within")
        from margin in Number
        select (Func<SideSyntax, ClaimSyntax>)(left => new ComparisonSyntax(left, Comparison.Same, sign.Position.Absolute, right) { Margin = margin });

    private static readonly TokenListParser<Sign, Func<SideSyntax, ClaimSyntax>> Difference =
        from word in Word("differs")
        from @from in Word("from")
        from right in Right
        select (Func<SideSyntax, ClaimSyntax>)(left => new ComparisonSyntax(left, Comparison.Different, word.Position.Absolute, right));

    /// <summary>All that is left names the factor, dots and brackets included.</summary>
    private static readonly TokenListParser<Sign, Word> Factor =
        Token.Matching<Sign>(_ => true, "a factor").AtLeastOnce().Select(tokens => new Word(tokens[0].Position.Absolute, string.Concat(tokens.Select(token => token.ToStringValue()))));

    private static readonly TokenListParser<Sign, Func<SideSyntax, ClaimSyntax>> Trend =
        from word in Word("rises").Or(Word("falls"))
        from with in Word("with")
        from factor in Factor
        select (Func<SideSyntax, ClaimSyntax>)(left => new TrendSyntax(left, word.ToStringValue() == "rises", factor));

    private static readonly TokenListParser<Sign, Func<SideSyntax, ClaimSyntax>> Modes =
        from has in Word("has")
        from several in Word("several")
        from modes in Word("modes")
        select (Func<SideSyntax, ClaimSyntax>)(left => new ModesSyntax(left));

    /// <summary>A whole claim.</summary>
    public static TokenListParser<Sign, ClaimSyntax> Whole { get; } =
        (from left in Left
         from claim in Inequality.Or(Equality).Or(Difference).Or(Trend).Or(Modes)
         select claim(left)).AtEnd();

    /// <summary>A whole statistic, or the name of a measure.</summary>
    public static TokenListParser<Sign, Syntax> Statistic { get; } = Formulas.NameOrCall.AtEnd();

    private static TokenListParser<Sign, Token<Sign>> Word(string word) => Token.EqualToValue(Sign.Name, word);
}
