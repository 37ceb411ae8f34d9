using System.CommandLine;
using AgentSim.Experiments.Language;
using AgentSim.Language;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>The experiment files that a person may name.</summary>
internal static class ExperimentFile
{
    private const string Extension = ".yaml";

    /// <summary>The argument that names one.</summary>
    public static Argument<string> Argument()
    {
        var argument = new Argument<string>("FILE") { Description = "An experiment file, or the name of an experiment under models/experiments/.", HelpName = "FILE" };
        argument.Validators.Add(found =>
        {
            var text = found.Tokens[0].Value;
            if (Find(text) is null) found.AddError($"There is no experiment {text}: no such file, and none of that name under models/experiments/ (there are: {string.Join(", ", Known())}).");
        });
        argument.CompletionSources.Add(_ => Known());
        return argument;
    }

    /// <summary>Reads the one that a person named.</summary>
    public static ExperimentReadResult Read(string text, ExperimentOverrides overrides) => ReadPath(Find(text)!, overrides);

    /// <summary>Reads a file, and has DuckDB look at the condition in SQL that may stand in it.</summary>
    public static ExperimentReadResult ReadPath(string path, ExperimentOverrides overrides)
    {
        var read = ExperimentReader.Read(path, ModelFolders.Around(path), overrides);
        if (read.Experiment is not { Collection.Transcripts: { } which } experiment) return read;
        var model = experiment.Design.Variants[0].Arms[0].Model;
        return HistoryCondition.Sql(which, model) is { } sql && HistoryCondition.Fault(sql, model, experiment.Collection) is { } fault
            ? new(null, [new(path, which.Line, which.Column, "this condition cannot be asked", which.Where, fault, null)], [])
            : read;
    }

    /// <summary>What an experiment's results were made of.</summary>
    public static SourceIdentity Identity(ExperimentReadResult read, ExperimentOverrides overrides)
    {
        var experiment = read.Experiment!;
        return new(read.Files[0].Path, Seed: null, experiment.Digest) { Samples = overrides.Samples, Posterior = PosteriorIdentity.Of(experiment.Design.Posterior) };
    }

    private static string? Find(string text) =>
        new[] { text, text + Extension, Path.Combine(Folder, text + Extension) }.FirstOrDefault(File.Exists);

    private static IEnumerable<string> Known() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)
        : [];

    private static string Folder => Path.Combine(ModelFolders.Around(".").Models, "experiments");
}
