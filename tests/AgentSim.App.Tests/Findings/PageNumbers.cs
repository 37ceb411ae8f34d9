using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentSim.App.Tests.Findings;

/// <summary>Numbers as people write them on a page: <c>.76</c>, <c>-.08</c>, <c>6 %</c>.</summary>
internal static partial class PageNumbers
{
    private const string PerCent = " %";

    /// <summary>All numbers of a text, as they are written, without signs of per cent.</summary>
    public static ImmutableArray<string> In(string text) => [.. Numbers().Matches(text).Select(number => number.Value)];

    /// <summary>What is written.</summary>
    public static double Value(string said) => double.Parse(said, CultureInfo.InvariantCulture);

    /// <summary>Whether a number is another, rounded to as many places as are written. Per cent are of a share.</summary>
    public static bool IsRounded(string said, double found)
    {
        if (said.EndsWith(PerCent, StringComparison.Ordinal)) return IsRounded(said[..^PerCent.Length], 100 * found);
        var point = said.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : said.Length - point - 1;
        return Math.Abs(Value(said) - found) <= (0.5 * Math.Pow(10, -digits)) + 1e-9;
    }

    [GeneratedRegex(@"(?<![\w.])[+-]?(\d+\.?\d*|\.\d+)(?![\w%])")]
    private static partial Regex Numbers();
}
