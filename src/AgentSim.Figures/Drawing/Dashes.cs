using System.Diagnostics;
using System.Globalization;

namespace AgentSim.Figures.Drawing;

/// <summary>The lengths of dashes and gaps, and how they are told apart on their way through Skia's SVG.</summary>
internal static class Dashes
{
    private const float FirstLimit = 10;

    /// <summary>Lengths of dashes and gaps in turn, in points.</summary>
    public static float[] Lengths(Dash dash) => dash switch
    {
        Dash.Dashed => [3.6f, 2.2f],
        Dash.Dotted => [1, 1.8f],
        Dash.DashDot => [4.2f, 1.6f, 1, 1.6f],
        _ => throw new UnreachableException(),
    };

    public static float Limit(Dash dash) => FirstLimit + (int)dash;

    /// <summary>The dashes that a limit stands for, as SVG has them; null if it stands for none.</summary>
    public static string? Of(string? limit) =>
        float.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > FirstLimit && number <= FirstLimit + (int)Dash.DashDot
            ? string.Join(' ', Lengths((Dash)(int)(number - FirstLimit)).Select(length => length.ToString(CultureInfo.InvariantCulture)))
            : null;
}
