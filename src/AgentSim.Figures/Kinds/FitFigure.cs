using System.Collections.Immutable;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>All targets on one scale, how many tolerances from history: the middle 90 per cent of histories under prior and posterior, and their medians.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Targets">The targets.</param>
public sealed record FitFigure(string Title, ImmutableArray<FitTarget> Targets) : Figure(Title)
{
    // What is farther away ends in an arrow at the edge, with its number if it is a median.
    private const double Edge = 6;
    private const float Row = 16.5f;

    /// <inheritdoc/>
    public override string Description =>
        $"{Labels.Count(Targets.Length, "target", "targets")}: the middle 90 per cent of histories, in tolerances from what history took. {Targets.Count(target => target.IsCovered)} of them cover history under the posterior.";

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        "Targets: what history took, and what histories under the posterior and the prior do",
        [
            FigureColumn.Words("target"), FigureColumn.Number("observed"), FigureColumn.Number("tolerance"), FigureColumn.Number("5 %"), FigureColumn.Number("median"), FigureColumn.Number("95 %"), FigureColumn.Words("covered"),
            FigureColumn.Number("prior: 5 %"), FigureColumn.Number("prior: median"), FigureColumn.Number("prior: 95 %"),
        ],
        Targets.Select(target => (IEnumerable<FigureValue>)
        [
            target.Name, target.Observed, target.Tolerance, target.Posterior.Low, target.Posterior.Value, target.Posterior.High, target.IsCovered ? "yes" : "no", target.Prior.Low, target.Prior.Value, target.Prior.High,
        ]));

    private bool HasPrior => Targets.Any(target => target.Prior.IsKnown);

    private ImmutableArray<Key> Keys =>
    [
        Key.Arm("posterior: median, 90 %", 0), .. HasPrior ? [Key.Arm("prior", 1)] : Array.Empty<Key>(), Key.Area("within a tolerance of history", Palette.Quiet, 0.18f),
        new Key("history is not covered", (ink, box) => ink.Words("\u00d7", new(box.MidX, box.MidY), Side.Middle, size: 9, bold: true)),
    ];

    internal override float Height(float width) => Page.LegendHeight(width, Keys) + (Targets.Length * Row) + 28;

    internal override void Draw(Page page)
    {
        var top = page.Legend(Keys);
        var names = Targets.Select(target => Ink.Wrapped(Labels.Words(target.Name), page.Width * 0.32f)).ToArray();
        var left = names.SelectMany(lines => lines).Select(line => Ink.Width(line, 6.5f)).DefaultIfEmpty(0).Max() + 12;
        using var panel = Panel.Draw(page, page.Below(top), Axis.Between(-Edge, Edge, 6, "tolerances from history") with { Grid = true }, Axis.Bare(0, Targets.Length), left: left, right: 6);
        page.Ink.Rectangle(Palette.Quiet, 0.18f, new SKRect(panel.X(-1), panel.Box.Top, panel.X(1), panel.Box.Bottom));
        page.Ink.Line(new(Palette.Ink, 0.8f), new SKPoint(panel.X(0), panel.Box.Top), new SKPoint(panel.X(0), panel.Box.Bottom));
        foreach (var (i, target) in Targets.Index())
        {
            var y = panel.Box.Top + ((i + 0.5f) * panel.Box.Height / Targets.Length);
            foreach (var (line, words) in names[i].Take(2).Index()) page.Ink.Words(words, new(left - 11, y + ((line - ((Math.Min(2, names[i].Length) - 1) / 2f)) * 6.8f)), Side.Left, size: 6.5f);
            if (target.Posterior.IsKnown && !target.IsCovered) page.Ink.Words("\u00d7", new(left - 5, y), Side.Middle, size: 9, bold: true);
            if (!target.Posterior.IsKnown && !target.Prior.IsKnown) page.Ink.Words("no history has a value", new(panel.X(0), y), Side.Middle, size: 6, colour: Palette.Quiet, halo: true);
            Bar(panel, target, target.Posterior, 0, y - (HasPrior ? 2.5f : 0));
            if (HasPrior) Bar(panel, target, target.Prior, 1, y + 3);
        }
    }

    private static void Bar(Panel panel, FitTarget target, WithInterval values, int arm, float y)
    {
        if (!values.IsKnown) return;
        double Away(double value) => (value - target.Observed) / target.Tolerance;
        float X(double value) => panel.X(Math.Clamp(Away(value), -Edge, Edge));
        panel.Ink.Line(Look.OfArm(arm, 1.6f), new SKPoint(X(values.Low), y), new SKPoint(X(values.High), y));
        foreach (var end in new[] { values.Low, values.High })
        {
            if (Math.Abs(Away(end)) > Edge) Arrow(panel, arm, X(end), y, Math.Sign(Away(end)));
        }

        var median = Away(values.Value);
        if (Math.Abs(median) <= Edge) panel.Ink.Mark((Shape)arm, Palette.Of(arm), new(X(values.Value), y), 2.2f);
        else panel.Ink.Words($"median {Labels.Tick(Math.Round(median, 1))}", new(X(values.Value) - (Math.Sign(median) * 6), y), median > 0 ? Side.Left : Side.Right, size: 5.5f, halo: true);
    }

    private static void Arrow(Panel panel, int arm, float x, float y, int direction)
    {
        const float length = 3;
        foreach (var side in new[] { -1, 1 }) panel.Ink.Line(Look.OfArm(arm, 1), new SKPoint(x, y), new SKPoint(x - (direction * length), y + (side * 1.8f)));
    }
}

/// <summary>How histories stand to a target.</summary>
/// <param name="Name">The target.</param>
/// <param name="Observed">What history took.</param>
/// <param name="Tolerance">How far away is still near.</param>
/// <param name="Posterior">Median, 5 and 95 per cent quantile of histories under the posterior.</param>
/// <param name="Prior">The same under the prior; <see cref="WithInterval.None"/> where it is not known.</param>
public sealed record FitTarget(string Name, double Observed, double Tolerance, WithInterval Posterior, WithInterval Prior)
{
    /// <summary>Whether history lies between the 5th and the 95th percentile under the posterior.</summary>
    public bool IsCovered => Observed >= Posterior.Low && Observed <= Posterior.High;
}
