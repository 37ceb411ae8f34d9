using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>How patterns and measures change from design point to design point.</summary>
internal static class SweepSection
{
    public static XElement? Of(Manifest manifest, ImmutableArray<PointAnswers> points)
    {
        if (points.Length < 2) return null;
        return Html.Section(
            "sweep", "By design point",
            Html.Of("p", $"Shares of patterns with Wilson intervals, and means of measures of whole histories with 1.96 standard errors to each side, at each of {points.Length} design points."),
            Pictured.Row(Figures(manifest, points).Select((figure, i) => Pictured.Beside(figure, $"sweep-{i}", figure.Title))));
    }

    private static IEnumerable<SweepFigure> Figures(Manifest manifest, ImmutableArray<PointAnswers> points)
    {
        var patterns = manifest.Patterns.Select((pattern, i) => SweepFigures.Of(manifest, Labels.Words(pattern), (point, arm) => ShareFigures.Of(points[point].Patterns[arm][i].Proportion)));
        var measures = manifest.Measures.Index().Where(measure => !measure.Item.IsSeries && measure.Item.Kind != MeasureKind.Nominal)
            .Select(measure => SweepFigures.Of(manifest, measure.Item.Name, (point, arm) => SweepFigures.Of(points[point].Measures[arm][measure.Index])));
        return patterns.Concat(measures);
    }
}
