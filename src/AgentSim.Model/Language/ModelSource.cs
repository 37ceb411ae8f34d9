using System.Collections.Immutable;
using AgentSim.Language.Grammar;
using AgentSim.Language.Sections;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>The files of a model, read once, of which models are made with one setting or another.</summary>
internal sealed class ModelSource
{
    private readonly ModelFolders folders;
    private readonly FileReader files;
    private readonly HashSet<string> removed;
    private readonly List<InputFile> inputs = [];

    private ModelSource(MapNode root, ModelFolders folders, FileReader files, HashSet<string> removed)
    {
        Root = root;
        this.folders = folders;
        this.files = files;
        this.removed = removed;
    }

    /// <summary>The model's file, laid over all that it extends.</summary>
    public MapNode Root { get; }

    /// <summary>All files that models were made of so far, the model's own first.</summary>
    public ImmutableArray<InputFile> Inputs => [.. inputs.DistinctBy(file => file.Path)];

    /// <summary>Names of values of the seed that the model which was read last reads nowhere.</summary>
    public ImmutableArray<string> UnreadSeedValues { get; private set; } = [];

    /// <summary>Reads a model's file and all that it extends; null if one cannot be read, and then the report says why.</summary>
    public static ModelSource? Open(string path, ModelFolders folders, FileReader files, Report report)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            report.Add(new SourceFile(path, string.Empty, 0).PlaceAt(0), "there is no such file");
            return null;
        }

        var removed = new HashSet<string>();
        return new Extending(files, folders, report, removed).Read(path) is { } root ? new(root, folders, files, removed) : null;
    }

    /// <summary>The model with some settings; it means nothing if there are errors, and is null where a seed is named that is not there.</summary>
    /// <param name="settings">What is changed.</param>
    /// <param name="seed">The seed; null takes the model's own.</param>
    /// <param name="report">Where errors go.</param>
    public Model? Read(ImmutableArray<Setting> settings, ScalarNode? seed, Report report)
    {
        var read = files.Continue(report);
        var gone = removed.ToHashSet();
        if (!settings.IsEmpty) read.Take(Settings.FileName, string.Join('\n', settings.Select(setting => setting.Text)));
        var changing = new Settings(report, gone);
        var root = settings.Aggregate(Root, changing.Apply);
        ShapeCheck.Check(root, new ConstructShape(ModelGrammar.Model), "the model", report);
        if (root.Scalar("model") is { } name) Folders.IsPlain(name.Text, name.Place, report);
        var calendar = CalendarSection.Read(root["time"] as MapNode, report);
        // All that the model takes from its seed would be missing, too: the one cause is enough.
        if (SeedOf(seed ?? root.Scalar("seed"), read, report) is not { } start) return null;
        inputs.AddRange(read.Inputs(folders));
        var model = new Assembly(new Draft(root, calendar, start, report), gone).Model(read.Digest(_ => true));
        UnreadSeedValues = start.Unread;
        return model;
    }

    private SeedContent? SeedOf(ScalarNode? name, FileReader read, Report report)
    {
        if (name is null) return SeedContent.None;
        return Folders.Seed(folders, name.Text, name.Place, report) is { } folder ? new SeedReader(read, folders, report).Read(folder) : null;
    }
}
