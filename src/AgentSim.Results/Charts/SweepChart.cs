using System.Collections.Immutable;
using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>A number with its interval.</summary>
internal readonly record struct Estimate(double Value, double Low, double High);

/// <summary>How a number changes from design point to design point, arm by arm.</summary>
/// <param name="Title">What the number is.</param>
/// <param name="Points">The labels of the design points.</param>
/// <param name="Places">Where each point lies across: its value where it is a number, else its index.</param>
/// <param name="Arms">For each arm, the number at each point.</param>
internal sealed record SweepChart(string Title, ImmutableArray<string> Points, ImmutableArray<double> Places, ImmutableArray<ImmutableArray<Estimate>> Arms)
{
    private const double Width = 460;
    private const double Height = 220;

    public XElement Picture()
    {
        var margin = (Places.Max() - Places.Min()) * 0.05;
        var axes = new Axes(
            new(Places.Min() - margin, Places.Max() + margin, 46, Width - 12),
            Scale.Around(Arms.SelectMany(arm => arm).SelectMany(e => new[] { e.Value, e.Low, e.High }).Where(double.IsFinite), Height - 26, 10));
        return Svg.Picture(
            Width, Height, Alternative(), axes.UpTicks(5, Figures.Tick), axes.BottomLine(), Places.Zip(Points).SelectMany(p => axes.AcrossTicks([p.First], _ => p.Second)),
            Arms.Select((arm, i) => (arm, i)).Reverse().SelectMany(pair => Line(axes, pair.i, pair.arm)));
    }

    private IEnumerable<XElement> Line(Axes axes, int arm, ImmutableArray<Estimate> estimates)
    {
        var known = Places.Zip(estimates).Where(pair => double.IsFinite(pair.Second.Value)).ToArray();
        if (known.Length == 0) yield break;

        // Arms stand side by side, so that one interval does not hide the other.
        (double X, double Y) At(double place, double value) => (axes.Across.At(place) + (4 * arm), axes.Up.At(value));
        yield return Svg.Path(arm == 0 ? "arm0 line median" : $"arm{arm} line dashed", known.Select(pair => At(pair.First, pair.Second.Value)));
        foreach (var (place, estimate) in known)
        {
            var (x, y) = At(place, estimate.Value);
            if (double.IsFinite(estimate.Low)) yield return Svg.Line($"arm{arm} line", x, axes.Up.At(estimate.Low), x, axes.Up.At(estimate.High));
            yield return Svg.Dot($"arm{arm} dot", x, y, 3, Figures.Number(estimate.Value));
        }
    }

    private string Alternative() =>
        $"Chart of {Title} by design point. " + string.Join(", ", Points.Zip(Arms[0]).Select(pair => $"{pair.First}: {Figures.Number(pair.Second.Value)}")) + ".";
}
