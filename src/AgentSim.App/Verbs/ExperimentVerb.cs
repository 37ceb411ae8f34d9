using System.CommandLine;
using System.Diagnostics;
using AgentSim.App.Clustering;
using AgentSim.App.Experimenting;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>experiment FILE --out DIR</c>: plays an experiment, a shard of it, or what is missing, and judges what it claims.</summary>
internal static class ExperimentVerb
{
    public static Command Create()
    {
        var (file, overrides) = (ExperimentFile.Argument(), new OverrideOptions());
        var folder = new Option<string?>("--out") { Description = "The folder for the results (results/<experiment>).", HelpName = "DIR" };
        var parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
        var restart = new Option<bool>("--restart") { Description = "Begin again, whatever is in the folder." };
        var shard = ShardOption.Create();
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var cluster = new Option<bool>("--cluster") { Description = "Have it played by workers (agentsim worker), here or on other machines." };
        var (listen, options) = (ClusterOptions.Place("--listen", $"With --cluster: where workers find this process (127.0.0.1:{ClusterOptions.DefaultPort})."), new ClusterOptions());
        var verb = new Command("experiment", "Play an experiment, or what is missing of it, and judge its hypotheses.") { file, folder, parallel, restart, shard, json, cluster, listen };
        overrides.AddTo(verb);
        options.AddTo(verb);
        verb.Subcommands.Add(StatusVerb.Create());
        verb.Validators.Add(found =>
        {
            var alone = found.GetResult(listen) is { Implicit: false } ? listen.Name : options.Said(found);
            if (!found.GetValue(cluster) && alone is not null) found.AddError($"{alone} is for --cluster.");
            if (found.GetValue(cluster) && found.GetValue(shard) is not null) found.AddError("--shard and --cluster are two ways of dividing the work: choose one.");
        });
        verb.SetAction((parsed, cancellation) => Run(
            new(parsed.GetRequiredValue(file), overrides.Of(parsed), parsed.GetValue(folder), parsed.GetValue(parallel), parsed.GetValue(restart), parsed.GetValue(shard),
                parsed.GetValue(json) ? Format.Json : Format.Text, string.Join(' ', parsed.Tokens.Select(token => token.Value)))
            {
                Cluster = parsed.GetValue(cluster) ? options.Of(parsed, parsed.GetValue(listen) ?? new("127.0.0.1", ClusterOptions.DefaultPort)) : null,
            },
            cancellation));
        return verb;
    }

    private static async Task<int> Run(ExperimentRequest asked, CancellationToken cancellation)
    {
        var read = ExperimentFile.Read(asked.File, asked.Overrides);
        if (read.Experiment is not { } experiment)
        {
            foreach (var error in read.Errors) await Console.Error.WriteLineAsync(error.ToString());
            return ExitCode.Wrong;
        }

        if (asked.Shard is not null && experiment.Until is not null)
            throw new WrongRequestException($"{asked.File} stops when it knows enough (until), which no shard can tell by itself. Say samples instead of until to play it in shards.");
        var source = ExperimentFile.Identity(read, asked.Overrides);
        var now = Manifest.Of(experiment.Run(experiment.Divided(asked.Parallel)), [], source, experiment.Collection, $"agentsim {asked.Command}") with { Shard = asked.Shard };
        var (folder, manifest) = await ExperimentFolder.Open(asked.Folder ?? FolderOf(experiment, asked.Shard), now, read.Files, asked.Restart);
        var run = experiment.Run(new(manifest.BatchSize, asked.Parallel));
        var board = new WorkerBoard();
        await using var cluster = asked.Cluster is { } place ? await ClusteredPlay.Begin(place, new(experiment, run, source, read.Files), folder, board) : null;
        var play = new ExperimentPlay(experiment, run, folder, manifest, cluster is null ? null : cluster.Play);
        var conclusion = new Conclusion(Replay.Of(folder, manifest, new(run, experiment.Collection, source, [], read.Files) { Experiment = experiment }), asked.Format);
        var clock = Stopwatch.StartNew();
        try
        {
            using (new StatusKeeper(folder, play, board, cluster?.Address))
                await ProgressBar.Show(play.Total, manifest.Patterns, manifest.Arms is [var first, _, ..] ? first : null, progress => play.Play(progress, cancellation), cluster is null ? null : board.Show);
            if (cluster is not null) await cluster.Dismiss($"All of {experiment.Name} has been played.");
            return await conclusion.Tell(play.Played, clock, cancellation);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Interrupted: {Numerals.Histories(play.Before + play.Played)} kept in {folder.Path}; the same command goes on from there.");
            return ExitCode.Cancelled;
        }
    }

    private static string FolderOf(Experiment experiment, Shard? shard) =>
        Path.Combine("results", shard is null ? experiment.Name : $"{experiment.Name}-{shard.Number}-of-{shard.Of}");
}
