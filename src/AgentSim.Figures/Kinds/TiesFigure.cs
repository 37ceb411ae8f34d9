using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>Who is tied to whom, in some years: the stronger a line, the more histories in which a tie is in force at the end of the year.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Actors">The actors, in the order in which they stand around, from above to the right.</param>
/// <param name="Years">The years.</param>
public sealed record TiesFigure(string Title, string Arm, ImmutableArray<string> Actors, ImmutableArray<TiesYear> Years) : Figure(Title)
{
    private const float Smallest = 104;
    private const float NameSize = 6.5f;

    /// <inheritdoc/>
    public override string Description => $"Networks of ties in {Arm}, with the share of histories in which each is in force. " + string.Join(" ", new[] { Years[0], Years[^1] }.Distinct().Select(year =>
        $"At the end of {year.Year}: {(year.Ties.IsEmpty ? "none" : string.Join(", ", year.Ties.OrderByDescending(tie => tie.Share).Select(tie => $"{Labels.Words(Actors[tie.First])} and {Labels.Words(Actors[tie.Second])} {Labels.Percent(tie.Share)}")))}."));

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"Shares of histories of {Arm} in which a tie is in force at the end of the year",
        [FigureColumn.Words("year"), FigureColumn.Words("of"), FigureColumn.Words("and"), FigureColumn.Share("share")],
        Years.SelectMany(year => year.Ties.Select(tie => (IEnumerable<FigureValue>)[FigureValue.Year(year.Year), Actors[tie.First], Actors[tie.Second], tie.Share])));

    internal override float Height(float width) => (int)Math.Ceiling((double)Years.Length / AcrossOf(width)) * Cell(width);

    private int AcrossOf(float width) => Math.Clamp((int)(width / Smallest), 1, Years.Length);

    private float Cell(float width) => Math.Min(width / AcrossOf(width), 170);

    internal override void Draw(Page page)
    {
        var (across, cell) = (AcrossOf(page.Width), Cell(page.Width));
        foreach (var (i, year) in Years.Index()) DrawYear(page, year, new SKRect(i % across * cell, i / across * cell, ((i % across) + 1) * cell, ((i / across) + 1) * cell));
    }

    private void DrawYear(Page page, TiesYear year, SKRect box)
    {
        page.Ink.Words(year.Year.ToString(CultureInfo.InvariantCulture), new(box.Left + 2, box.Top + 6), size: Ink.Large, bold: true);
        var middle = new SKPoint(box.MidX, box.MidY + 4);
        SKPoint[] directions = [.. Actors.Select((_, i) => SKMatrix.CreateRotationDegrees(360f * i / Actors.Length).MapPoint(0, -1))];
        var beside = Actors.Where((_, i) => SideOf(directions[i]) != Side.Middle).Select(actor => Ink.Width(Labels.Words(actor), NameSize)).DefaultIfEmpty(0).Max();
        var radius = Math.Min((box.Width / 2) - beside - 7, (box.Height / 2) - 16);
        SKPoint[] places = [.. directions.Select(direction => new SKPoint(middle.X + (radius * direction.X), middle.Y + (radius * direction.Y)))];
        foreach (var tie in year.Ties.OrderBy(tie => tie.Share)) page.Ink.Line(new(Palette.Of(0), 0.3f + (4 * (float)tie.Share)), places[tie.First], places[tie.Second]);
        foreach (var tie in year.Ties) page.Ink.Words((100 * tie.Share).ToString("0", CultureInfo.InvariantCulture), Along(places[tie.First], places[tie.Second], middle), Side.Middle, size: 5.5f, halo: true);
        foreach (var (i, actor) in Actors.Index())
        {
            page.Ink.Mark(Shape.Disc, Palette.Ink, places[i], 2.6f);
            var side = SideOf(directions[i]);
            var (x, y) = side switch { Side.Right => (5, 0), Side.Left => (-5, 0), _ => (0, directions[i].Y < 0 ? -8 : 8) };
            page.Ink.Words(Labels.Words(actor), new(places[i].X + x, places[i].Y + y), side, size: NameSize);
        }
    }

    private static Side SideOf(SKPoint direction) => direction.X switch { > 0.3f => Side.Right, < -0.3f => Side.Left, _ => Side.Middle };

    // Off the middle of the line, so that numbers of lines that cross there do not lie on each other.
    private static SKPoint Along(SKPoint from, SKPoint to, SKPoint middle)
    {
        var half = new SKPoint((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        return SKPoint.Distance(half, middle) > 5 ? half : new(from.X + (0.36f * (to.X - from.X)), from.Y + (0.36f * (to.Y - from.Y)));
    }
}

/// <summary>The ties of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Ties">The pairs of actors, by their places, with the share of histories in which they are tied; above 0.</param>
public sealed record TiesYear(int Year, ImmutableArray<(int First, int Second, double Share)> Ties);
