using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Experimenting;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Experiments.Language;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>experiment FILE --out DIR</c>: plays an experiment, or what is missing of it, and judges what it claims.</summary>
internal static class ExperimentVerb
{
    public static Command Create()
    {
        var (file, overrides) = (ExperimentFile.Argument(), new OverrideOptions());
        var folder = new Option<string?>("--out") { Description = "The folder for the results (results/<experiment>).", HelpName = "DIR" };
        var parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
        var restart = new Option<bool>("--restart") { Description = "Begin again, whatever is in the folder." };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("experiment", "Play an experiment, or what is missing of it, and judge its hypotheses.") { file, folder, parallel, restart, json };
        overrides.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Run(
            parsed.GetRequiredValue(file), overrides.Of(parsed), parsed.GetValue(folder), parsed.GetValue(parallel), parsed.GetValue(restart),
            parsed.GetValue(json) ? Format.Json : Format.Text, string.Join(' ', parsed.Tokens.Select(token => token.Value)), cancellation));
        return verb;
    }

    private static async Task<int> Run(
        string file, ExperimentOverrides asked, string? path, int parallel, bool restart, Format format, string command, CancellationToken cancellation)
    {
        var read = ExperimentFile.Read(file, asked);
        if (read.Experiment is not { } experiment)
        {
            foreach (var error in read.Errors) await Console.Error.WriteLineAsync(error.ToString());
            return ExitCode.Wrong;
        }

        var source = ExperimentFile.Identity(read, asked);
        var now = Manifest.Of(experiment.Run(new(Division.DefaultBatchSize, parallel)), [], source, experiment.Collection, $"agentsim {command}");
        var (folder, manifest) = await ExperimentFolder.Open(path ?? Path.Combine("results", experiment.Name), now, read.Files, restart);
        var play = new ExperimentPlay(experiment, experiment.Run(new(manifest.BatchSize, parallel)), folder, manifest);
        var clock = Stopwatch.StartNew();
        var replay = Replay.Of(folder, manifest, new(experiment.Run(new(manifest.BatchSize, parallel)), experiment.Collection, source, [], read.Files));
        try
        {
            await ProgressBar.Show(now.AllHistories, manifest.Patterns, progress => play.Play(progress, cancellation));
            await Transcripts.Write(replay, cancellation);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Interrupted: {Numerals.Histories(play.Before + play.Played)} kept in {folder.Path}; the same command goes on from there.");
            return ExitCode.Cancelled;
        }

        var outcome = await ExperimentOutcome.Of(experiment, folder, manifest, play.Played, clock.Elapsed.TotalSeconds);
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(ExperimentAnswer.Of(outcome), AnswerJson.Default.ExperimentAnswer));
        else ExperimentTables.Print(Screen.Output(), outcome);
        return outcome.Manifest.Failed == 0 ? ExitCode.Done : ExitCode.HistoriesFailed;
    }
}
