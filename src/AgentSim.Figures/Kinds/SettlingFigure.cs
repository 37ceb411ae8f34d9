using System.Collections.Immutable;
using AgentSim.Figures.Drawing;

namespace AgentSim.Figures.Kinds;

/// <summary>How shares settle as histories accumulate: the share of each pattern among the first histories, with its interval.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Patterns">The patterns' names.</param>
/// <param name="Steps">After so many histories the share of each pattern, with its interval; in order.</param>
public sealed record SettlingFigure(string Title, ImmutableArray<string> Patterns, ImmutableArray<(int Histories, ImmutableArray<WithInterval> Shares)> Steps) : Figure(Title)
{
    /// <inheritdoc/>
    public override string Description => Steps.IsEmpty ? "There are no histories." :
        $"The share of each pattern among the first {Labels.Whole(Steps[0].Histories)} to {Labels.Histories(Steps[^1].Histories)}, with 95 per cent intervals. In the end: "
        + string.Join(", ", Patterns.Select((pattern, i) => $"{Labels.Words(pattern)} {Labels.Percent(Steps[^1].Shares[i].Value)} ({Labels.Percents(Steps[^1].Shares[i].Low, Steps[^1].Shares[i].High)})")) + ".";

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        "Shares of patterns among the first histories, with 95 per cent intervals",
        [FigureColumn.Count("histories"), .. Patterns.SelectMany(pattern => new[] { FigureColumn.Share(pattern), FigureColumn.Share($"{pattern}: low"), FigureColumn.Share($"{pattern}: high") })],
        Steps.Select(step => (IEnumerable<FigureValue>)[step.Histories, .. step.Shares.SelectMany(share => new FigureValue[] { share.Value, share.Low, share.High })]));

    internal override float Height(float width) => Math.Clamp(width * 0.6f, 120, 210);

    internal override void Draw(Page page)
    {
        var names = Patterns.Select(pattern => Ink.Wrapped(Labels.Words(pattern), page.Width * 0.25f)).ToArray();
        var room = names.SelectMany(lines => lines).Select(line => Ink.Width(line)).DefaultIfEmpty(0).Max() + 8 + EndLabels.Sample;
        var last = Steps.IsEmpty ? 1 : Steps[^1].Histories;
        var most = Steps.SelectMany(step => step.Shares).Select(share => share.High).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var across = Axis.Between(0, last, page.Width < 300 ? 3 : 6, "histories") with { Label = count => Labels.Whole((long)count) };
        using var panel = Panel.Draw(page, page.Below(0), across, Axis.Shares(Math.Min(1, most * 1.05)) with { Grid = true }, right: room);
        for (var i = 0; i < Patterns.Length; i++)
        {
            var pattern = i;
            panel.Band(Palette.Of(i), 0.16f, Steps.Select(step => ((double)step.Histories, step.Shares[pattern].Low, step.Shares[pattern].High)));
            panel.Line(Look.OfArm(i), Steps.Select(step => ((double)step.Histories, step.Shares[pattern].Value)));
        }

        if (Steps.IsEmpty) return;
        EndLabels.Draw(panel, panel.Box.Right + 4, Patterns.Select((_, i) => (panel.Y(Known(Steps[^1].Shares[i].Value)), names[i], Look.OfArm(i))));
    }

    private static double Known(double share) => double.IsFinite(share) ? share : 0;
}
