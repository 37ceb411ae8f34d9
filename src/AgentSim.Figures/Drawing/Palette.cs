using System.Collections.Frozen;
using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>The colours: those of Okabe and Ito (2008), which people with colour-blindness tell apart, and of paper and ink. Each has a name, by which a page can make it lighter or darker.</summary>
internal static class Palette
{
    public static readonly SKColor Ground = new(255, 255, 255);
    public static readonly SKColor Ink = new(27, 30, 35);
    public static readonly SKColor Quiet = new(91, 100, 112);
    public static readonly SKColor Rule = new(223, 227, 232);
    public static readonly SKColor History = new(1, 1, 1);

    private static readonly SKColor[] Own =
    [
        new(0, 114, 178), new(213, 94, 0), new(0, 158, 115), new(204, 121, 167), new(230, 159, 0), new(86, 180, 233), new(153, 79, 0), new(110, 110, 110),
    ];

    private static readonly string[] OwnOnDark = ["#56b4e9", "#f08030", "#2fc79a", "#dd99bd", "#f0b52e", "#9fd4f4", "#cf8a45", "#a8a8a8"];

    /// <summary>What a colour is called on a page, and its values on light and on dark ground.</summary>
    public static readonly FrozenDictionary<string, (string Name, string Dark)> Names = new[]
    {
        (Ground, "ground", "#14171b"), (Ink, "ink", "#e8eaed"), (Quiet, "quiet", "#9aa4b0"), (Rule, "rule", "#333a43"), (History, "history", "#ffffff"),
    }.Concat(Own.Select((colour, i) => (colour, $"{i}", OwnOnDark[i]))).ToFrozenDictionary(entry => Hex(entry.Item1), entry => (entry.Item2, entry.Item3));

    /// <summary>The colour of an arm, a class or a region, from 0; after the last begins the first.</summary>
    public static SKColor Of(int index) => Own[index % Own.Length];

    /// <summary>A colour as SVG writes it: <c>#0072b2</c>.</summary>
    public static string Hex(SKColor colour) => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}";
}
