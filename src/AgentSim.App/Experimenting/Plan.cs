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
        var whole = experiment.Run(experiment.Divided(parallel));
        var pilot = experiment with { Sampling = new(Math.Min(PilotSamples, experiment.Sampling.Samples), experiment.Sampling.Replications), Until = null };
        var temporary = Directory.CreateTempSubdirectory("agentsim-plan-");
        try
        {
            var histories = PilotSamples * pilot.Sampling.Replications;
            var run = pilot.Run(new(Math.Max(1, histories / parallel), parallel));
            var folder = ResultFolder.Create(temporary.FullName);
            var manifest = Manifest.Of(run, [], source, experiment.Collection, "");
            await folder.Save(manifest);
            var play = new ExperimentPlay(pilot, run, folder, manifest);
            await play.Play(run.Batches(0, pilot.Sampling.Replications), new(0, _ => { }), cancellation); // compiled and warm
            var (before, clock) = (play.Played, Stopwatch.StartNew());
            await play.Play(run.Batches(pilot.Sampling.Replications, histories), new(0, _ => { }), cancellation);
            var (seconds, played) = (clock.Elapsed.TotalSeconds, play.Played - before);
            var bytes = temporary.EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(file => file.Length);
            using var query = ResultQuery.Open(folder, manifest);
            var records = ExperimentPlay.RecordsOf(query, experiment, manifest);
            return new(
                whole.Arms.Length, whole.Design.Points, whole.Histories, seconds / Math.Max(1, played) * whole.Histories, (double)bytes / play.Played * whole.Histories,
                [.. ExpectedError.All(experiment, records)]);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
