using System.Collections.Immutable;
using AgentSim.Figures.Drawing;

namespace AgentSim.Figures.Kinds;

/// <summary>The distribution function of a measure in each arm, with the band of Dvoretzky, Kiefer and Wolfowitz, which holds the whole function in 95 of 100 cases.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Arms">The arms.</param>
public sealed record EcdfFigure(string Title, string Measure, ImmutableArray<EcdfArm> Arms) : Figure(Title)
{
    // sqrt(ln(2 / 0.05) / 2): Massart, Annals of Probability 18 (1990) 1269-1283.
    private const double HalfWidth = 1.3581015157406196;

    /// <inheritdoc/>
    public override string Description => $"The share of histories with {Labels.Words(Measure)} up to each value, in each arm. " + string.Join(" ", Arms.Where(arm => !arm.Steps.IsEmpty).Select(arm =>
        $"{arm.Name}: half of {Labels.Histories(arm.Count)} up to {Labels.Number(arm.Steps.First(step => step.Share >= 0.5).Value)}."));

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"The share of histories with {Measure} up to each value, with bands",
        [FigureColumn.Words("arm"), FigureColumn.Number(Measure), FigureColumn.Share("share"), FigureColumn.Share("low"), FigureColumn.Share("high")],
        Arms.SelectMany(arm => arm.Steps.Select(step => (IEnumerable<FigureValue>)[arm.Name, step.Value, step.Share, Low(arm, step.Share), High(arm, step.Share)])));

    /// <inheritdoc/>
    public override FigureTable ShortTable => (this with { Arms = [.. Arms.Select(arm => arm with { Steps = Tenths(arm.Steps) })] }).Table;

    private static ImmutableArray<(double Value, double Share)> Tenths(ImmutableArray<(double Value, double Share)> steps) =>
        [.. Enumerable.Range(1, 9).SelectMany(tenth => steps.Where(step => step.Share >= tenth / 10.0).Take(1)).Distinct()];

    private ImmutableArray<Key> Keys => [.. Arms.Select((arm, i) => Key.Line(Labels.Words(arm.Name), Look.OfArm(i)))];

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + Math.Clamp(width * 0.6f, 115, 200);

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var values = Arms.SelectMany(arm => arm.Steps).Select(step => step.Value);
        using var panel = Panel.Draw(page, page.Below(top), Axis.Around(values, page.Width < 300 ? 5 : 8, Labels.Words(Measure)), Axis.Shares(words: "share of histories") with { Grid = true });
        foreach (var (i, arm) in Arms.Index())
        {
            panel.Band(Palette.Of(i), 0.2f, Corners(arm, step => (Low(arm, step.Share), High(arm, step.Share))).Select(corner => (corner.X, corner.Of.Item1, corner.Of.Item2)));
            panel.Line(Look.OfArm(i), Corners(arm, step => step.Share).Select(corner => (corner.X, corner.Of)));
        }
    }

    // It jumps at each value.
    private static IEnumerable<(double X, T Of)> Corners<T>(EcdfArm arm, Func<(double Value, double Share), T> of)
    {
        for (var i = 0; i < arm.Steps.Length; i++)
        {
            if (i > 0) yield return (arm.Steps[i].Value, of(arm.Steps[i - 1]));
            yield return (arm.Steps[i].Value, of(arm.Steps[i]));
        }
    }

    private static double Low(EcdfArm arm, double share) => Math.Max(0, share - (HalfWidth / Math.Sqrt(arm.Units)));

    private static double High(EcdfArm arm, double share) => Math.Min(1, share + (HalfWidth / Math.Sqrt(arm.Units)));
}

/// <summary>The distribution function of a measure in an arm.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Count">Histories that have a value.</param>
/// <param name="Units">How many of them are independent of each other, by which the band is as wide as it is.</param>
/// <param name="Steps">The share of histories up to each value; in order.</param>
public sealed record EcdfArm(string Name, int Count, int Units, ImmutableArray<(double Value, double Share)> Steps);
