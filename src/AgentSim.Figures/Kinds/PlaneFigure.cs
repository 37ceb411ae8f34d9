using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>Where histories lie in the plane of two measures: the first arm as cells, the stronger the more histories they hold; the others as lines around half and nine tenths of theirs; thresholds; the path that history took.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Across">The measure that goes to the right.</param>
/// <param name="Up">The measure that goes up.</param>
/// <param name="Arms">The arms.</param>
/// <param name="Thresholds">Values that divide the plane.</param>
/// <param name="Path">What history took, year by year; empty where it is not known.</param>
public sealed record PlaneFigure(
    string Title, PlaneMeasure Across, PlaneMeasure Up, ImmutableArray<PlaneArm> Arms, ImmutableArray<PlaneThreshold> Thresholds, ImmutableArray<PlaceInYear> Path) : Figure(Title)
{
    /// <summary>Cells a side.</summary>
    public const int Side = 40;

    // Cells of one strength are one shape.
    private const int Strengths = 12;
    private const int Steps = 12;
    private const float WordsOfThreshold = 6;

    private static readonly double[] Shares = [0.5, 0.9];

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var text = $"The plane of {Labels.Words(Across.Name)} (across) and {Labels.Words(Up.Name)} (up) with {string.Join(", ", Arms.Select(arm => $"{Labels.Histories(arm.Histories)} of {arm.Name}"))}."
                + string.Concat(Thresholds.Select(threshold => $" Threshold: {threshold.Words}."));
            return Path.IsEmpty
                ? text
                : $"{text} History goes from {Place(Path[0])} in {Path[0].Year} to {Place(Path[^1])} in {Path[^1].Year}.";
        }
    }

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"Histories by {Across.Name} and {Up.Name} (each cell from this value on), and what history took",
        [FigureColumn.Words("of"), FigureColumn.Number(Across.Name), FigureColumn.Number(Up.Name), FigureColumn.Count("histories")],
        [
            .. Arms.SelectMany(arm => arm.Cells.Select(cell => (IEnumerable<FigureValue>)[arm.Name, Across.At(cell.Across), Up.At(cell.Up), cell.Count])),
            .. Path.Select(year => (IEnumerable<FigureValue>)[$"history in {year.Year}", year.Across, year.Up, double.NaN]),
        ]);

    /// <inheritdoc/>
    public override FigureTable ShortTable => (this with { Arms = [.. Arms.Select(arm => arm with { Cells = Coarse(arm.Cells) })] }).Table;

    private static ImmutableArray<(int Across, int Up, int Count)> Coarse(ImmutableArray<(int Across, int Up, int Count)> cells) =>
        [.. cells.GroupBy(cell => (Across: cell.Across / Together * Together, Up: cell.Up / Together * Together)).OrderBy(group => group.Key).Select(group => (group.Key.Across, group.Key.Up, group.Sum(cell => cell.Count)))];

    // Eight cells each way are one in the short table: five a side.
    private const int Together = 8;

    private ImmutableArray<Key> Keys =>
    [
        new(Arms[0].Name, (ink, box) => { for (var i = 0; i < 4; i++) ink.Rectangle(Palette.Of(0), 0.12f + (0.29f * i), new SKRect(box.Left + (i * 3.2f), box.Top, box.Left + ((i + 1) * 3.2f), box.Bottom)); }),
        .. Arms.Skip(1).Select((arm, i) => Key.Line($"{arm.Name}: 50 % and 90 % within", Look.OfArm(i + 1))),
        .. Path.IsEmpty ? Array.Empty<Key>() : [Key.Line("history", new Look(Palette.History, 1.4f))],
    ];

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + Math.Min(width, 340);

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var box = page.Below(top);
        box.Right = Math.Min(box.Right, 340);
        using var panel = Panel.Draw(
            page, box, Axis.Between(Across.Low, Across.High, 5, Labels.Words(Across.Name)) with { Grid = true }, Axis.Between(Up.Low, Up.High, 5, Labels.Words(Up.Name)) with { Grid = true });
        DrawCells(panel);
        foreach (var (i, arm) in Arms.Index().Skip(1)) DrawAround(panel, i, arm);
        DrawThresholds(panel);
        DrawPath(panel);
    }

    private void DrawCells(Panel panel)
    {
        var most = Arms[0].Cells.Select(cell => cell.Count).DefaultIfEmpty(1).Max();

        // By the square root, so that a single history is still seen beside many.
        foreach (var strength in Arms[0].Cells.GroupBy(cell => (int)Math.Ceiling(Strengths * Math.Sqrt((double)cell.Count / most))).OrderBy(group => group.Key))
        {
            panel.Ink.Rectangles(Palette.Of(0), 0.1f + (0.85f * strength.Key / Strengths), strength.Select(cell =>
            {
                var (low, high) = (panel.At(Across.At(cell.Across), Up.At(cell.Up)), panel.At(Across.At(cell.Across + 1), Up.At(cell.Up + 1)));
                return new SKRect(low.X, high.Y, high.X, low.Y);
            }));
        }
    }

    private void DrawAround(Panel panel, int index, PlaneArm arm)
    {
        var counts = new double[Side, Side];
        foreach (var cell in arm.Cells) counts[cell.Across, cell.Up] = cell.Count;
        var density = Contours.Smooth(counts);
        panel.Clipped(() =>
        {
            foreach (var share in Shares)
            {
                foreach (var line in Contours.Lines(density, Contours.LevelOf(density, share)))
                    panel.Line(Look.OfArm(index), line.Select(point => (Across.At(point.X), Up.At(point.Y))));
            }
        });
    }

    private void DrawThresholds(Panel panel)
    {
        foreach (var threshold in Thresholds)
        {
            if (threshold.IsAcross)
            {
                var from = threshold.From is { } start ? panel.Y(start) : panel.Box.Bottom;
                panel.Ink.Line(Look.Threshold, new SKPoint(panel.X(threshold.Value), from), new SKPoint(panel.X(threshold.Value), panel.Box.Top));
                panel.Ink.Words(threshold.Words, new(panel.X(threshold.Value) - 3, panel.Box.Top + 6), Drawing.Side.Left, size: WordsOfThreshold, halo: true);
            }
            else
            {
                var from = threshold.From is { } start ? panel.X(start) : panel.Box.Left;
                panel.Ink.Line(Look.Threshold, new SKPoint(from, panel.Y(threshold.Value)), new SKPoint(panel.Box.Right, panel.Y(threshold.Value)));
                var (y, last) = (panel.Y(threshold.Value), panel.Box.Right - 2 - Ink.Width(threshold.Words, WordsOfThreshold));
                panel.Ink.Words(threshold.Words, AwayFromHistory(panel, threshold.Words, [new(from + 2, y + 5), new(from + 2, y - 5), new(last, y + 5), new(last, y - 5)]), size: WordsOfThreshold, halo: true);
            }
        }
    }

    /// <summary>The first of some places for words where the path of history does not pass, nor its years stand; if all are taken, the first.</summary>
    private SKPoint AwayFromHistory(Panel panel, string words, ReadOnlySpan<SKPoint> places)
    {
        var steps = Path.Zip(Path.Skip(1)).SelectMany(step => Enumerable.Range(0, Steps + 1).Select(i => panel.At(step.First.Across + (i * (step.Second.Across - step.First.Across) / Steps), step.First.Up + (i * (step.Second.Up - step.First.Up) / Steps))));
        var years = Path.IsEmpty ? [] : new[] { (Path[0], 5), (Path[^1], -5) }.SelectMany(year => Enumerable.Range(0, 4).Select(i => panel.At(year.Item1.Across, year.Item1.Up) + new SKPoint(4 + (5 * i), year.Item2)));
        var taken = steps.Concat(years).ToArray();
        var width = Ink.Width(words, WordsOfThreshold);
        foreach (var place in places)
        {
            var box = new SKRect(place.X - 3, place.Y - WordsOfThreshold, place.X + width + 3, place.Y + WordsOfThreshold);
            if (!taken.Any(box.Contains)) return place;
        }

        return places[0];
    }

    private void DrawPath(Panel panel)
    {
        if (Path.IsEmpty) return;
        panel.Line(new(Palette.Ground, 3), Path.Select(year => (year.Across, year.Up)));
        panel.Line(new(Palette.History, 1.4f), Path.Select(year => (year.Across, year.Up)));
        foreach (var (year, across, up) in Path) panel.Ink.Mark(Shape.Disc, Palette.History, panel.At(across, up), 1.4f);
        foreach (var year in new[] { Path[0], Path[^1] })
        {
            var at = panel.At(year.Across, year.Up);
            var onRight = at.X < panel.Box.Right - 24;
            panel.Ink.Words(Labels.Whole(year.Year).Replace(",", "", StringComparison.Ordinal), new(at.X + (onRight ? 4 : -4), at.Y + (year == Path[0] ? 5 : -5)), onRight ? Drawing.Side.Right : Drawing.Side.Left, bold: true, halo: true);
        }
    }

    private string Place(PlaceInYear year) => $"{Labels.Words(Across.Name)} {Labels.Number(year.Across)}, {Labels.Words(Up.Name)} {Labels.Number(year.Up)}";
}

/// <summary>A measure as one side of a plane, which is divided into cells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">Where the plane begins.</param>
/// <param name="High">Where it ends.</param>
public sealed record PlaneMeasure(string Name, double Low, double High)
{
    internal double At(double cell) => Low + (cell / PlaneFigure.Side * (High - Low));
}

/// <summary>The histories of an arm in a plane.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Histories">How many there are.</param>
/// <param name="Cells">How many lie in each cell, by its place from the left and from below; empty cells are left out.</param>
public sealed record PlaneArm(string Name, int Histories, ImmutableArray<(int Across, int Up, int Count)> Cells);

/// <summary>A value that divides a plane.</summary>
/// <param name="IsAcross">Whether it is a value of the measure that goes to the right.</param>
/// <param name="Value">The value.</param>
/// <param name="From">Where on the other side the line begins; null for the whole side.</param>
/// <param name="Words">What stands beside it.</param>
public sealed record PlaneThreshold(bool IsAcross, double Value, double? From, string Words);

/// <summary>Where something lies in a plane in a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Across">Its value of the measure that goes to the right.</param>
/// <param name="Up">Its value of the measure that goes up.</param>
public readonly record struct PlaceInYear(int Year, double Across, double Up);
