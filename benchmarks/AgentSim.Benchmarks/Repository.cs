using AgentSim.Language;

namespace AgentSim.Benchmarks;

/// <summary>Where models are found.</summary>
internal static class Repository
{
    /// <summary>The folder that AgentSim.sln is in.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Reads a model of this repository.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <exception cref="InvalidDataException">It has errors.</exception>
    public static Model Read(string path)
    {
        var file = Path.Combine(Root, path);
        var read = ModelReader.Read(file, ModelFolders.Around(file), Overrides.None);
        return read.Model ?? throw new InvalidDataException(string.Join(Environment.NewLine, read.Errors));
    }

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "AgentSim.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("There is no AgentSim.sln above this program; run it from within the repository.");
    }
}
