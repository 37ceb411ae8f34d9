using System.Collections.Immutable;
using AgentSim.Results;

namespace AgentSim.App.Running;

/// <summary>What came out of a run.</summary>
/// <param name="Manifest">What made it, complete.</param>
/// <param name="Folder">Where the results are.</param>
/// <param name="Seconds">How long the histories took.</param>
/// <param name="Points">What came out at each design point.</param>
/// <param name="Failures">The first histories that failed.</param>
internal sealed record RunOutcome(
    Manifest Manifest, ResultFolder Folder, double Seconds, ImmutableArray<PointOutcome> Points, ImmutableArray<FailedHistory> Failures)
{
    private const int FailuresShown = 5;

    /// <summary>How many histories failed.</summary>
    public int Failed => Points.Sum(point => point.Failed);

    /// <summary>Histories of all arms and design points.</summary>
    public int Histories => Manifest.Histories * Manifest.Arms.Length * Points.Length;

    /// <summary>Asks the records of a finished run, and completes its manifest.</summary>
    public static async Task<RunOutcome> Of(ResultFolder folder, Manifest manifest, RunPlay play)
    {
        using var query = ResultQuery.Open(folder, manifest);
        var complete = manifest with { Failed = play.Failed.Sum(), Digest = query.Digest() };
        await folder.Save(complete);
        await Results.Reports.Report.Write(folder, query, complete);
        var points = Enumerable.Range(0, manifest.Points).Select(point => PointOutcome.Of(query, complete, play, point));
        return new(complete, folder, play.Seconds.Sum(), [.. points], query.Failures(FailuresShown));
    }
}

/// <summary>What came out at a design point.</summary>
/// <param name="Identity">What was set.</param>
/// <param name="Failed">How many histories failed.</param>
/// <param name="Seconds">How long its histories took.</param>
/// <param name="Digest">The digest of its records.</param>
/// <param name="Arms">What came out in each arm.</param>
internal sealed record PointOutcome(VariantIdentity Identity, int Failed, double Seconds, string Digest, ImmutableArray<ArmOutcome> Arms)
{
    /// <summary>Asks the records of a design point.</summary>
    public static PointOutcome Of(ResultQuery query, Manifest manifest, RunPlay play, int point) => new(
        manifest.Variants[point], play.Failed[point], play.Seconds[point], manifest.Points == 1 ? manifest.Digest! : query.Digest(point),
        [.. manifest.Arms.Select((_, arm) => ArmOutcome.Of(query, manifest, arm, point))]);
}

/// <summary>What came out in an arm at a design point.</summary>
/// <param name="Patterns">The share of each pattern.</param>
/// <param name="Measures">Each measure summed up.</param>
/// <param name="BesideHistory">For each series that history is known of, how it went over the years.</param>
internal sealed record ArmOutcome(
    ImmutableArray<PatternShare> Patterns, ImmutableArray<MeasureSummary> Measures, ImmutableArray<BesideHistory> BesideHistory)
{
    /// <summary>Asks the records of an arm at a design point.</summary>
    public static ArmOutcome Of(ResultQuery query, Manifest manifest, int arm, int point) => new(
        query.Patterns(arm, point), query.Measures(arm, point),
        [.. manifest.Measures.Where(measure => measure.IsSeries && measure.Kind != MeasureKind.Nominal && !measure.Observed.IsEmpty)
            .Select(measure => new BesideHistory(measure, query.Fan(arm, point, measure)))]);
}

/// <summary>A series that history is known of.</summary>
/// <param name="Measure">The measure, with what history took.</param>
/// <param name="Years">What histories took.</param>
internal sealed record BesideHistory(MeasureIdentity Measure, ImmutableArray<FanYear> Years);
