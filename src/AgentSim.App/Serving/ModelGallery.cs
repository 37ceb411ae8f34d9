using System.Text.RegularExpressions;
using AgentSim.Language;

namespace AgentSim.App.Serving;

/// <summary>The models that the page shows: those in a folder, and in folders in it. They are found by looking: no name that is asked for becomes a path.</summary>
/// <param name="root">The folder of models.</param>
internal sealed partial class ModelGallery(string root)
{
    private const string Extension = ".yaml";
    private const int HeadLines = 40;
    private const int Depth = 4;

    private readonly string root = Path.GetFullPath(root);

    /// <summary>The folders that model files are read from.</summary>
    public ModelFolders Folders => ModelFolders.Around(Path.Combine(root, "model.yaml")) is var around && Path.GetFullPath(around.Models) == root ? around with { Models = root } : new(root, around.Seeds);

    /// <summary>All models, by their first lines, in alphabetical order.</summary>
    public IReadOnlyList<ModelCard> Models() => [.. Files().Select(file => CardOf(file, "model")).OfType<ModelCard>()];

    /// <summary>All experiments, by their first lines.</summary>
    public IReadOnlyList<ModelCard> Experiments() => [.. Files().Select(file => CardOf(file, "experiment")).OfType<ModelCard>()];

    /// <summary>The file of a model or experiment: by where it is, or by its file's name alone, as experiments name models.</summary>
    /// <exception cref="NotThereException">There is none of this name.</exception>
    public string Find(string? name) => Files().FirstOrDefault(file => NameOf(file) == name) ?? Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name) ?? throw new NotThereException("There is no such file any more.");

    private string NameOf(string file) => Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace('\\', '/');

    private ModelCard? CardOf(string file, string kind)
    {
        var head = File.ReadLines(file).Take(HeadLines).Select(line => Key().Match(line)).Where(match => match.Success)
            .DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim().Trim('"'));
        return head.TryGetValue(kind, out var own) && (kind == "experiment" || !(head.ContainsKey("experiment") || head.ContainsKey("calibration"))) ? new(NameOf(file), own, head.GetValueOrDefault("title") ?? own, head.GetValueOrDefault("citation"), kind == "experiment" ? head.GetValueOrDefault("model") : null) : null;
    }

    private IEnumerable<string> Files()
    {
        if (!Directory.Exists(root)) return [];
        return new DirectoryInfo(root).EnumerateFiles("*" + Extension, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Depth, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => file.FullName).Where(file => !file.EndsWith(ModelFile.GameExtension, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("""^(model|experiment|calibration|title|citation):\s+(.*?)(?:\s+#.*)?$""")]
    private static partial Regex Key();
}

/// <summary>What the gallery says of a model or an experiment, by the first lines of its file.</summary>
/// <param name="Name">Its name: where its file is.</param>
/// <param name="Own">The name that it has itself.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Citation">Whose it is.</param>
/// <param name="Model">Of an experiment, its model.</param>
internal sealed record ModelCard(string Name, string Own, string Title, string? Citation, string? Model);
