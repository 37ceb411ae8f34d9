using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Claims;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Reports;

/// <summary>
/// The report of an experiment: what it claimed and what came out, what its analyses say, and how its arms compare over all design points together. One HTML file, as <see cref="Report"/>.
/// </summary>
public static class ExperimentReport
{
    // More would be a thicket of bars.
    private const int ArmsInPictures = 4;

    /// <summary>Writes <c>report.html</c>.</summary>
    public static Task Write(ResultFolder folder, ResultQuery query, Manifest manifest, Experiment experiment, ImmutableArray<Finding> findings, ImmutableArray<AnalysisTable> analyses) =>
        DurableFile.Write(folder.ReportPath, async file => await file.WriteAsync(Encoding.UTF8.GetBytes(Of(query, manifest, experiment, findings, analyses))));

    /// <summary>The report as text.</summary>
    internal static string Of(ResultQuery query, Manifest manifest, Experiment experiment, ImmutableArray<Finding> findings, ImmutableArray<AnalysisTable> analyses)
    {
        var all = PointAnswers.OfAll(query, manifest);
        return Report.Page(
            experiment.Title,
            Html.Of(
                "header",
                Html.Of("h1", experiment.Title),
                Html.Styled("p", "subtitle", $"{Figures.Whole(query.Histories())} histories of {manifest.Arms.Length} arms at {Figures.Whole(manifest.Points)} design point{(manifest.Points == 1 ? "" : "s")} \u00b7 {manifest.Model.Title} \u00b7 random seed {manifest.RandomSeed}"),
                findings.IsEmpty ? null : Html.Styled("p", "finding", FindingSection.Count(findings)),
                Html.Details("What made these results", Header.MadeBy(manifest))),
            [
                FindingSection.Of(findings, experiment.Adjustment),
                .. AnalysisSection.Of(analyses),
                manifest.Arms.Length <= ArmsInPictures ? PatternSection.Of(manifest, all) : PatternSection.Table(manifest, all),
                .. Pictures(query, manifest, all),
                MeasureSection.Of(manifest, all),
                FailureSection.Of(query, manifest),
            ]);
    }

    /// <summary>What has a picture of single design points only.</summary>
    private static IEnumerable<XElement?> Pictures(ResultQuery query, Manifest manifest, PointAnswers point) => manifest.Points > 1 || manifest.Arms.Length > ArmsInPictures
        ? []
        : [FanSection.Of(query, manifest, point), PlaneSection.Of(query, manifest, point)];
}
