using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Experiments;
using AgentSim.Experiments.Claims;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>What an experiment will cost, by a small part of it that is played and thrown away.</summary>
/// <param name="Arms">Number of arms.</param>
/// <param name="Points">Number of design points.</param>
/// <param name="Histories">Histories of all arms and points: the most, where the experiment may stop earlier.</param>
/// <param name="Seconds">About how long they will take here.</param>
/// <param name="Bytes">About how much they will take on the disk.</param>
/// <param name="Errors">The expected Monte Carlo error of what is claimed something of, at a design point.</param>
internal sealed record Plan(int Arms, int Points, long Histories, double Seconds, double Bytes, ImmutableArray<ExpectedError> Errors)
{
    private const int PilotSamples = 64;

    /// <summary>Plays a little of an experiment.</summary>
    public static async Task<Plan> Of(Experiment experiment, SourceIdentity source, int parallel, CancellationToken cancellation)
    {
        var whole = experiment.Run(new(Division.DefaultBatchSize, parallel));
        var pilot = experiment with { Sampling = new(Math.Min(PilotSamples, experiment.Sampling.Samples), experiment.Sampling.Replications), Until = null };
        var temporary = Directory.CreateTempSubdirectory("agentsim-plan-");
        try
        {
            var run = pilot.Run(new(Math.Max(1, pilot.Sampling.Histories / parallel), parallel));
            var folder = ResultFolder.Create(temporary.FullName);
            var manifest = Manifest.Of(run, [], source, experiment.Collection, "");
            await folder.Save(manifest);
            var play = new ExperimentPlay(pilot, run, folder, manifest);
            await play.Play(run.Batches(0, ..1), _ => { }, cancellation); // compiled and warm
            var (before, clock) = (play.Played, Stopwatch.StartNew());
            await play.Play(run.Batches(0, 1..), _ => { }, cancellation);
            var (seconds, played) = (clock.Elapsed.TotalSeconds, play.Played - before);
            var bytes = temporary.EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(file => file.Length);
            using var query = ResultQuery.Open(folder, manifest);
            var records = ExperimentPlay.RecordsOf(query, experiment, manifest);
            return new(
                whole.Arms.Length, whole.Design.Points, whole.Histories, seconds / Math.Max(1, played) * whole.Histories, (double)bytes / play.Played * whole.Histories,
                [.. ExpectedError.Of(experiment, records)]);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}

/// <summary>How far an outcome of an arm may be off, at one design point, once all its samples are played.</summary>
/// <param name="Hypothesis">The hypothesis that it is part of.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Pilot">What the pilot found.</param>
/// <param name="StandardError">The standard error that is expected.</param>
internal sealed record ExpectedError(string Hypothesis, string Arm, double Pilot, double StandardError)
{
    /// <summary>The errors of all means and shares that hypotheses name.</summary>
    public static IEnumerable<ExpectedError> Of(Experiment experiment, IRecordedHistories records) =>
        from hypothesis in experiment.Hypotheses
        from side in Sides(hypothesis.Claim)
        let expected = Judgement.ErrorOf(records, side.Outcome, side.Arm, experiment.Sampling.Samples)
        where expected is not null
        select new ExpectedError(hypothesis.Name, side.Arm, expected.Value.Mean, expected.Value.StandardError);

    private static IEnumerable<(Outcome Outcome, string Arm)> Sides(Claim claim) => claim switch
    {
        Exceeds exceeds => [.. Arms(exceeds.Left), .. Arms(exceeds.Right)],
        Agrees agrees => [.. Arms(agrees.Left), .. Arms(agrees.Right)],
        Differs differs => [.. Arms(differs.Left), .. Arms(differs.Right)],
        Moves moves => [(moves.Outcome, moves.Arm)],
        _ => [],
    };

    private static IEnumerable<(Outcome Outcome, string Arm)> Arms(Side side) =>
        side is InArm arm ? arm.Minus is null ? [(arm.Outcome, arm.Arm)] : [(arm.Outcome, arm.Arm), (arm.Outcome, arm.Minus)] : [];
}
