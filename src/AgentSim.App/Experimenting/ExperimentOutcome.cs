using System.Collections.Immutable;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.Experiments;
using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Claims;
using AgentSim.Results;
using AgentSim.Results.Reports;

namespace AgentSim.App.Experimenting;

/// <summary>What came out of an experiment.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Manifest">What made it, complete.</param>
/// <param name="Folder">Where the results are.</param>
/// <param name="Histories">Histories that there are, of all arms and design points.</param>
/// <param name="Played">Those that were played now.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Arms">The share of patterns in each arm, over all design points.</param>
/// <param name="Findings">What came out of the hypotheses.</param>
/// <param name="Analyses">What came out of the analyses.</param>
internal sealed record ExperimentOutcome(
    Experiment Experiment, Manifest Manifest, ResultFolder Folder, long Histories, long Played, double Seconds,
    ImmutableArray<(string Arm, ImmutableArray<PatternShare> Patterns)> Arms, ImmutableArray<Finding> Findings, ImmutableArray<AnalysisTable> Analyses)
{
    /// <summary>Asks the records, completes the manifest, and writes what was found beside it.</summary>
    public static async Task<ExperimentOutcome> Of(Experiment experiment, ResultFolder folder, Manifest manifest, long played, double seconds)
    {
        using var query = ResultQuery.Open(folder, manifest);
        var complete = manifest with { Failed = query.Failed(), Digest = query.Digest() };
        await folder.Save(complete);
        var records = ExperimentPlay.RecordsOf(query, experiment, complete);
        var outcome = new ExperimentOutcome(
            experiment, complete, folder, query.Histories(), played, seconds,
            [.. complete.Arms.Select((arm, index) => (arm, query.Patterns(index)))],
            Judgement.Of(experiment, records), Experiments.Analysis.Analyses.Of(experiment, records));
        await folder.SaveAnalysis(JsonSerializer.Serialize(AnalysisFileAnswer.Of(outcome), AnswerJson.Default.AnalysisFileAnswer) + "\n");
        await ExperimentReport.Write(folder, query, complete, experiment, outcome.Findings, outcome.Analyses);
        return outcome;
    }
}
