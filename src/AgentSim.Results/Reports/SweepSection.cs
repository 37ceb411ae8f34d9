using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Reports;

/// <summary>How patterns and measures change from design point to design point.</summary>
internal static class SweepSection
{
    private const double StandardErrors = 1.96;

    public static XElement? Of(Manifest manifest, ImmutableArray<PointAnswers> points)
    {
        if (points.Length < 2) return null;
        return Html.Section(
            "sweep", "By design point",
            Html.Of("p", $"Shares of patterns with Wilson intervals, and means of measures of whole histories with {Figures.Tick(StandardErrors)} standard errors to each side, at each of {points.Length} design points."),
            Html.Legend(manifest.Arms.Select((arm, i) => ($"arm{i}", arm))),
            Html.Styled("div", "charts", Charts(manifest, points).Select(chart => Html.Of("figure", Html.Of("figcaption", chart.Title), chart.Picture()))),
            Html.Details("The numbers", manifest.Arms.Select((arm, i) => Table(manifest, points, i))));
    }

    private static IEnumerable<SweepChart> Charts(Manifest manifest, ImmutableArray<PointAnswers> points)
    {
        ImmutableArray<string> labels = [.. points.Select(point => ShortLabel(manifest, point.Identity))];
        var places = Places(points);
        SweepChart Chart(string title, Func<PointAnswers, int, Estimate> estimate) =>
            new(title, labels, places, [.. manifest.Arms.Select((_, arm) => points.Select(point => estimate(point, arm)).ToImmutableArray())]);
        var patterns = manifest.Patterns.Select((pattern, i) => Chart(PatternChart.Words(pattern), (point, arm) => Of(point.Patterns[arm][i].Proportion)));
        var measures = manifest.Measures.Index().Where(measure => !measure.Item.IsSeries && measure.Item.Kind != MeasureKind.Nominal)
            .Select(measure => Chart(measure.Item.Name, (point, arm) => Of(point.Measures[arm][measure.Index])));
        return patterns.Concat(measures);
    }

    private static Estimate Of(Proportion p) => new(p.Share, p.Low, p.High);

    // What holds or does not has a share, and the interval of one.
    private static Estimate Of(MeasureSummary measure) => measure.Shares is [var holds] ? Of(holds.Proportion) : Of(measure.Summary);

    private static Estimate Of(Summary s) => new(s.Mean, s.Mean - (StandardErrors * s.StandardError), s.Mean + (StandardErrors * s.StandardError));

    // With one name set, its value is label enough.
    private static string ShortLabel(Manifest manifest, VariantIdentity point) =>
        manifest.Variants.All(other => other.Settings.Length == 1) ? point.Settings[0].Value : point.Label;

    private static ImmutableArray<double> Places(ImmutableArray<PointAnswers> points)
    {
        var numbers = points.Select(point => point.Identity.Settings.Length == 1 ? Number(point.Identity.Settings[0].Value) : null).ToArray();
        return numbers.All(number => number is not null) && numbers.Distinct().Count() == numbers.Length
            ? [.. numbers.Select(number => number!.Value)]
            : [.. points.Select(point => (double)point.Index)];
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static XElement Table(Manifest manifest, ImmutableArray<PointAnswers> points, int arm)
    {
        var measures = manifest.Measures.Index().Where(measure => !measure.Item.IsSeries && measure.Item.Kind != MeasureKind.Nominal).ToArray();
        return Html.Table(
            $"{manifest.Arms[arm]}: shares of patterns, means of measures",
            ["design point", .. manifest.Patterns.Select(PatternChart.Words), .. measures.Select(measure => measure.Item.Name)],
            points.Select(point => (IReadOnlyList<object>)
            [
                point.Identity.Label,
                .. point.Patterns[arm].Select(share => Html.Percent(share.Proportion.Share)),
                .. measures.Select(measure => Html.Number(point.Measures[arm][measure.Index].Summary.Mean)),
            ]));
    }
}
