using Superpower.Model;

namespace AgentSim.Language.Parsing;

/// <summary>Cuts a formula into words and signs.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, Sign> Keywords = new()
    {
        ["and"] = Sign.And, ["or"] = Sign.Or, ["not"] = Sign.Not, ["in"] = Sign.In, ["if"] = Sign.If,
    };

    private static readonly Dictionary<string, Sign> Signs = new()
    {
        ["<="] = Sign.LessOrEqual, [">="] = Sign.GreaterOrEqual, ["=="] = Sign.Equal, ["!="] = Sign.NotEqual,
        ["+"] = Sign.Plus, ["-"] = Sign.Minus, ["*"] = Sign.Times, ["/"] = Sign.Over, ["^"] = Sign.Power, ["<"] = Sign.Less, [">"] = Sign.Greater,
        ["("] = Sign.Open, [")"] = Sign.Close, ["["] = Sign.OpenBracket, ["]"] = Sign.CloseBracket,
        [","] = Sign.Comma, [":"] = Sign.Colon, ["."] = Sign.Dot,
    };

    /// <summary>Whether a word can be no name, because formulas are built with it.</summary>
    public static bool IsKeyword(string word) => Keywords.ContainsKey(word);

    /// <summary>The words and signs of <paramref name="text"/>.</summary>
    /// <param name="text">A formula.</param>
    /// <param name="others">Signs beside those of formulas.</param>
    /// <param name="bad">Offset of the first character that belongs to none; -1 if all do.</param>
    public static List<Token<Sign>> Cut(string text, IReadOnlyDictionary<string, Sign> others, out int bad)
    {
        var source = new TextSpan(text);
        var tokens = new List<Token<Sign>>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var (sign, length) = Next(text, i, others);
            if (length == 0)
            {
                bad = i;
                return tokens;
            }

            tokens.Add(new Token<Sign>(sign, new TextSpan(text, new Position(i, 1, i + 1), length)));
            i += length;
        }

        bad = -1;
        return tokens;
    }

    private static (Sign Sign, int Length) Next(string text, int at, IReadOnlyDictionary<string, Sign> others)
    {
        if (char.IsAsciiLetter(text[at]) || text[at] == '_')
        {
            var end = at + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            return (Keywords.GetValueOrDefault(text[at..end], Sign.Name), end - at);
        }

        if (Digit(text, at) || (text[at] == '.' && Digit(text, at + 1))) return (Sign.Number, NumberLength(text, at));
        foreach (var length in (ReadOnlySpan<int>)[2, 1])
        {
            if (at + length > text.Length) continue;
            var next = text.Substring(at, length);
            if (Signs.TryGetValue(next, out var sign) || others.TryGetValue(next, out sign)) return (sign, length);
        }

        return default;
    }

    private static int NumberLength(string text, int at)
    {
        var end = at;
        while (Digit(text, end)) end++;
        if (end < text.Length && text[end] == '.' && Digit(text, end + 1)) end++;
        while (Digit(text, end)) end++;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
            if (Digit(text, exponent))
            {
                end = exponent;
                while (Digit(text, end)) end++;
            }
        }

        return end - at;
    }

    private static bool Digit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);
}
