using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Reports;

/// <summary>
/// The plane of bandwagoning and autonomy, for models with the measures <c>bwi</c> and <c>aut</c>; history's path is drawn where <c>bwi_year</c> and
/// <c>aut_year</c> say what history took.
/// </summary>
internal static class PlaneSection
{
    private const int TableSide = 10;

    public static XElement? Of(ResultQuery query, Manifest manifest, PointAnswers point)
    {
        if (Measure(manifest, "bwi") is not { } across || Measure(manifest, "aut") is not { } up) return null;
        var path = Path(manifest);
        var joint = string.Create(CultureInfo.InvariantCulture, $"{across.Column} >= {PlaneChart.JointBandwagoning} and {up.Column} >= {PlaneChart.JointAutonomy}");
        return Html.Section(
            $"plane-{point.Index}", "Bandwagoning and autonomy",
            Html.Of("p",
                $"Each history by its bwi and aut; the stronger a cell, the more histories it holds. Dashed: the joint position, BWI at least {Figures.Tick(PlaneChart.JointBandwagoning)} and AUT at least {Figures.Tick(PlaneChart.JointAutonomy)}, held by ",
                manifest.Arms.SelectMany((arm, i) => (object[])[i == 0 ? "" : "; ", $"{arm} ", Html.Share(query.Share(i, point.Index, joint))]),
                $". Dotted: AUT {Figures.Tick(PlaneChart.PureAutonomy)}.",
                path.IsEmpty ? null : $" The line is what history took, year by year from {path[0].Year} to {path[^1].Year}."),
            Html.Styled("div", "charts", manifest.Arms.Select((arm, i) => Figure(query, point, path, new(i, arm, query.Plane(i, point.Index, across, up, PlaneChart.Side), path), across, up))));
    }

    private static XElement Figure(
        ResultQuery query, PointAnswers point, ImmutableArray<(int Year, double Across, double Up)> path, PlaneChart chart, MeasureIdentity across, MeasureIdentity up) => Html.Of(
        "figure",
        Html.Of("figcaption", chart.Name),
        chart.Picture(),
        Html.Details("The numbers", Table(chart.Name, query.Plane(chart.Arm, point.Index, across, up, TableSide)), chart.Arm == 0 && !path.IsEmpty ? PathTable(path) : null));

    private static XElement Table(string arm, ImmutableArray<PlaneCell> cells)
    {
        var counts = cells.ToDictionary(cell => (cell.Across, cell.Up), cell => cell.Count);
        string From(int cell) => Figures.Tick((double)cell / TableSide);
        return Html.Table(
            $"Histories of {arm} by AUT (rows, from) and BWI (columns, from)",
            ["AUT", .. Enumerable.Range(0, TableSide).Select(From)],
            Enumerable.Range(0, TableSide).Reverse().Select(row => (IReadOnlyList<object>)
                [From(row), .. Enumerable.Range(0, TableSide).Select(column => Html.Whole(counts.GetValueOrDefault((column, row))))]));
    }

    private static XElement PathTable(ImmutableArray<(int Year, double Across, double Up)> path) => Html.Table(
        "What history took", ["year", "BWI", "AUT"],
        path.Select(year => (IReadOnlyList<object>)[$"{year.Year}", Html.Number(year.Across), Html.Number(year.Up)]));

    private static ImmutableArray<(int Year, double Across, double Up)> Path(Manifest manifest)
    {
        var up = (Measure(manifest, "aut_year")?.Observed ?? []).ToDictionary(value => value.Year, value => value.Value);
        return [.. (Measure(manifest, "bwi_year")?.Observed ?? []).Where(value => up.ContainsKey(value.Year)).Select(value => (value.Year, value.Value, up[value.Year]))];
    }

    private static MeasureIdentity? Measure(Manifest manifest, string name) => manifest.Measures.FirstOrDefault(measure => measure.Name == name);
}
