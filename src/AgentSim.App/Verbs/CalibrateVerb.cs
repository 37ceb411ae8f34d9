using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Calibrating;
using AgentSim.App.Terminal;
using AgentSim.Experiments.Calibrating;
using AgentSim.Experiments.Language;
using AgentSim.Results.Calibrating;

namespace AgentSim.App.Verbs;

/// <summary><c>calibrate FILE --out DIR</c>: fits a model's parameters to history, or goes on doing so.</summary>
internal static class CalibrateVerb
{
    public static Command Create()
    {
        var file = CalibrationFile.Argument();
        var folder = new Option<string?>("--out") { Description = "The folder for the results (results/<calibration>).", HelpName = "DIR" };
        var parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
        var restart = new Option<bool>("--restart") { Description = "Begin again, whatever is in the folder." };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("calibrate", "Fit a model's parameters to history: a posterior that experiments can draw from.") { file, folder, parallel, restart, json };
        verb.SetAction((parsed, cancellation) => Run(
            CalibrationFile.Read(parsed.GetRequiredValue(file)), parsed.GetValue(folder), parsed.GetValue(parallel), parsed.GetValue(restart),
            parsed.GetValue(json) ? Format.Json : Format.Text, string.Join(' ', parsed.Tokens.Select(token => token.Value)), cancellation));
        return verb;
    }

    private static async Task<int> Run(
        CalibrationReadResult read, string? path, int parallel, bool restart, Format format, string command, CancellationToken cancellation)
    {
        if (read.Calibration is not { } calibration)
        {
            foreach (var error in read.Errors) await Console.Error.WriteLineAsync(error.ToString());
            return ExitCode.Wrong;
        }

        var folder = await Opened(path ?? Path.Combine("results", calibration.Name), CalibrationIdentity.Of(calibration, read.Files[0].Path, $"agentsim {command}"), read, restart);
        var identity = folder.Identity() with { Waves = [], Ended = null, Matching = null };
        var (play, clock) = (new CalibrationPlay(calibration, folder, parallel), Stopwatch.StartNew());
        Wave? prior = null;
        try
        {
            identity = identity with { Matching = await play.Match(wave => Console.Error.WriteLine(CalibrationTables.Line(wave, clock.Elapsed.TotalSeconds)), cancellation) };
            var (last, why) = await play.Play(Tell, cancellation);
            identity = identity with { Ended = why };
            var seconds = clock.Elapsed.TotalSeconds;
            var fits = await Fitness.Of(calibration, Posterior.Of(calibration, last), calibration.Targets, parallel, cancellation);
            var outcome = await CalibrationOutcome.Of(calibration, folder, identity, prior!, last, fits, play.Played, seconds);
            if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(CalibrationAnswer.Of(outcome), AnswerJson.Default.CalibrationAnswer));
            else CalibrationTables.Print(Screen.Output(), outcome);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Interrupted: {Numerals.Count(identity.Waves.Length, "wave", "waves")} kept in {folder.Path}; the same command goes on from there.");
            return ExitCode.Cancelled;
        }

        async Task Tell(Wave wave)
        {
            prior ??= wave;
            identity = identity with { Waves = identity.Waves.Add(WaveIdentity.Of(wave)) };
            await folder.Save(identity);
            await Console.Error.WriteLineAsync(CalibrationTables.Line(identity.Waves[^1], clock.Elapsed.TotalSeconds));
        }
    }

    /// <summary>The folder: a new one, or one in which the same calibration has begun already.</summary>
    private static async Task<CalibrationFolder> Opened(string path, CalibrationIdentity now, CalibrationReadResult read, bool restart)
    {
        if (restart || !CalibrationFolder.Exists(path))
        {
            var created = CalibrationFolder.Create(path);
            await created.Keep(read.Files);
            await created.Save(now);
            return created;
        }

        var folder = CalibrationFolder.Open(path);
        var before = folder.Identity();
        if (before.Digest != now.Digest) throw new WrongRequestException($"The calibration in {folder.Path} was another one, or its model or seed were. Choose another folder, or --restart to replace what is there.");
        if (before.Engine != now.Engine) throw new WrongRequestException($"The calibration in {folder.Path} was begun with AgentSim {before.Engine}, and this is {now.Engine}. Use that one, another folder, or --restart.");
        return folder;
    }
}
