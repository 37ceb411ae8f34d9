using System.Xml.Linq;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Reports;

/// <summary>The series that hold codes of classes: how many histories are in which, at the end of each year.</summary>
internal static class ClassSection
{
    public static XElement? Of(ResultQuery query, Manifest manifest, PointAnswers point)
    {
        var series = manifest.Measures.Where(measure => measure.IsSeries && measure.Kind == MeasureKind.Nominal).ToArray();
        return series.Length == 0 ? null : Html.Section(
            $"classes-{point.Index}", "Classes over the years",
            Html.Of("p", "Per cent of histories in each class at the end of the year."),
            series.Select(measure => Arms(query, manifest, point, measure)));
    }

    private static IEnumerable<XElement> Arms(ResultQuery query, Manifest manifest, PointAnswers point, MeasureIdentity measure)
    {
        var tables = manifest.Arms.Select((name, arm) => Table(measure, name, query.Shares(arm, point.Index, measure))).ToArray();
        return tables.Skip(1).Select((table, i) => Html.Details($"{measure.Name} in {manifest.Arms[i + 1]}", table)).Prepend(tables[0]);
    }

    private static XElement Table(MeasureIdentity measure, string arm, IReadOnlyList<YearShares> years)
    {
        var values = years.SelectMany(year => year.Shares).Select(share => share.Value).Distinct().ToArray();
        var observed = measure.Observed.ToDictionary(year => year.Year, year => year.Value);
        return Html.Table(
            $"{measure.Name}, {arm}",
            ["year", .. values.Select(value => PatternChart.Words(measure.NameOf(value))), .. observed.Count == 0 ? Array.Empty<string>() : ["history"]],
            years.Select(year => (IReadOnlyList<object>)
            [
                $"{year.Year}",
                .. values.Select(value => Html.Percent(year.Shares.FirstOrDefault(share => share.Value == value)?.Proportion.Share ?? 0)),
                .. observed.Count == 0 ? Array.Empty<object>() : [observed.TryGetValue(year.Year, out var took) ? PatternChart.Words(measure.NameOf(took)) : Figures.None],
            ]));
    }
}
