using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How differences of many arms are drawn: a row for each arm, a panel for each quantity. Arms that keep away from the baseline are told from others.</summary>
internal static class DifferencesOfManyArms
{
    /// <summary>More arms than this have no room beside each other.</summary>
    public const int Fewest = 7;

    private const float Row = 8.5f;
    private const float Heading = 12;
    private const float Foot = 27;
    private const float NarrowestPanel = 95;

    private static readonly ImmutableArray<Key> Keys = [Key.Mark("95 % interval without 0", Shape.Disc, Palette.Of(1)), Key.Mark("with 0", Shape.Disc, Palette.Quiet)];

    public static float Height(float width, DifferencesFigure figure) => Page.LegendHeight(width, Keys) + (Panels(width, figure).Length * PanelHeight(figure));

    public static void Draw(Page page, DifferencesFigure figure)
    {
        var (top, names) = (page.Legend(Keys), Room(page.Width, figure));
        foreach (var panels in Panels(page.Width, figure))
        {
            var width = (page.Width - names) / PerRow(page.Width, figure);
            foreach (var (place, (difference, isShare)) in panels.Index())
            {
                var left = place == 0 ? names : 4;
                var x = place == 0 ? 0 : names + (place * width);
                DrawPanel(page, new SKRect(x, top, names + ((place + 1) * width), top + PanelHeight(figure) - 4), figure, difference, isShare, left, isNamed: place == 0);
            }

            top += PanelHeight(figure);
        }
    }

    private static float PanelHeight(DifferencesFigure figure) => (figure.Arms.Length * Row) + Heading + Foot;

    private static float Room(float width, DifferencesFigure figure) => Math.Min(figure.Arms.Max(arm => Ink.Width(Labels.Words(arm))) + 8, width / 2);

    private static int PerRow(float width, DifferencesFigure figure) => Math.Clamp((int)((width - Room(width, figure)) / NarrowestPanel), 1, figure.Shares.Length + figure.Means.Length);

    private static (Difference Difference, bool IsShare)[][] Panels(float width, DifferencesFigure figure) =>
        [.. figure.Shares.Select(share => (share, true)).Concat(figure.Means.Select(mean => (mean, false))).Chunk(PerRow(width, figure))];

    private static void DrawPanel(Page page, SKRect box, DifferencesFigure figure, Difference difference, bool isShare, float left, bool isNamed)
    {
        var across = DifferencesFigure.Across([difference], isShare, isShare ? "percentage points" : "standard deviations", 3);
        var name = Labels.Words(difference.Name);
        using var panel = Panel.Draw(page, new(box.Left, box.Top + Heading, box.Right, box.Bottom), across, Axis.Bare(0, figure.Arms.Length), left: left, right: 6);
        page.Ink.Words(name, new(panel.Box.MidX, box.Top + 5), Side.Middle, size: Math.Min(Ink.Large, Ink.Large * (panel.Box.Width + 8) / Ink.Width(name, Ink.Large, bold: true)), bold: true);
        panel.Ink.Line(new(Palette.Ink, 0.8f), new SKPoint(panel.X(0), panel.Box.Top), new SKPoint(panel.X(0), panel.Box.Bottom));
        foreach (var (arm, value) in difference.Arms.Index())
        {
            var y = panel.Box.Top + ((arm + 0.5f) * panel.Box.Height / figure.Arms.Length);
            if (isNamed) page.Ink.Words(Labels.Words(figure.Arms[arm]), new(left - 5, y), Side.Left);
            if (!value.IsKnown) continue;
            var colour = value.HasEnds && (value.Low > 0 || value.High < 0) ? Palette.Of(1) : Palette.Quiet;
            if (value.HasEnds) panel.Ink.Line(new(colour, 1), new SKPoint(panel.X(value.Low), y), new SKPoint(panel.X(value.High), y));
            panel.Ink.Mark(Shape.Disc, colour, new(panel.X(value.Value), y), 2);
        }
    }
}
