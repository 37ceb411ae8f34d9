using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Naming;

/// <summary>What a name may look like.</summary>
internal static class Words
{
    public const string Allowed = "lower-case words joined by underscores";

    private static readonly HashSet<string> Reserved =
        ["year", "quarter", "time", "period", "missing", "otherwise", "infinite", "null", "true", "false"];

    /// <summary>Whether <paramref name="text"/> is a well-formed name.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Reports a name that is none, or that means something already.</summary>
    /// <returns>Whether it may be used.</returns>
    public static bool Check(string name, Place place, Report report)
    {
        if (!IsName(name)) report.Add(place, "this is not a name", name, Allowed);
        else if (Lexicon.IsKeyword(name) || Reserved.Contains(name)) report.Add(place, $"{name} is a word of the language and cannot be a name");
        else return true;
        return false;
    }
}
