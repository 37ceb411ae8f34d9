using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>How something is divided among three: each history a place in a triangle, the nearer to a corner the larger its share. Small triangles hold how many histories lie in them.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Corners">The three, in the order left, right, top.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Cells">How many histories lie in each small triangle; empty ones are left out.</param>
/// <param name="Path">What history took, year by year: the three shares, which sum to 1; empty where it is not known.</param>
public sealed record PortfolioFigure(
    string Title, ImmutableArray<string> Corners, string Arm, ImmutableArray<PortfolioCell> Cells, ImmutableArray<(int Year, double Left, double Right, double Top)> Path) : Figure(Title)
{
    /// <summary>Small triangles along each side.</summary>
    public const int Side = 20;

    // The height of a triangle with equal sides of 1.
    private const float Steep = 0.8660254f;

    private ImmutableArray<Key> Keys =>
    [
        new(Labels.Words(Arm), (ink, box) => { for (var i = 0; i < 4; i++) ink.Rectangle(Palette.Of(0), 0.12f + (0.25f * i), new SKRect(box.Left + (i * 3.2f), box.Top, box.Left + ((i + 1) * 3.2f), box.Bottom)); }),
        .. Path.IsEmpty ? Array.Empty<Key>() : [Key.Line("history", new Look(Palette.History, 1.4f))],
    ];

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var total = Math.Max(1, Cells.Sum(cell => cell.Count));
            double Mean(Func<PortfolioCell, double> share) => Cells.Sum(cell => share(cell) * cell.Count) / total;
            var text = $"How it is divided among {string.Join(", ", Corners.Select(Labels.Words))} in {Labels.Histories(total)} of {Arm}: on the average {Labels.Percent(Mean(cell => cell.LeftShare))}, {Labels.Percent(Mean(cell => cell.RightShare))}, {Labels.Percent(1 - Mean(cell => cell.LeftShare) - Mean(cell => cell.RightShare))}.";
            return Path.IsEmpty ? text : $"{text} History: {Place(Path[0])} in {Path[0].Year}, {Place(Path[^1])} in {Path[^1].Year}.";
        }
    }

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"Histories of {Arm} by how it is divided (the middle of each small triangle), and what history took",
        [FigureColumn.Words("of"), .. Corners.Select(FigureColumn.Share), FigureColumn.Count("histories")],
        [
            .. Cells.Select(cell => (IEnumerable<FigureValue>)[Arm, cell.LeftShare, cell.RightShare, 1 - cell.LeftShare - cell.RightShare, cell.Count]),
            .. Path.Select(year => (IEnumerable<FigureValue>)[$"history in {year.Year}", year.Left, year.Right, year.Top, double.NaN]),
        ]);

    /// <inheritdoc/>
    public override FigureTable ShortTable
    {
        get
        {
            IEnumerable<FigureValue> Row(string corner, Func<PortfolioCell, double> share)
            {
                var total = Math.Max(1, Cells.Sum(cell => cell.Count));
                var sorted = Cells.OrderBy(share).ToArray();
                double At(double part)
                {
                    var sum = 0;
                    return sorted.Where(cell => (sum += cell.Count) >= part * total).Select(share).DefaultIfEmpty(double.NaN).First();
                }

                return [corner, At(0.05), At(0.5), At(0.95)];
            }

            return FigureTable.Of(
                $"Shares in {Arm}, to a third of a step of {1.0 / Side}", [FigureColumn.Words("of"), FigureColumn.Share("5 %"), FigureColumn.Share("median"), FigureColumn.Share("95 %")],
                [Row(Corners[0], cell => cell.LeftShare), Row(Corners[1], cell => cell.RightShare), Row(Corners[2], cell => 1 - cell.LeftShare - cell.RightShare)]);
        }
    }

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + (SideLength(width) * Steep) + 40;

    private static float SideLength(float width) => Math.Min(width, 300) - 36;

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys) + 14;
        var side = SideLength(page.Width);
        var corner = new SKPoint(18, top + (side * Steep));
        SKPoint At(double right, double up) => new(corner.X + (float)((right + (up / 2)) * side), corner.Y - (float)(up * Steep * side));
        DrawGrid(page, At);
        var most = Cells.Select(cell => cell.Count).DefaultIfEmpty(1).Max();
        foreach (var cell in Cells) page.Ink.Area(Palette.Of(0), 0.08f + (0.87f * (float)Math.Sqrt((double)cell.Count / most)), [.. cell.Corners.Select(place => At(place.Right, place.Top))]);
        page.Ink.Words(Labels.Words(Corners[0]), new(0, corner.Y + 17), bold: true);
        page.Ink.Words(Labels.Words(Corners[1]), new(Math.Min(page.Width, corner.X + side + 18), corner.Y + 17), Drawing.Side.Left, bold: true);
        page.Ink.Words(Labels.Words(Corners[2]), new(corner.X + (side / 2), top - 8), Drawing.Side.Middle, bold: true);
        if (Path.IsEmpty) return;
        SKPoint[] path = [.. Path.Select(year => At(year.Right, year.Top))];
        page.Ink.Line(new(Palette.Ground, 3), path);
        page.Ink.Line(new(Palette.History, 1.4f), path);
        foreach (var place in path) page.Ink.Mark(Shape.Disc, Palette.History, place, 1.4f);
        page.Ink.Words(Year(Path[0].Year), new(path[0].X + 4, path[0].Y + 6), bold: true, halo: true);
        page.Ink.Words(Year(Path[^1].Year), new(path[^1].X + 4, path[^1].Y - 5), bold: true, halo: true);
    }

    /// <summary>Lines of equal share, each fifth, with labels at the ends: the left share at the bottom, the right one at the right side, the upper one at the left side.</summary>
    private static void DrawGrid(Page page, Func<double, double, SKPoint> at)
    {
        var look = new Look(Palette.Rule, 0.6f);
        for (var i = 1; i < 5; i++)
        {
            var share = i / 5.0;
            page.Ink.Line(look, at(0, share), at(1 - share, share));
            page.Ink.Line(look, at(share, 0), at(share, 1 - share));
            page.Ink.Line(look, at(1 - share, 0), at(0, 1 - share));
            page.Ink.Words(Labels.Tick(share), new(at(0, share).X - 3, at(0, share).Y), Drawing.Side.Left, Palette.Quiet, 6);
            page.Ink.Words(Labels.Tick(share), new(at(share, 1 - share).X + 3, at(share, 1 - share).Y), colour: Palette.Quiet, size: 6);
            page.Ink.Words(Labels.Tick(share), new(at(1 - share, 0).X, at(0, 0).Y + 6), Drawing.Side.Middle, Palette.Quiet, 6);
        }

        page.Ink.Line(new(Palette.Quiet, 0.8f), at(0, 0), at(1, 0), at(0, 1), at(0, 0));
    }

    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Place((int Year, double Left, double Right, double Top) year) => $"{Labels.Percent(year.Left)}, {Labels.Percent(year.Right)}, {Labels.Percent(year.Top)}";
}

/// <summary>A small triangle.</summary>
/// <param name="Left">How many whole steps of <see cref="PortfolioFigure.Side"/> the left share reaches.</param>
/// <param name="Right">The same of the right share.</param>
/// <param name="IsUpright">Whether it stands on its side: the rests of both shares are together at most a step.</param>
/// <param name="Count">Histories in it, at least 1.</param>
public sealed record PortfolioCell(int Left, int Right, bool IsUpright, int Count)
{
    internal double LeftShare => (Left + (IsUpright ? 1 / 3.0 : 2 / 3.0)) / PortfolioFigure.Side;

    internal double RightShare => (Right + (IsUpright ? 1 / 3.0 : 2 / 3.0)) / PortfolioFigure.Side;

    internal IEnumerable<(double Right, double Top)> Corners
    {
        get
        {
            (int L, int R)[] corners = IsUpright ? [(Left, Right), (Left + 1, Right), (Left, Right + 1)] : [(Left + 1, Right), (Left, Right + 1), (Left + 1, Right + 1)];
            return corners.Select(corner => ((double)corner.R / PortfolioFigure.Side, (double)(PortfolioFigure.Side - corner.L - corner.R) / PortfolioFigure.Side));
        }
    }
}
