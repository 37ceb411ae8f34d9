using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How many histories are in which class, year by year, stacked; below, the class that history was in.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Series">The series that holds the class.</param>
/// <param name="Classes">The classes' names.</param>
/// <param name="Years">In each year, the share of histories in each class; they sum to 1. In order.</param>
/// <param name="Observed">The class that history was in, by its place among the classes; empty where it is not known.</param>
public sealed record ClassesFigure(
    string Title, string Series, ImmutableArray<string> Classes, ImmutableArray<(int Year, ImmutableArray<double> Shares)> Years, ImmutableArray<(int Year, int Class)> Observed) : Figure(Title)
{
    // An area has its number where there is room for it.
    private const float RoomForNumber = 9;

    private const float Strip = 12;

    /// <inheritdoc/>
    public override string Description => Years.IsEmpty ? $"{Labels.Words(Series)}: no history has a value." :
        $"Shares of histories in each class of {Labels.Words(Series)}, stacked, from {Years[0].Year} to {Years[^1].Year}. "
        + string.Join(" ", new[] { Years[0], Years[^1] }.Select(year => $"In {year.Year}: {string.Join(", ", Classes.Select((name, i) => $"{Labels.Words(name)} {Labels.Percent(year.Shares[i])}"))}."))
        + (Observed.IsEmpty ? "" : $" History ends as {Labels.Words(Classes[Observed[^1].Class])}.");

    /// <inheritdoc/>
    public override FigureTable Table
    {
        get
        {
            var observed = Observed.ToDictionary(year => year.Year, year => year.Class);
            return FigureTable.Of(
                $"Shares of histories in each class of {Series}, by year",
                [FigureColumn.Words("year"), .. Classes.Select(FigureColumn.Share), .. Observed.IsEmpty ? Array.Empty<FigureColumn>() : [FigureColumn.Words("history")]],
                Years.Select(year => (IEnumerable<FigureValue>)
                [
                    FigureValue.Year(year.Year), .. year.Shares.Select(share => (FigureValue)share),
                    .. Observed.IsEmpty ? Array.Empty<FigureValue>() : [observed.TryGetValue(year.Year, out var took) ? Classes[took] : Labels.None],
                ]));
        }
    }

    private ImmutableArray<Key> Keys => [.. Classes.Select((name, i) => new Key(Labels.Words(name), (ink, box) =>
    {
        ink.Rectangle(Palette.Of(i), 0.75f, box);
        ink.Words(Number(i), new(box.MidX, box.MidY), Side.Middle, size: 6.5f, bold: true, halo: true);
    }))];

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + Math.Clamp(width * 0.52f, 110, 200) + (Observed.IsEmpty ? 0 : Strip);

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        if (Years.IsEmpty) return;
        var box = page.Below(top);
        var across = Axis.Years(Years[0].Year, Years[^1].Year, page.Width < 300 ? 5 : 8);
        box.Bottom -= Observed.IsEmpty ? 0 : Strip;
        using var panel = Panel.Draw(page, box, across, Axis.Shares(), left: Math.Max(Ink.Width("100\u2009%"), Observed.IsEmpty ? 0 : Ink.Width("history")) + 6);
        var below = new double[Years.Length];
        for (var i = 0; i < Classes.Length; i++)
        {
            double[] above = [.. Years.Select((year, y) => below[y] + year.Shares[i])];
            panel.Band(Palette.Of(i), 0.75f, Years.Select((year, y) => ((double)year.Year, below[y], above[y])));
            panel.Line(new(Palette.Ground, 0.7f), Years.Select((year, y) => ((double)year.Year, above[y])));
            Number(panel, i, below, above);
            below = above;
        }

        foreach (var (year, took) in Observed) DrawHistory(panel, year, took);
        if (!Observed.IsEmpty) page.Ink.Words("history", new(panel.Box.Left - 4, page.Height - (Strip / 2)), Side.Left, Palette.Quiet);
    }

    private void Number(Panel panel, int index, double[] below, double[] above)
    {
        var widest = Enumerable.Range(0, Years.Length).MaxBy(year => above[year] - below[year] - (year == 0 || year == Years.Length - 1 ? 0.05 : 0));
        if (panel.Y(below[widest]) - panel.Y(above[widest]) < RoomForNumber) return;
        var x = Math.Clamp(panel.X(Years[widest].Year), panel.Box.Left + 5, panel.Box.Right - 5);
        panel.Ink.Words(Number(index), new(x, panel.Y((below[widest] + above[widest]) / 2)), Side.Middle, bold: true, halo: true);
    }

    private void DrawHistory(Panel panel, int year, int took)
    {
        var half = (panel.X(Years[0].Year + 1) - panel.X(Years[0].Year)) / 2;
        var (left, right) = (Math.Max(panel.Box.Left, panel.X(year) - half), Math.Min(panel.Box.Right, panel.X(year) + half));
        if (right <= left) return;
        var y = panel.Box.Bottom + 13 + (Strip / 2);
        panel.Ink.Rectangle(Palette.Of(took), 0.75f, new SKRect(left + 0.4f, y - 4.5f, right - 0.4f, y + 4.5f));
        if (right - left > 6) panel.Ink.Words(Number(took), new((left + right) / 2, y), Side.Middle, size: 6, bold: true, halo: true);
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
