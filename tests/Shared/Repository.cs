using AgentSim.Language;

namespace AgentSim;

/// <summary>The files that the repository holds, for tests and benchmarks.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder of the built command, in the configuration that this is built in: a Release build has it compiled ahead of time.</summary>
    public static string Program => At(["src", "AgentSim.App", .. Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../.."), AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar)]);

    /// <summary>Reads a model of this repository.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="settings">What is set in it, as <c>name=value</c>.</param>
    /// <exception cref="InvalidDataException">It has errors.</exception>
    public static Model Read(string path, params string[] settings)
    {
        var pairs = settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]));
        var read = ModelReader.Read(At(path), ModelFolders.Around(At(path)), new(null, [.. pairs]));
        return read.Model ?? throw new InvalidDataException(string.Join(Environment.NewLine, read.Errors));
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AgentSim.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("This must run inside the repository.");
        return folder;
    }
}
