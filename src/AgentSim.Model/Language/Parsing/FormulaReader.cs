using AgentSim.Language.Yaml;
using Superpower;
using Superpower.Model;

namespace AgentSim.Language.Parsing;

/// <summary>Parses formulas, references and the names of definitions out of a file's scalars.</summary>
internal static class FormulaReader
{
    private static readonly Dictionary<string, Sign> NoOthers = [];

    /// <summary>The formula in a scalar; null if there is none, and then the report says why.</summary>
    public static Syntax? Formula(ScalarNode node, Report report) => Read(node, Formulas.Whole, "an expression", report);

    /// <summary>The reference in a scalar.</summary>
    public static NameSyntax? Reference(ScalarNode node, Report report) => Read(node, Formulas.Reference, "a name", report);

    /// <summary>The name of a definition.</summary>
    public static HeaderSyntax? Header(ScalarNode node, Report report) => Read(node, Formulas.Header, "a name", report);

    /// <summary>What a parser makes of the words and signs in a scalar; null if nothing, and then the report says why.</summary>
    /// <param name="node">The text.</param>
    /// <param name="parser">The parser of the whole text.</param>
    /// <param name="what">What it is, with its article.</param>
    /// <param name="report">Where errors go.</param>
    /// <param name="others">Signs beside those of formulas.</param>
    public static T? Read<T>(ScalarNode node, TokenListParser<Sign, T> parser, string what, Report report, IReadOnlyDictionary<string, Sign>? others = null)
        where T : class
    {
        var text = node.Text;
        if (text.Length > Limits.ExpressionLength)
        {
            report.Add(node.Place, $"{what} is too long", $"{text.Length} characters", $"at most {Limits.ExpressionLength}");
            return null;
        }

        var tokens = Lexicon.Cut(text, others ?? NoOthers, out var bad);
        if (bad >= 0)
        {
            report.Add(node.PlaceAt(bad), $"{what} cannot be read here", Character(text, bad));
            return null;
        }

        if (TooMuch(tokens) is { } problem)
        {
            report.Add(node.PlaceAt(problem.At), $"{what} {problem.Problem}", allowed: problem.Allowed);
            return null;
        }

        var result = parser.TryParse(new TokenList<Sign>([.. tokens]));
        if (result.HasValue) return result.Value;
        var at = result.Remainder.IsAtEnd ? text.Length : result.Remainder.ConsumeToken().Value.Position.Absolute;
        var found = result.Remainder.IsAtEnd ? "the end" : result.Remainder.ConsumeToken().Value.ToStringValue();
        report.Add(node.PlaceAt(at), $"{what} cannot be read here", found, Expected(result.Expectations));
        return null;
    }

    private static string Character(string text, int at) => text[at] switch
    {
        '=' => "= (equality is ==)",
        '&' => "& (both is: and)",
        '|' => "| (either is: or)",
        '!' => "! (negation is: not)",
        var other => other.ToString(),
    };

    private static (int At, string Problem, string Allowed)? TooMuch(List<Token<Sign>> tokens)
    {
        if (tokens.Count > Limits.ExpressionTokens)
        {
            return (tokens[Limits.ExpressionTokens].Position.Absolute, "is too long", $"at most {Limits.ExpressionTokens} words and signs");
        }

        var (depth, prefixes, powers) = (0, 0, 0);
        foreach (var token in tokens)
        {
            if (token.Kind is Sign.Open or Sign.OpenBracket) depth++;
            if (token.Kind is Sign.Close or Sign.CloseBracket) depth--;
            prefixes = token.Kind is Sign.Minus or Sign.Plus or Sign.Not ? prefixes + 1 : 0;
            if (token.Kind is Sign.Power) powers++;
            if (Math.Max(depth, Math.Max(prefixes, powers)) > Limits.ExpressionDepth)
            {
                return (token.Position.Absolute, "is nested too deeply", $"at most {Limits.ExpressionDepth} within each other");
            }
        }

        return null;
    }

    private static string? Expected(string[]? expectations) =>
        expectations is null or [] ? null : string.Join(", ", expectations.Distinct().Select(e => e.Trim('`')));
}
