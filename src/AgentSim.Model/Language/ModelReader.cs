using AgentSim.Language.Grammar;
using AgentSim.Language.Sections;
using AgentSim.Language.Seeds;
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
        Model? model = null;
        try
        {
            model = Read(path, folders, overrides, report);
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        return report.Count > 0 ? new(null, report.Sorted()) : new(model, []);
    }

    private static Model? Read(string path, ModelFolders folders, Overrides overrides, Report report)
    {
        var files = new FileReader(report);
        if (path.Length == 0 || path.Contains('\0'))
        {
            report.Add(new SourceFile(path, string.Empty, 0).PlaceAt(0), "there is no such file");
            return null;
        }

        var removed = new HashSet<string>();
        if (new Extending(files, folders, report, removed).Read(path) is not { } root) return null;
        if (!overrides.Settings.IsEmpty) root = new Settings(report, removed).Apply(root, files.Take(Settings.FileName, Settings.Text(overrides)));
        ShapeCheck.Check(root, new ConstructShape(ModelGrammar.Model), "the model", report);
        if (root.Scalar("model") is { } name) Folders.IsPlain(name.Text, name.Place, report);
        var calendar = CalendarSection.Read(root["time"] as MapNode, report);
        var seed = SeedOf(root, folders, overrides, files, report);
        return new Assembly(new Draft(root, calendar, seed, report), removed).Model(files.Digest(_ => true));
    }

    private static SeedContent SeedOf(MapNode root, ModelFolders folders, Overrides overrides, FileReader files, Report report)
    {
        var own = root.Scalar("seed");
        if ((overrides.Seed ?? own?.Text) is not { } name) return SeedContent.None;
        var place = overrides.Seed is null ? own!.Place : new SourceFile("--seed", name, int.MaxValue).PlaceAt(0);
        return Folders.Seed(folders, name, place, report) is { } folder ? new SeedReader(files, report).Read(folder) : SeedContent.None with { Name = name };
    }
}
