using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AgentSim.App.Running;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.App.Answers;

/// <summary>What <c>run --json</c> prints, of one design point. A number that there is none of is null.</summary>
/// <param name="Set">What was set at this point of a sweep; absent without a sweep.</param>
/// <param name="Runs">Samples, that is sets of parameter values.</param>
/// <param name="Replications">Plays of each sample.</param>
/// <param name="Failed">Histories that failed, of all arms.</param>
/// <param name="Seconds">How long the histories took.</param>
/// <param name="HistoriesPerSecond">Histories of all arms a second.</param>
/// <param name="Digest">The digest of all records.</param>
/// <param name="Results">The folder with the results.</param>
/// <param name="Patterns">The share of each pattern, among the histories that were played to their end.</param>
/// <param name="Measures">Each measure over these histories.</param>
/// <param name="RandomPlay">The same when all play at random; absent if that arm was not played, or was the only one.</param>
internal sealed record RunAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Set,
    int Runs,
    int Replications,
    int Failed,
    double Seconds,
    double HistoriesPerSecond,
    string Digest,
    string Results,
    Dictionary<string, PatternAnswer> Patterns,
    Dictionary<string, MeasureAnswer> Measures,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ArmAnswer? RandomPlay)
{
    /// <summary>The answer of one design point.</summary>
    public static RunAnswer Of(RunOutcome outcome, PointOutcome point)
    {
        var (manifest, arms) = (outcome.Manifest, point.Arms.Select(ArmAnswer.Of).ToArray());
        var histories = manifest.Histories * arms.Length;
        return new(
            point.Identity.Settings.IsEmpty ? null : new(point.Identity.Settings.Select(setting => KeyValuePair.Create(setting.Name, Known.Value(setting.Value)))),
            manifest.Samples, manifest.Replications, point.Failed, Math.Round(point.Seconds, 3), Math.Round(histories / point.Seconds, 1), point.Digest,
            outcome.Folder.Path, arms[0].Patterns, arms[0].Measures, arms.Length > 1 ? arms[manifest.Arms.IndexOf(Arm.RandomPlay)] : null);
    }
}

/// <summary>What <c>run --sweep --json</c> prints.</summary>
/// <param name="Points">One for each combination of values.</param>
internal sealed record SweepAnswer(IReadOnlyList<RunAnswer> Points);

/// <summary>What came out in an arm.</summary>
internal sealed record ArmAnswer(Dictionary<string, PatternAnswer> Patterns, Dictionary<string, MeasureAnswer> Measures)
{
    /// <summary>The answer of one arm.</summary>
    public static ArmAnswer Of(ArmOutcome arm) => new(
        arm.Patterns.ToDictionary(pattern => pattern.Pattern, pattern => PatternAnswer.Of(pattern.Proportion)),
        arm.Measures.ToDictionary(measure => measure.Measure, measure => MeasureAnswer.Of(measure)));
}

/// <summary>How often a pattern came about, with its Wilson interval.</summary>
internal sealed record PatternAnswer(int Count, double? Share, double? Low, double? High)
{
    /// <summary>The answer of one pattern.</summary>
    public static PatternAnswer Of(Proportion p) => new(p.Count, Known.Number(p.Share), Known.Number(p.Low), Known.Number(p.High));
}

/// <summary>A measure over histories: how many have a value and how many none, and, unless it holds codes, mean and quantiles.</summary>
internal sealed record MeasureAnswer(
    int Count, int Missing, double? Mean, double? Sd, double? Q05, double? Q25, double? Q50, double? Q75, double? Q95)
{
    /// <summary>Of one that holds codes, the share of each; of one that is true or false, that of true; absent of others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, PatternAnswer>? Shares { get; init; }

    /// <summary>The answer of one measure.</summary>
    public static MeasureAnswer Of(MeasureSummary measure)
    {
        var summary = measure.Summary;
        var q = summary.Quantiles;
        return new(
            summary.Count, summary.Missing, Known.Number(summary.Mean), Known.Number(summary.Deviation),
            Known.Number(q.Q05), Known.Number(q.Q25), Known.Number(q.Q50), Known.Number(q.Q75), Known.Number(q.Q95))
        {
            Shares = measure.Shares.IsEmpty ? null : measure.Shares.ToDictionary(share => share.Name, share => PatternAnswer.Of(share.Proportion)),
        };
    }
}
