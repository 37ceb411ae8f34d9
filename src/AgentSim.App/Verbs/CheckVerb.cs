using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Calibrating;
using AgentSim.App.Experimenting;
using AgentSim.App.Telling;
using AgentSim.App.Terminal;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.App.Verbs;

/// <summary><c>check FILE...</c>: says everything that is wrong with model, experiment and calibration files.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Model, experiment or calibration files, or their names under models/.", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        files.CompletionSources.Add(_ => ModelFile.Known());
        var seed = ModelFile.SeedOption("Check it with this seed rather than its own.");
        var json = new Option<bool>("--json") { Description = "Print what is wrong as JSON." };
        var verb = new Command("check", "Check model, experiment and calibration files: every error at once, as file(line,column).") { files, seed, json };
        verb.SetAction(parsed => Check(parsed.GetRequiredValue(files), parsed.GetValue(seed), parsed.GetValue(json) ? Format.Json : Format.Text));
        return verb;
    }

    private static int Check(IEnumerable<string> files, string? seed, Format format)
    {
        var checks = files.Select(file => Check(file, seed)).ToArray();
        if (format == Format.Json)
        {
            var answer = new CheckAnswer([.. checks]);
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Default.CheckAnswer));
        }
        else
        {
            foreach (var check in checks) Print(check);
        }

        return checks.All(check => check.Errors.IsEmpty) ? ExitCode.Done : ExitCode.Wrong;
    }

    private static FileCheck Check(string file, string? seed)
    {
        if (ModelFile.Find(file) is not { } path) return new(file, [new(file, 1, 1, ModelFile.NotFound(file).TrimEnd('.'), null, null, null)], []);
        if (CalibrationReader.IsCalibration(path))
            return new(file, seed is null ? CalibrationFile.ReadPath(path).Errors : [new("--seed", 1, 1, "a calibration says itself what seed it plays", seed, "seed: NAME in the calibration", null)], []);
        if (!ExperimentReader.IsExperiment(path))
        {
            var read = ModelReader.Read(path, ModelFolders.Around(path), Overrides.None with { Seed = seed });
            return new(file, read.Errors, read.UnreadSeedValues);
        }

        if (seed is not null) return new(file, [new("--seed", 1, 1, "an experiment says itself what seed it plays", seed, "seed: NAME in the experiment", null)], []);
        var experiment = ExperimentFile.ReadPath(path, ExperimentOverrides.None);
        return new(file, experiment.Errors, experiment.UnreadSeedValues);
    }

    private static void Print(FileCheck check)
    {
        var (file, errors, unread) = (check.File, check.Errors, check.UnreadSeedValues);
        foreach (var error in errors) Console.Out.WriteLine(error);
        Console.Out.WriteLine(errors.Length switch { 0 => $"{file}: no errors", 1 => $"{file}: 1 error", var count => $"{file}: {count} errors" });
        if (unread.IsEmpty) return;
        var note = $"Note: nothing in {(ExperimentReader.IsExperiment(ModelFile.Find(file)!) ? "any model of this experiment" : "this model")} reads {Numerals.Count(unread.Length, "value", "values")} of its seed, so that to change {(unread.Length == 1 ? "it" : "them")} has no effect: {string.Join(", ", unread)}";
        foreach (var line in new Line(0, note).Fit(Screen.OutputWidth)) Console.Out.WriteLine(line);
    }
}
