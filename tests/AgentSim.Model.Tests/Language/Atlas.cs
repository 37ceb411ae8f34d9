using System.Text.RegularExpressions;

namespace AgentSim.Tests.Language;

/// <summary>The model that the examples of the reference make.</summary>
internal static partial class Atlas
{
    /// <summary>The reference of the language.</summary>
    public static string Page { get; } = File.ReadAllText(Repository.At("docs", "model-language.md"));

    /// <summary>The model, its seed and extension written down beside it.</summary>
    public static string Write(Workshop workshop)
    {
        foreach (var (path, text) in Blocks().Where(b => b.Path.Length > 0)) workshop.Write(path, path.EndsWith("data.csv", StringComparison.Ordinal) ? text + Data() : text);

        // Some sections are shown in two parts.
        var sections = new Dictionary<string, string>();
        var last = string.Empty;
        foreach (var line in Blocks().Where(b => b.Path.Length == 0).SelectMany(b => b.Text.Split('\n')).Where(l => l.Length > 0))
        {
            if (line[0] == ' ') sections[last] += line + "\n";
            else sections.TryAdd(last = line.Split(':')[0], line + "\n");
        }

        return string.Concat(sections.Values);
    }

    /// <summary>The examples: their files, where they name one, and texts.</summary>
    public static IEnumerable<(string Path, string Text)> Blocks() => Fence().Matches(Page).Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value));

    /// <summary>An example.</summary>
    [GeneratedRegex("```(?:yaml|csv)([^\n]*)\n(.*?)```", RegexOptions.Singleline)]
    public static partial Regex Fence();

    /// <summary>The years that the example of a table leaves out.</summary>
    private static string Data() => string.Concat(Enumerable.Range(1992, 19).SelectMany(year => ((string, string)[])
        [("oil_exports", "Mt/year"), ("oil_price", "USD/bbl"), ("trade_north", "share"), ("trade_west", "share"), ("observed_alignment", "index")],
        (year, name) => year == 1992 && name.Item1 == "oil_exports" ? string.Empty : $"{year},{name.Item1},{name.Item2},{year - 1980},,,,\n"));
}
