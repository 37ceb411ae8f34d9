using AgentSim.Language;

namespace AgentSim.Experiments.Language;

/// <summary>Reads which distribution parameters are drawn from: their priors, or what a calibration left of them.</summary>
internal static class PosteriorSection
{
    public const string Prior = "prior";
    public const string Posterior = "posterior";

    private const string Sample = "sample";
    private const string Calibrations = "calibrations";

    /// <summary>The draws; null where parameters have their priors, or where the posterior cannot be read, and then the report says why.</summary>
    public static (PosteriorDraws Draws, InputFile Input)? Read(ExperimentFile file, ModelFolders folders, Model model, ulong randomSeed, ExperimentOverrides overrides)
    {
        var (root, report) = (file.Root, file.Report);
        if (overrides.Posterior is { } path) return PosteriorReader.Read(path, model, randomSeed, report);
        var (sample, named) = (root.Scalar(Sample), root.Scalar(Posterior) is { Text.Length: > 0 } name ? name : null);
        if (sample?.Text == Prior && named is not null) report.Add(sample.Place, $"sample says {Prior}, but there is a posterior", named.Text, $"one of them: without {Sample}, parameters are drawn from the posterior that is named");
        if (named is not null) return PosteriorReader.Named(named.Text, named.Place, folders, model, randomSeed, report);
        if (sample?.Text != Posterior) return null;
        var known = CalibrationsOf(root.Scalar("model")!.Text, folders);
        if (known is [var only]) return PosteriorReader.Named(only, sample.Place, folders, model, randomSeed, report);
        report.Add(sample.Place, $"it is not said which posterior: {(known.Count == 0 ? $"models/{Calibrations}/ has no calibration of this model" : $"models/{Calibrations}/ has several calibrations of this model")}", null, $"{Posterior}: {(known.Count == 0 ? "NAME" : Listing.Of(known))}; or --posterior DIR");
        return null;
    }

    /// <summary>The calibrations of a model that are kept among the models, by name.</summary>
    private static List<string> CalibrationsOf(string model, ModelFolders folders)
    {
        var folder = Path.Combine(folders.Models, Calibrations);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "*.yaml").Where(IsOfModel).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

        // What is wrong with another calibration is nothing to this experiment.
        bool IsOfModel(string path) => ExperimentReader.Open(path, "a calibration", new Report())?.Root.Scalar("model")?.Text == model;
    }
}
