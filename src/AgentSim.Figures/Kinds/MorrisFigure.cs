using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>A Morris screening: of each factor the mean size of its effect (mu*), with its interval, against how much the effect depends on where it is taken (sigma).</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Output">What was analysed.</param>
/// <param name="Factors">The factors, the weightiest first.</param>
public sealed record MorrisFigure(string Title, string Output, ImmutableArray<(string Name, WithInterval Size, double Deviation)> Factors) : Figure(Title)
{
    // More names would lie on each other.
    private const int Named = 12;

    /// <inheritdoc/>
    public override string Description => $"Morris screening of {Output}: mean size of the effect (mu*) across, its deviation (sigma) up. The weightiest: "
        + string.Join(", ", Factors.Take(Named).Select(factor => $"{factor.Name} {Labels.Number(factor.Size.Value)} (sigma {Labels.Number(factor.Deviation)})")) + ".";

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"Morris screening of {Output}",
        [FigureColumn.Words("factor"), FigureColumn.Number("mu*"), FigureColumn.Number("low"), FigureColumn.Number("high"), FigureColumn.Number("sigma")],
        Factors.Select(factor => (IEnumerable<FigureValue>)[factor.Name, factor.Size.Value, factor.Size.Low, factor.Size.High, factor.Deviation]));

    internal override float Height(float width) => Math.Clamp(width * 0.75f, 140, 260);

    internal override void Draw(Page page)
    {
        var known = Factors.Where(factor => factor.Size.IsKnown && double.IsFinite(factor.Deviation)).ToArray();
        var across = known.SelectMany(factor => new[] { factor.Size.Value, factor.Size.HasEnds ? factor.Size.High : 0 }).DefaultIfEmpty(1).Max() * 1.05;
        var up = known.Select(factor => factor.Deviation).DefaultIfEmpty(1).Max() * 1.1;
        using var panel = Panel.Draw(
            page, page.Below(0), Axis.Between(0, Math.Max(across, 1e-9), page.Width < 300 ? 4 : 6, "\u03bc*: mean size of the effect") with { Grid = true }, Axis.Between(0, Math.Max(up, 1e-9), 5, "\u03c3: deviation of the effect") with { Grid = true }, right: 8);
        var end = Math.Min(across, up);
        panel.Ink.Line(new(Palette.Quiet, 0.7f, Dash.Dashed), panel.At(0, 0), panel.At(end, end));
        panel.Ink.Words("\u03c3 = \u03bc*", new(panel.X(end) - 6, panel.Y(end) + 8), Side.Left, Palette.Quiet, halo: true);
        var taken = new List<SKRect>();
        foreach (var (i, factor) in known.Index().Reverse())
        {
            var at = panel.At(factor.Size.Value, factor.Deviation);
            if (factor.Size.HasEnds && i < Named) panel.Ink.Line(new(Palette.Of(0), 0.6f), new SKPoint(panel.X(Math.Max(0, factor.Size.Low)), at.Y), new SKPoint(panel.X(factor.Size.High), at.Y));
            panel.Ink.Mark(i < Named ? Shape.Disc : Shape.Square, i < Named ? Palette.Of(0) : Palette.Quiet, at, i < Named ? 2 : 1.2f);
            taken.Add(new(at.X - 2, at.Y - 2, at.X + 2, at.Y + 2));
        }

        foreach (var factor in known.Take(Named)) DrawName(panel, factor.Name, panel.At(factor.Size.Value, factor.Deviation), taken);
    }

    /// <summary>A name beside its mark, where it lies on no other; left out where there is no such place.</summary>
    private static void DrawName(Panel panel, string name, SKPoint at, List<SKRect> taken)
    {
        const float size = 6.5f;
        var width = Ink.Width(name, size);
        (float X, float Y)[] places = [(4, -1), (-4 - width, -1), (-width / 2, -6.5f), (-width / 2, 6.5f), (4, -6), (4, 5.5f), (-4 - width, -6), (-4 - width, 5.5f), (-width / 2, -12), (-width / 2, 12)];
        foreach (var (x, y) in places)
        {
            var box = new SKRect(at.X + x, at.Y + y - 3.2f, at.X + x + width, at.Y + y + 3.2f);
            if (box.Left < panel.Box.Left || box.Right > panel.Box.Right + 6 || box.Top < panel.Box.Top - 3 || box.Bottom > panel.Box.Bottom || taken.Exists(other => other.IntersectsWith(box))) continue;
            taken.Add(box);
            panel.Ink.Words(name, new(box.Left, at.Y + y), size: size, halo: true);
            return;
        }
    }
}
