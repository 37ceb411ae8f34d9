using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Results;
using AgentSim.Runtime;

namespace AgentSim.App.Verbs;

/// <summary><c>run MODEL</c>: plays many histories and tells what came out.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var verb = new Command("run", "Play many histories of a model, and tell which patterns came out how often.");
        options.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Run(options.Request(parsed), options.FormatOf(parsed), string.Join(' ', parsed.Tokens.Select(token => token.Value)), cancellation));
        return verb;
    }

    private static async Task<int> Run(RunRequest request, Format format, string command, CancellationToken cancellation)
    {
        _ = Rehearsal.Begin(); // while this thread reads the model
        var (prepared, errors) = RunDesign.Of(request);
        if (prepared is null)
        {
            foreach (var error in errors) await Console.Error.WriteLineAsync(error.ToString());
            return ExitCode.Wrong;
        }

        var manifest = prepared.Manifest($"agentsim {command}");
        var path = request.Folder ?? Path.Combine("results", manifest.Model.Name);
        ResultFolder folder;
        try
        {
            folder = ResultFolder.Create(path);
            await folder.Keep(prepared.Inputs);
            await folder.Save(manifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"The folder {path} for the results cannot be made, or not written to; --out names another. ({e.Message})");
            return ExitCode.Wrong;
        }

        var play = new RunPlay(prepared.Run, folder);
        try
        {
            await ProgressBar.Show(play.Total, manifest.Patterns, manifest.Arms is [var first, _, ..] ? first : null, progress => play.Play(progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(
                $"Interrupted: {Numerals.Whole(play.Played)} of {Numerals.Histories(play.Total)} were played, and are kept in {folder.Path}, where agentsim query reads them.\n"
                + $"No report was written. To play them all, from the first, and have it: agentsim {command}");
            return ExitCode.Cancelled;
        }

        var outcome = await RunOutcome.Of(folder, manifest, play);
        if (format == Format.Json) Console.Out.WriteLine(Json(outcome));
        else RunTables.Print(Screen.Output(), outcome);
        return outcome.Failed == 0 ? ExitCode.Done : ExitCode.HistoriesFailed;
    }

    private static string Json(RunOutcome outcome)
    {
        var points = outcome.Points.Select(point => RunAnswer.Of(outcome, point)).ToArray();
        return points[0].Set is null
            ? JsonSerializer.Serialize(points[0], AnswerJson.Default.RunAnswer)
            : JsonSerializer.Serialize(new(points), AnswerJson.Default.SweepAnswer);
    }
}
