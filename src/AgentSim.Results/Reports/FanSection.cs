using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Reports;

/// <summary>The series over the years, with history drawn over them: those that history is known of first, the others behind a fold.</summary>
internal static class FanSection
{
    private const int MainWithoutHistory = 12;

    public static XElement? Of(ResultQuery query, Manifest manifest, PointAnswers point)
    {
        var series = manifest.Measures.Where(measure => measure.IsSeries && measure.Kind != MeasureKind.Nominal).ToArray();
        if (series.Length == 0) return null;
        var main = series.Any(measure => !measure.Observed.IsEmpty)
            ? series.Where(measure => !measure.Observed.IsEmpty).ToArray()
            : series.Take(MainWithoutHistory).ToArray();
        var others = series.Except(main).ToArray();
        XElement Figures(IEnumerable<MeasureIdentity> measures) => Html.Styled("div", "charts", measures.Select(measure => Figure(query, manifest, point, measure)));
        return Html.Section(
            $"years-{point.Index}", "Over the years",
            Html.Of("p", "Yearly means over histories: the median, the half in the middle (25 to 75 per cent) and nine in ten (5 to 95 per cent)."),
            Html.Legend(
            [
                ("arm0", $"{manifest.Arms[0]}, median and bands"),
                .. manifest.Arms.Skip(1).Select((arm, i) => ($"arm{i + 1} thin", $"{arm}, median")),
                .. main.All(measure => measure.Observed.IsEmpty) ? [] : new[] { ("history thin", "history") },
            ]),
            Figures(main),
            others.Length == 0 ? null : Html.Details($"The other series ({others.Length})", Figures(others)));
    }

    private static XElement Figure(ResultQuery query, Manifest manifest, PointAnswers point, MeasureIdentity measure)
    {
        var chart = new FanChart(measure, [.. manifest.Arms.Select((_, arm) => query.Fan(arm, point.Index, measure))]);
        return Html.Of(
            "figure",
            Html.Of("figcaption", Html.Of("code", measure.Name), measure.Unit is "1" or "unknown" ? null : $" ({measure.Unit})", measure.Source is null ? null : Html.Styled("span", "why", $" {measure.Source}")),
            chart.Picture(),
            Html.Details("The numbers", Table(manifest, chart)));
    }

    private static XElement Table(Manifest manifest, FanChart chart)
    {
        var observed = chart.Measure.Observed.ToDictionary(value => value.Year, value => value.Value);
        var arms = chart.Arms.Select(arm => arm.ToDictionary(year => year.Year)).ToImmutableArray();
        return Html.Table(
            $"{chart.Measure.Name} by year",
            ["year", "histories", "5 %", "25 %", "50 %", "75 %", "95 %", .. manifest.Arms.Skip(1).Select(arm => $"{arm}: 50 %"), "history"],
            chart.Years.Select(year => (IReadOnlyList<object>)
            [
                $"{year}",
                .. Cells(arms[0].GetValueOrDefault(year)),
                .. arms.Skip(1).Select(arm => Html.Number(arm.TryGetValue(year, out var fan) ? fan.Quantiles.Q50 : double.NaN)),
                Html.Number(observed.GetValueOrDefault(year, double.NaN)),
            ]));
    }

    private static IEnumerable<object> Cells(FanYear? year) =>
    [
        Html.Whole(year?.Count ?? 0),
        .. new[] { year?.Quantiles.Q05, year?.Quantiles.Q25, year?.Quantiles.Q50, year?.Quantiles.Q75, year?.Quantiles.Q95 }.Select(q => Html.Number(q ?? double.NaN)),
    ];
}
