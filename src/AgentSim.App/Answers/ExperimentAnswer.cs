using System.Text.Json;
using AgentSim.App.Experimenting;
using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Claims;

namespace AgentSim.App.Answers;

/// <summary>What <c>experiment --json</c> prints. A number that there is none of is null.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Digest">The digest of all records.</param>
/// <param name="Histories">Histories of all arms and design points.</param>
/// <param name="Played">Those that were played now; the others were there.</param>
/// <param name="Failed">Histories that failed.</param>
/// <param name="Seconds">How long playing took.</param>
/// <param name="Results">The folder with the results.</param>
/// <param name="Hypotheses">What came out of each, in the order of the file.</param>
/// <param name="Analyses">The tables of the analyses.</param>
internal sealed record ExperimentAnswer(
    string Experiment, string Digest, long Histories, long Played, int Failed, double Seconds, string Results, HypothesisAnswer[] Hypotheses, AnalysisAnswer[] Analyses)
{
    /// <summary>The answer of an experiment.</summary>
    public static ExperimentAnswer Of(ExperimentOutcome outcome) => new(
        outcome.Experiment.Name, outcome.Manifest.Digest!, outcome.Histories, outcome.Played, outcome.Manifest.Failed!.Value, Math.Round(outcome.Seconds, 3), outcome.Folder.Path,
        [.. outcome.Findings.Select(HypothesisAnswer.Of)], [.. outcome.Analyses.Select(AnalysisAnswer.Of)]);
}

/// <summary>What <c>analysis.json</c> holds.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Digest">The digest of the records that it was found in.</param>
/// <param name="Histories">Histories of all arms and design points.</param>
/// <param name="Failed">Those that failed, and are in none of the numbers.</param>
/// <param name="Adjust">How p-values were adjusted for the number of hypotheses.</param>
/// <param name="Hypotheses">What came out of each, in the order of the file.</param>
/// <param name="Analyses">The tables of the analyses.</param>
internal sealed record AnalysisFileAnswer(string Experiment, string Digest, long Histories, int Failed, string Adjust, HypothesisAnswer[] Hypotheses, AnalysisAnswer[] Analyses)
{
    /// <summary>What was found out by an experiment.</summary>
    public static AnalysisFileAnswer Of(ExperimentOutcome outcome) => new(
        outcome.Experiment.Name, outcome.Manifest.Digest!, outcome.Histories, outcome.Manifest.Failed!.Value, JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.Experiment.Adjustment.ToString()),
        [.. outcome.Findings.Select(HypothesisAnswer.Of)], [.. outcome.Analyses.Select(AnalysisAnswer.Of)]);
}

/// <summary>What came out of a hypothesis; see <see cref="Finding"/>.</summary>
internal sealed record HypothesisAnswer(
    string Name, string Claim, string? Why, string Verdict, string InWords, string EffectIs, double? Effect, double? Low, double? High, double? StandardError, double? Threshold, double? CohensD, double? A12, double P, double PAdjusted,
    double? SamplesAgreeing, int Pairs, long? HistoriesNeeded, long? SamplesNeeded)
{
    /// <summary>The answer of one hypothesis.</summary>
    public static HypothesisAnswer Of(Finding finding) => new(
        finding.Hypothesis.Name, finding.Hypothesis.Text, finding.Hypothesis.Why, finding.Verdict.ToString().ToLowerInvariant(), finding.VerdictInWords, finding.EffectInWords,
        Known.Number(finding.Effect.Value), Known.Number(finding.Effect.Interval.Low), Known.Number(finding.Effect.Interval.High),
        Known.Number(finding.Effect.StandardError), Known.Number(finding.Threshold), Known.Number(finding.CohensD), Known.Number(finding.Superiority), finding.PValue, finding.AdjustedPValue,
        Known.Number(finding.SamplesAgreeing), finding.Pairs, finding.HistoriesNeeded, finding.SamplesNeeded);
}

/// <summary>What an analysis says; see <see cref="AnalysisTable"/>.</summary>
internal sealed record AnalysisAnswer(string Output, string Method, string[] Columns, AnalysisRowAnswer[] Rows, string[] Remarks)
{
    /// <summary>The answer of one analysis.</summary>
    public static AnalysisAnswer Of(AnalysisTable table) => new(
        table.Output, table.Method, [.. table.Columns], [.. table.Rows.Select(row => new AnalysisRowAnswer(row.Name, [.. row.Values.Select(Known.Number)]))], [.. table.Remarks]);
}

/// <summary>A row of an analysis; null where there is no number.</summary>
internal sealed record AnalysisRowAnswer(string Name, double?[] Values);
