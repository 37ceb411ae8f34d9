using System.Collections.Immutable;
using System.Text;
using AgentSim.Experiments;
using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Claims;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>
/// The report of an experiment: what it claimed and what came out, what its analyses say, and how its arms compare over all design points together. One HTML file, as <see cref="Report"/>.
/// </summary>
public static class ExperimentReport
{
    /// <summary>Writes <c>report.html</c>.</summary>
    public static Task Write(ResultFolder folder, ResultQuery query, Manifest manifest, Experiment experiment, ImmutableArray<Finding> findings, ImmutableArray<AnalysisTable> analyses) =>
        DurableFile.Write(folder.ReportPath, async file => await file.WriteAsync(Encoding.UTF8.GetBytes(Of(query, manifest, experiment, findings, analyses))));

    /// <summary>The report as text.</summary>
    internal static string Of(ResultQuery query, Manifest manifest, Experiment experiment, ImmutableArray<Finding> findings, ImmutableArray<AnalysisTable> analyses)
    {
        var (all, figures) = (PointAnswers.OfAll(query, manifest), Gallery.Of(query, manifest, analyses));
        return Report.Page(
            experiment.Title,
            Html.Of(
                "header",
                Html.Of("h1", experiment.Title),
                Html.Styled("p", "subtitle", $"{Labels.Whole(query.Histories())} histories of {Labels.Count(manifest.Arms.Length, "arm", "arms")} at {Labels.Whole(manifest.Points)} design point{(manifest.Points == 1 ? "" : "s")} \u00b7 {manifest.Model.Title} \u00b7 random seed {manifest.RandomSeed}"),
                findings.IsEmpty ? null : Html.Styled("p", "finding", FindingSection.Count(findings)),
                Html.Details("What made these results", Header.MadeBy(manifest))),
            [
                FindingSection.Of(findings, experiment.Adjustment),
                .. AnalysisSection.Of(analyses),
                PhaseSection.Of(figures),
                .. Report.Sections(figures, new(), all),
                FailureSection.Of(query, manifest),
            ]);
    }
}
