using AgentSim.App.Telling;
using AgentSim.Experiments;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentSim.App.Terminal;

/// <summary>The shares of patterns with their intervals while histories are played: as wide as the terminal, a line for each pattern.</summary>
internal static class LivePatterns
{
    // Name, share and interval; the bar has what is left.
    private const int Numbers = 22;
    private const int ShortestName = 8;
    private const int ShortestBar = 8;
    private const int LongestBar = 40;

    // More lines would scroll the bar above away.
    private const int MostPatterns = 12;

    /// <summary>The lines; nothing of no patterns.</summary>
    /// <param name="patterns">Their names.</param>
    /// <param name="shares">Their shares, as many as there are patterns; none before the first history.</param>
    /// <param name="arm">The arm that they are of, where there are others; null if it is the only one.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="isUnicode">Whether the terminal knows more than ASCII.</param>
    public static IRenderable Of(IReadOnlyList<string> patterns, IReadOnlyList<Proportion> shares, string? arm, int width, bool isUnicode)
    {
        if (shares.Count == 0) return new Rows();
        var room = Math.Max(ShortestName, width - Numbers - 1);
        var names = Math.Min(patterns.Max(name => name.Length), room);
        var bar = Math.Min(LongestBar, room - names - 1);
        IEnumerable<IRenderable> head = arm is null ? [] : [new Text($"Arm {Shortened(arm, width - 12)} so far:") { Overflow = Overflow.Crop }];
        return new Rows(head.Concat(patterns.Zip(shares).Take(MostPatterns).Select(pattern => Line(Shortened(Wording.Words(pattern.First), names).PadRight(names), pattern.Second, bar, isUnicode))));
    }

    private static Text Line(string name, Proportion share, int bar, bool isUnicode)
    {
        var numbers = $"{Numerals.Percent(share.Share),5} % {Numerals.Percent(share.Low),5} - {Numerals.Percent(share.High),5}";
        return new Text($"{name} {numbers}{(bar < ShortestBar ? "" : $" {Numerals.Bar(share.Share, bar, isUnicode)}")}".TrimEnd()) { Overflow = Overflow.Crop };
    }

    private static string Shortened(string name, int width) => name.Length <= width ? name : name[..(width - 1)] + ".";
}
