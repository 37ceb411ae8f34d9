using System.Xml.Linq;

namespace AgentSim.Results.Reports;

/// <summary>All measures, the arms below each other.</summary>
internal static class MeasureSection
{
    public static XElement Of(Manifest manifest, PointAnswers point)
    {
        var last = Tables(manifest, point, series: true).ToArray();
        var series = manifest.Measures.Count(measure => measure.IsSeries);
        return Html.Section(
            $"measures-{point.Index}", "Measures",
            Tables(manifest, point, series: false),
            last.Length == 0 ? null : Html.Details($"Series in the last period ({series})", last));
    }

    private static IEnumerable<XElement> Tables(Manifest manifest, PointAnswers point, bool series)
    {
        var caption = series ? "Series in the last period" : "Of whole histories";
        var quantities = Rows(manifest, series, MeasureKind.Quantity, (measure, arm) => [Quantity(manifest, point, measure, arm)]);
        if (quantities.Length > 0)
            yield return Html.Table(
                $"{caption}: mean and standard deviation over histories, standard error of the mean (over samples, where they have several histories), quantiles, share of histories without a value",
                ["measure", "arm", "mean", "sd", "s.e.", "5 %", "25 %", "50 %", "75 %", "95 %", "missing"], quantities);
        var truths = Rows(manifest, series, MeasureKind.Truth, (measure, arm) => Shares(manifest, point, measure, arm, named: false));
        if (truths.Length > 0)
            yield return Html.Table(
                $"{caption}, what holds or does not: share of the histories with a value in which it holds, with its Wilson interval, and share of histories without a value",
                ["measure", "arm", "share", "low", "high", "missing"], truths);
        var classes = Rows(manifest, series, MeasureKind.Nominal, (measure, arm) => Shares(manifest, point, measure, arm, named: true));
        if (classes.Length > 0)
            yield return Html.Table(
                $"{caption}, what holds codes: share of each among the histories with a value, with its Wilson interval, and share of histories without a value",
                ["measure", "arm", "value", "share", "low", "high", "missing"], classes);
    }

    private static IReadOnlyList<object>[] Rows(Manifest manifest, bool series, MeasureKind kind, Func<int, int, IEnumerable<IReadOnlyList<object>>> rows) =>
    [
        .. from measure in Enumerable.Range(0, manifest.Measures.Length)
           where manifest.Measures[measure].IsSeries == series && manifest.Measures[measure].Kind == kind
           from arm in Enumerable.Range(0, manifest.Arms.Length)
           from row in rows(measure, arm)
           select row,
    ];

    private static IReadOnlyList<object> Quantity(Manifest manifest, PointAnswers point, int measure, int arm)
    {
        var summary = point.Measures[arm][measure].Summary;
        return
        [
            .. Head(manifest, measure, arm),
            Html.Number(summary.Mean), Html.Number(summary.Deviation), Html.Number(summary.StandardError),
            Html.Number(summary.Quantiles.Q05), Html.Number(summary.Quantiles.Q25), Html.Number(summary.Quantiles.Q50), Html.Number(summary.Quantiles.Q75),
            Html.Number(summary.Quantiles.Q95), Html.Percent(summary.MissingShare),
        ];
    }

    private static IEnumerable<IReadOnlyList<object>> Shares(Manifest manifest, PointAnswers point, int measure, int arm, bool named) =>
        point.Measures[arm][measure].Shares.Select(share => (IReadOnlyList<object>)
        [
            .. Head(manifest, measure, arm),
            .. named ? [AgentSim.Figures.Labels.Words(share.Name)] : Array.Empty<object>(),
            Html.Percent(share.Proportion.Share), Html.Percent(share.Proportion.Low), Html.Percent(share.Proportion.High),
            Html.Percent(point.Measures[arm][measure].Summary.MissingShare),
        ]);

    private static object[] Head(Manifest manifest, int measure, int arm) =>
        [Html.Of("code", manifest.Measures[measure].Name), new object[] { Html.Styled("span", $"swatch arm{arm}", "\u00a0"), " " + manifest.Arms[arm] }];
}
