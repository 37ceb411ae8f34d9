using System.Collections.Immutable;
using AgentSim.Language.Describing;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Reads model files.</summary>
public static class ModelReader
{
    /// <summary>
    /// Reads a model with all that it extends, its seed and the settings of a run, and checks everything there is to check. Never throws for what a
    /// file says: all that is wrong comes back as errors.
    /// </summary>
    /// <param name="path">The model file.</param>
    /// <param name="folders">Where the models that it extends, and its seed, are looked for.</param>
    /// <param name="overrides">What the run changes.</param>
    /// <returns>The model, or all errors.</returns>
    public static ReadResult Read(string path, ModelFolders folders, Overrides overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(overrides);
        var report = new Report();
        ModelSource? source = null;
        Model? model = null;
        try
        {
            if (ModelSource.Open(path, folders, new FileReader(report), report) is { } opened)
            {
                source = opened;
                var settings = overrides.Settings.IsEmpty ? [] : Setting.In(new SourceFile(Settings.FileName, Settings.Text(overrides), int.MaxValue), report).ToImmutableArray();
                model = source.Read(settings, overrides.Seed is { } seed ? SourceFile.Word("--seed", seed) : null, report);
            }
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        return report.Count > 0 ? new(null, report.Sorted(), []) : new(model, [], source!.Inputs) { UnreadSeedValues = source.UnreadSeedValues };
    }

    /// <summary>Reads a model and describes it as its file tells it: sets not written out, formulas typeset.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="folders">Where the models that it extends, and its seed, are looked for.</param>
    /// <param name="seed">Another seed than the model's own; null keeps it.</param>
    /// <returns>The description, or all errors.</returns>
    public static DescriptionReadResult Describe(string path, ModelFolders folders, string? seed)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folders);
        var report = new Report();
        try
        {
            var source = ModelSource.Open(path, folders, new FileReader(report), report);
            var model = source?.Read([], seed is null ? null : SourceFile.Word("--seed", seed), report);
            if (report.Count == 0) return new(new Describer(source!.Root, model!, report).Describe(), []);
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        return new(null, report.Sorted());
    }
}
