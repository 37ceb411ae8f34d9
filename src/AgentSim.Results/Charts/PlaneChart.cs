using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>Where the histories of one arm lie in the plane of bandwagoning and autonomy, with the thresholds of the joint position and the path that history took.</summary>
/// <param name="Arm">Index of the arm.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cells">How many histories lie in each cell.</param>
/// <param name="Path">What history took, year by year: year, bandwagoning, autonomy; empty where it is not known.</param>
internal sealed record PlaneChart(int Arm, string Name, ImmutableArray<PlaneCell> Cells, ImmutableArray<(int Year, double Across, double Up)> Path)
{
    /// <summary>Cells a side.</summary>
    public const int Side = 40;

    /// <summary>Bandwagoning from which on a position is a joint one.</summary>
    public const double JointBandwagoning = 0.75;

    /// <summary>Autonomy from which on a position is a joint one.</summary>
    public const double JointAutonomy = 0.33;

    /// <summary>Autonomy that divides multi-vector from pure bandwagoning.</summary>
    public const double PureAutonomy = 0.25;

    private const double Width = 460;
    private const double Height = 464;

    public XElement Picture()
    {
        var axes = new Axes(new(0, 1, 46, Width - 14), new(0, 1, Height - 40, 24));
        return Svg.Picture(
            Width, Height, Alternative(), axes.UpTicks(5, Figures.Tick), axes.BottomLine(), axes.AcrossTicks(axes.Across.Ticks(5), Figures.Tick),
            Svg.Text("tick middle", (axes.Left + axes.Right) / 2, Height - 6, "BWI: bandwagoning"), Svg.Text("tick", axes.Left - 18, 12, "AUT: autonomy"),
            Density(axes), Thresholds(axes), History(axes));
    }

    private IEnumerable<XElement> Density(Axes axes)
    {
        var most = Cells.Select(cell => cell.Count).DefaultIfEmpty(1).Max();
        var size = (axes.Right - axes.Left) / Side;
        var height = (axes.Bottom - axes.Top) / Side;
        foreach (var cell in Cells)
        {
            var (x, y) = axes.At((double)cell.Across / Side, (cell.Up + 1.0) / Side);
            var square = Svg.Rectangle($"arm{Arm} cell", x, y, size, height, $"{cell.Count}");

            // By the square root, so that a single history is still seen beside many.
            var strength = 0.12 + (0.88 * Math.Sqrt((double)cell.Count / most));
            square.Add(new XAttribute("fill-opacity", strength.ToString("0.00", CultureInfo.InvariantCulture)));
            yield return square;
        }
    }

    private static IEnumerable<XElement> Thresholds(Axes axes)
    {
        var (x, y) = axes.At(JointBandwagoning, JointAutonomy);
        yield return Svg.Line("threshold", x, y, x, axes.Top);
        yield return Svg.Line("threshold", x, y, axes.Right, y);
        yield return Svg.Text("mark end", x - 4, axes.Top + 12, $"BWI {Figures.Tick(JointBandwagoning)}");
        yield return Svg.Text("mark end", axes.Right - 2, y + 13, $"AUT {Figures.Tick(JointAutonomy)}");
        yield return Svg.Line("threshold dotted", axes.Left, axes.Up.At(PureAutonomy), axes.Right, axes.Up.At(PureAutonomy));
        yield return Svg.Text("mark", axes.Left + 4, axes.Up.At(PureAutonomy) - 4, $"AUT {Figures.Tick(PureAutonomy)}");
    }

    private IEnumerable<XElement> History(Axes axes)
    {
        if (Path.IsEmpty) yield break;
        yield return Svg.Path("history halo", Path.Select(year => axes.At(year.Across, year.Up)));
        yield return Svg.Path("history line", Path.Select(year => axes.At(year.Across, year.Up)));
        foreach (var (year, across, up) in Path)
        {
            var (x, y) = axes.At(across, up);
            yield return Svg.Dot("history dot", x, y, 2.5, $"{year}: BWI {Figures.Number(across)}, AUT {Figures.Number(up)}");
            if (year == Path[0].Year || year == Path[^1].Year) yield return Svg.Text("year", x + 6, y + (year == Path[0].Year ? 12 : -6), $"{year}");
        }
    }

    private string Alternative()
    {
        var total = Cells.Sum(cell => cell.Count);
        var text = $"The plane of bandwagoning and autonomy with {Figures.Histories(total)} of {Name}.";
        return Path.IsEmpty
            ? text
            : $"{text} History goes from BWI {Figures.Number(Path[0].Across)}, AUT {Figures.Number(Path[0].Up)} in {Path[0].Year} to BWI {Figures.Number(Path[^1].Across)}, AUT {Figures.Number(Path[^1].Up)} in {Path[^1].Year}.";
    }
}
