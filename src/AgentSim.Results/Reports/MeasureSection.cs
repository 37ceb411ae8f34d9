using System.Xml.Linq;
using AgentSim.Experiments;

namespace AgentSim.Results.Reports;

/// <summary>All measures, the arms below each other.</summary>
internal static class MeasureSection
{
    public static XElement Of(Manifest manifest, PointAnswers point)
    {
        var whole = Rows(manifest, point, series: false);
        var last = Rows(manifest, point, series: true);
        return Html.Section(
            $"measures-{point.Index}", "Measures",
            whole.Length == 0 ? null : Table("Of whole histories", whole),
            last.Length == 0 ? null : Html.Details($"Series in the last period ({last.Length / manifest.Arms.Length})", Table("Series in the last period", last)));
    }

    private static XElement Table(string caption, IEnumerable<IReadOnlyList<object>> rows) => Html.Table(
        $"{caption}: mean and standard deviation over histories, standard error of the mean, quantiles, histories without a value",
        ["measure", "arm", "mean", "sd", "s.e.", "5 %", "25 %", "50 %", "75 %", "95 %", "missing"], rows);

    private static IReadOnlyList<object>[] Rows(Manifest manifest, PointAnswers point, bool series) =>
    [
        .. from measure in Enumerable.Range(0, manifest.Measures.Length)
           where manifest.Measures[measure].IsSeries == series
           from arm in Enumerable.Range(0, manifest.Arms.Length)
           select Row(manifest.Measures[measure].Name, arm, manifest.Arms[arm], point.Measures[arm][measure].Summary),
    ];

    private static IReadOnlyList<object> Row(string measure, int arm, string name, Summary summary) =>
    [
        Html.Of("code", measure), new object[] { Html.Styled("span", $"swatch arm{arm}", "\u00a0"), " " + name },
        Html.Number(summary.Mean), Html.Number(summary.Deviation), Html.Number(summary.StandardError),
        Html.Number(summary.Quantiles.Q05), Html.Number(summary.Quantiles.Q25), Html.Number(summary.Quantiles.Q50), Html.Number(summary.Quantiles.Q75),
        Html.Number(summary.Quantiles.Q95), Html.Whole(summary.Missing),
    ];
}
