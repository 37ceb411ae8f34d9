using System.Diagnostics;
using System.Text.Json;
using AgentSim.App.Experimenting;
using AgentSim.App.Running;
using AgentSim.Experiments;
using AgentSim.Experiments.Language;
using AgentSim.Results;

namespace AgentSim.App.Serving;

/// <summary>Plays an experiment, or what is missing of it, and tells how it goes.</summary>
/// <param name="path">The experiment's file.</param>
/// <param name="results">The folder that its results go into.</param>
/// <param name="folders">What the page shows.</param>
/// <param name="restart">Whether to begin again, whatever is there.</param>
internal sealed class ExperimentWork(string path, string results, ServedFolders folders, bool restart)
{
    // What has come out so far is asked of the records so often, and never more than a small part of the time.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const int PartOfTime = 10;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private IReadOnlyList<ArmSoFar> soFar = [];
    private long played, before, total;

    /// <summary>Plays it.</summary>
    public async Task Play(Work work, CancellationToken cancellation)
    {
        void Tell(string state, string? problem = null) => work.Tell(JsonSerializer.SerializeToUtf8Bytes(
            new(state, Interlocked.Read(ref played), before, total, clock.Elapsed.TotalSeconds, soFar, problem), PageJson.Default.ExperimentState));
        try
        {
            Tell("reading");
            var read = ExperimentFile.ReadPath(path, ExperimentOverrides.None);
            if (read.Experiment is not { } experiment)
            {
                Tell("failed", string.Join('\n', read.Errors.Take(5)));
                return;
            }

            await Play(experiment, read, Tell, cancellation);
            Tell("done");
        }
        catch (OperationCanceledException)
        {
            Tell("stopped");
        }
        catch (WrongRequestException refused)
        {
            Tell("failed", folders.Named(refused.Message));
        }
        catch (Exception fault)
        {
            Tell("failed", "Something went wrong; the terminal says what. What was played is kept.");
            await Console.Error.WriteLineAsync($"agentsim: {path}: {fault}");
        }
    }

    private async Task Play(Experiment experiment, ExperimentReadResult read, Action<string, string?> tell, CancellationToken cancellation)
    {
        var source = ExperimentFile.Identity(read, ExperimentOverrides.None);
        var now = Manifest.Of(experiment.Run(experiment.Divided(Environment.ProcessorCount)), [], source, experiment.Collection, $"agentsim experiment {experiment.Name}");
        var (folder, manifest) = await ExperimentFolder.Open(results, now, read.Files, restart);
        var run = experiment.Run(new(manifest.BatchSize, Environment.ProcessorCount));
        var play = new ExperimentPlay(experiment, run, folder, manifest);
        (before, total) = (play.Before, now.AllHistories);
        tell("playing", null);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = Watch(folder, manifest, tell, over.Token);
        try
        {
            var last = clock.Elapsed;
            await play.Play(
                new PlayProgress(0, more =>
                {
                    Interlocked.Add(ref played, more);
                    if (clock.Elapsed - last < Breath) return;
                    last = clock.Elapsed;
                    tell("playing", null);
                }),
                cancellation);
            tell("judging", null);
            await Transcripts.Write(Replay.Of(folder, manifest, new(run, experiment.Collection, source, [], read.Files)), cancellation);
            await ExperimentOutcome.Of(experiment, folder, manifest, play.Played, clock.Elapsed.TotalSeconds);
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }
    }

    /// <summary>Tells what has come out so far, until it is over.</summary>
    private async Task Watch(ResultFolder folder, Manifest manifest, Action<string, string?> tell, CancellationToken over)
    {
        var asking = TimeSpan.Zero;
        while (!over.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause > PartOfTime * asking ? Pause : PartOfTime * asking, over);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var began = clock.Elapsed;
            if (folder.Finished(manifest).Length > 0)
            {
                using var query = ResultQuery.Open(folder, manifest);
                soFar = [.. manifest.Arms.Select((arm, index) => new ArmSoFar(arm, query.Patterns(index)))];
            }

            asking = clock.Elapsed - began;
            tell("playing", null);
        }
    }
}
