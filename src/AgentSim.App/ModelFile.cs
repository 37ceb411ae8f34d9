using System.CommandLine;
using AgentSim.Language;

namespace AgentSim.App;

/// <summary>The model files that a person may name.</summary>
internal static class ModelFile
{
    private const string Extension = ".yaml";

    /// <summary>What <c>power</c> reads lies among models, and is none.</summary>
    public const string GameExtension = ".game" + Extension;

    /// <summary>The argument that names a model.</summary>
    public static Argument<string> Argument()
    {
        var argument = new Argument<string>("MODEL") { Description = "A model file, or the name of a model under models/.", HelpName = "MODEL" };
        argument.CompletionSources.Add(_ => Known());
        return argument;
    }

    /// <summary>The option that names a seed.</summary>
    public static Option<string?> SeedOption(string description)
    {
        var option = new Option<string?>("--seed") { Description = description, HelpName = "CASE" };
        option.CompletionSources.Add(_ => KnownSeeds());
        return option;
    }

    /// <summary>The models under models/, by their names.</summary>
    public static IEnumerable<string> Known() => Files().Select(Name).Where(name => !name.StartsWith("experiments/", StringComparison.Ordinal) && !name.StartsWith("calibrations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The file that a person means by a path, with or without its extension, or by the name of a model under models/; null if there is none.</summary>
    public static string? Find(string text)
    {
        if (File.Exists(text)) return text;
        if (File.Exists(text + Extension)) return text + Extension;
        var named = Files().Where(file => Name(file) == text || Path.GetFileNameWithoutExtension(file) == text).Order(StringComparer.Ordinal);
        return named.FirstOrDefault();
    }

    /// <summary>Why nothing was found.</summary>
    public static string NotFound(string text)
    {
        var known = string.Join(", ", Known());
        if (Directory.Exists(text))
        {
            var inside = Directory.EnumerateFiles(text, "*" + Extension).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
            return $"{text} is a folder, and a model is a file: " + (inside.Length == 0 ? $"there is none in it (models are: {known})." : $"it holds {string.Join(", ", inside)}.");
        }

        return $"There is no model {text}: no such file, and none of that name under models/" + (known.Length == 0 ? "." : $" (there are: {known}).");
    }

    private static IEnumerable<string> KnownSeeds()
    {
        var folder = ModelFolders.Around(".").Seeds;
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(seed => Path.GetFileName(seed)).Order(StringComparer.Ordinal) : [];
    }

    private static string Name(string file) => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/');

    private static string Folder => ModelFolders.Around(".").Models;

    private static IEnumerable<string> Files() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*" + Extension, SearchOption.AllDirectories).Where(file => !file.EndsWith(GameExtension, StringComparison.Ordinal)) : [];
}
