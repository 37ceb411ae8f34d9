using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>The distribution of a measure in each arm, as smooth ridges below each other with their medians.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Low">The lowest value that is shown.</param>
/// <param name="High">The highest.</param>
/// <param name="Arms">The arms.</param>
public sealed record RidgesFigure(string Title, string Measure, double Low, double High, ImmutableArray<RidgeArm> Arms) : Figure(Title)
{
    /// <summary>Slices of the measure in which histories are counted.</summary>
    public const int Bins = 80;

    private const float Row = 30;

    /// <inheritdoc/>
    public override string Description => $"The distribution of {Labels.Words(Measure)} in each arm. " + string.Join(" ", Arms.Select(arm =>
        $"{arm.Name}: median {Labels.Number(arm.Quantiles.Value)}, 90 per cent between {Labels.Number(arm.Quantiles.Low)} and {Labels.Number(arm.Quantiles.High)}."));

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"Histories by {Measure}, in slices from this value on",
        [FigureColumn.Words("arm"), FigureColumn.Number("from"), FigureColumn.Number("to"), FigureColumn.Count("histories")],
        Arms.SelectMany(arm => arm.Counts.Select((count, bin) => (IEnumerable<FigureValue>)[arm.Name, Start(bin), Start(bin + 1), count])));

    /// <inheritdoc/>
    public override FigureTable ShortTable => FigureTable.Of(
        $"{Measure} in each arm", [FigureColumn.Words("arm"), FigureColumn.Number("5 %"), FigureColumn.Number("median"), FigureColumn.Number("95 %"), FigureColumn.Count("histories")],
        Arms.Select(arm => (IEnumerable<FigureValue>)[arm.Name, arm.Quantiles.Low, arm.Quantiles.Value, arm.Quantiles.High, arm.Counts.Sum()]));

    internal override float Height(float width) => (Arms.Length * Row) + 42;

    internal override void Draw(Page page)
    {
        var names = Arms.Select(arm => Ink.Wrapped(Labels.Words(arm.Name), page.Width * 0.28f)).ToArray();
        var left = names.SelectMany(lines => lines).Select(line => Ink.Width(line)).DefaultIfEmpty(0).Max() + 8;
        var box = page.Below(14);
        using var panel = Panel.Draw(page, box, Axis.Between(Low, High, page.Width < 300 ? 5 : 8, Labels.Words(Measure)) with { Grid = true }, Axis.Bare(0, Arms.Length), left: left, right: 8);
        var densities = Arms.Select(arm => Smooth(arm.Counts)).ToArray();
        var most = densities.SelectMany(density => density).DefaultIfEmpty(1).Max();
        for (var i = 0; i < Arms.Length; i++)
        {
            // From above to below, each ridge over the foot of the one before.
            var foot = panel.Box.Top + ((i + 1) * panel.Box.Height / Arms.Length);
            Ridge(panel, i, densities[i], most, foot);
            foreach (var (line, words) in names[i].Index()) page.Ink.Words(words, new(left - 6, foot - 5 + ((line - names[i].Length + 1) * 8)), Side.Left);
        }
    }

    private void Ridge(Panel panel, int index, double[] density, double most, float foot)
    {
        var height = panel.Box.Height / Arms.Length * 1.45f;
        SKPoint At(int bin, double value) => new(panel.X(Start(bin + 0.5)), foot - (float)(value / most * height));
        SKPoint[] outline = [.. Enumerable.Range(0, Bins).Select(bin => At(bin, density[bin]))];
        panel.Ink.Area(Palette.Ground, 0.6f, [new(outline[0].X, foot), .. outline, new(outline[^1].X, foot)]);
        panel.Ink.Area(Palette.Of(index), 0.4f, [new(outline[0].X, foot), .. outline, new(outline[^1].X, foot)]);
        panel.Ink.Line(Look.OfArm(index), outline);
        var quantiles = Arms[index].Quantiles;
        if (!quantiles.IsKnown) return;
        panel.Ink.Line(new(Palette.Ink, 1), new SKPoint(panel.X(Math.Max(Low, quantiles.Low)), foot), new SKPoint(panel.X(Math.Min(High, quantiles.High)), foot));
        panel.Ink.Mark((Shape)(index % 4), Palette.Ink, new(panel.X(quantiles.Value), foot), 2.2f);
    }

    private double Start(double bin) => Low + (bin / Bins * (High - Low));

    /// <summary>Shares of histories by slice, each spread over its neighbours (1 2 1, four times over).</summary>
    private static double[] Smooth(ImmutableArray<int> counts)
    {
        double total = Math.Max(1, counts.Sum());
        double[] density = [.. counts.Select(count => count / total)];
        for (var i = 0; i < 4; i++)
        {
            var before = density;
            density = [.. before.Select((share, bin) => (before[Math.Max(0, bin - 1)] + (2 * share) + before[Math.Min(Bins - 1, bin + 1)]) / 4)];
        }

        return density;
    }
}

/// <summary>The distribution of a measure in an arm.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Counts">Histories in each slice; what lies outside of what is shown is counted at its ends.</param>
/// <param name="Quantiles">The median, with the 5 and 95 per cent quantile.</param>
public sealed record RidgeArm(string Name, ImmutableArray<int> Counts, WithInterval Quantiles);
