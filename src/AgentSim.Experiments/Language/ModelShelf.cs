using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>The models that an experiment names, the files of each read once.</summary>
/// <param name="file">The experiment's file.</param>
/// <param name="folders">Where models and seeds are.</param>
internal sealed class ModelShelf(ExperimentFile file, ModelFolders folders)
{
    /// <summary>More than a model and a seed have files: the errors of one model stand together.</summary>
    private const int FilesOfAModel = 1_000;

    private readonly Dictionary<string, ModelSource?> sources = [];
    private readonly Dictionary<string, HashSet<string>> unread = [];

    /// <summary>Values of seeds that none of the models that take them reads.</summary>
    public IEnumerable<string> UnreadSeedValues => unread.OrderBy(seed => seed.Key, StringComparer.Ordinal).SelectMany(seed => seed.Value.Order(StringComparer.Ordinal)).Distinct();

    /// <summary>All files that were read.</summary>
    public IEnumerable<InputFile> Inputs => file.Files.Inputs(folders).Concat(sources.Values.OfType<ModelSource>().SelectMany(source => source.Inputs)).DistinctBy(input => input.Path);

    /// <summary>The files of a model; null if they cannot be read, and then the report says why.</summary>
    public ModelSource? Open(ScalarNode name)
    {
        var text = name.Text;
        if (sources.TryGetValue(text, out var known)) return known;
        string[] places = [folders.Models, Path.Combine(folders.Models, "examples"), .. IsOfExperiments(file.Folder) ? Array.Empty<string>() : [file.Folder]];
        if (Folders.Model(places, text, "there is no such model", name.Place, file.Report) is not { } path) return sources[text] = null;
        return sources[text] = ModelSource.Open(path, folders, new FileReader(file.Report, FilesOfAModel * (sources.Count + 1)), file.Report);
    }

    /// <summary>Whether a folder holds experiments or calibrations alone, none of which is a model.</summary>
    private bool IsOfExperiments(string folder) => ((string[])["experiments", "calibrations"]).Any(name => Path.GetFullPath(folder) == Path.GetFullPath(Path.Combine(folders.Models, name)));

    /// <summary>A model with some settings; null if anything is wrong with it, and then the report says what.</summary>
    public Model? Read(ModelSource source, ImmutableArray<Setting> settings, ScalarNode? seed)
    {
        // What is wrong with the model itself is found at each reading, and said once.
        var own = new Report();
        Model? model = null;
        try
        {
            model = source.Read(settings, seed, own);
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        file.Report.Include(own);
        if (own.Count > 0 || model is null) return null;
        if (unread.TryGetValue(model.Seed.Name, out var before)) before.IntersectWith(source.UnreadSeedValues);
        else unread.Add(model.Seed.Name, [.. source.UnreadSeedValues]);
        return model;
    }
}
