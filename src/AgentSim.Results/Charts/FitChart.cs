using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Experiments.Calibrating;

namespace AgentSim.Results.Charts;

/// <summary>All targets on one scale, how many tolerances from history: the middle 90 per cent of histories under prior and posterior, and their medians.</summary>
/// <param name="Prior">The targets under the prior; empty where it is not known.</param>
/// <param name="Posterior">The same targets under the posterior.</param>
internal sealed record FitChart(ImmutableArray<Fit> Prior, ImmutableArray<Fit> Posterior)
{
    private const double Width = 620;
    private const double Row = 34;
    private const double Words = 130;

    // Farther away is drawn at the edge.
    private const double Edge = 6;

    public XElement Picture()
    {
        var height = (Posterior.Length * Row) + 50;
        var across = new Scale(-Edge, Edge, Words, Width - 14);
        var axes = new Axes(across, new(0, Posterior.Length, 10, height - 40));
        return Svg.Picture(
            Width, height, Alternative(),
            Svg.Rectangle("quiet band outer", across.At(-1), 10, across.At(1) - across.At(-1), height - 50),
            Svg.Line("threshold", across.At(0), 10, across.At(0), height - 40),
            Svg.Line("axis", Words, height - 40, Width - 14, height - 40),
            across.Ticks(6).Select(value => Svg.Text("tick middle", across.At(value), height - 24, Figures.Tick(value))),
            Svg.Text("tick middle", (Words + Width) / 2, height - 6, "tolerances from history"),
            Posterior.SelectMany((fit, i) => Rows(axes, fit, i)));
    }

    private IEnumerable<XElement> Rows(Axes axes, Fit fit, int index)
    {
        var y = axes.Up.At(index) + 12;
        yield return Svg.Text("tick end", Words - 8, y + 8, fit.Target.Name);
        foreach (var (bar, look, down) in new[] { (Prior.IsEmpty ? null : Prior[index], "arm1", 0.0), (fit, "arm0", 9.0) })
        {
            if (bar is null || bar.Values.Count == 0) continue;
            double At(double value) => axes.Across.At(Math.Clamp((value - bar.Target.Observed) / bar.Target.Tolerance, -Edge, Edge));
            var quantiles = bar.Values.Quantiles;
            yield return Svg.Line($"{look} line median", At(quantiles.Q05), y + down, At(quantiles.Q95), y + down);
            yield return Svg.Dot($"{look} dot", At(quantiles.Q50), y + down, 3.5, $"{bar.Target.Written}: {Figures.Number(quantiles.Q50)} ({Figures.Number(quantiles.Q05)} to {Figures.Number(quantiles.Q95)}); history {Figures.Number(bar.Target.Observed)}");
        }
    }

    private string Alternative() =>
        $"Chart of {Posterior.Length} targets: the middle 90 per cent of histories in tolerances from history. {Posterior.Count(fit => fit.IsCovered)} of them cover history under the posterior.";
}
