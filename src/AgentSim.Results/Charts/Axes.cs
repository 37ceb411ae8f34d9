using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>The frame of a chart with two scales.</summary>
/// <param name="Across">From left to right.</param>
/// <param name="Up">From the bottom, which lies further down the page, to the top.</param>
internal sealed record Axes(Scale Across, Scale Up)
{
    public double Left => Across.From;

    public double Right => Across.To;

    public double Bottom => Up.From;

    public double Top => Up.To;

    /// <summary>Where two values lie.</summary>
    public (double X, double Y) At(double across, double up) => (Across.At(across), Up.At(up));

    /// <summary>Lines and labels at round values of the scale that goes up.</summary>
    public IEnumerable<XElement> UpTicks(int about, Func<double, string> label) => Up.Ticks(about).SelectMany(value => new[]
    {
        Svg.Line("grid", Left, Up.At(value), Right, Up.At(value)),
        Svg.Text("tick end", Left - 6, Up.At(value) + 4, label(value)),
    });

    /// <summary>Labels and small marks at some values of the scale that goes across.</summary>
    public IEnumerable<XElement> AcrossTicks(IEnumerable<double> values, Func<double, string> label) => values.SelectMany(value => new[]
    {
        Svg.Line("axis", Across.At(value), Bottom, Across.At(value), Bottom + 4),
        Svg.Text("tick middle", Across.At(value), Bottom + 17, label(value)),
    });

    /// <summary>The line at the bottom.</summary>
    public XElement BottomLine() => Svg.Line("axis", Left, Bottom, Right, Bottom);

    /// <summary>Years that fit as labels, whole ones.</summary>
    public IEnumerable<double> Years() => Across.Ticks(6).Where(year => year == Math.Floor(year));
}
