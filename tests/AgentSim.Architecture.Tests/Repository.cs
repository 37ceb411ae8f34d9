using System.Diagnostics;

namespace AgentSim.Architecture.Tests;

/// <summary>The files of the tree.</summary>
internal static class Repository
{
    private static readonly string[] NotKept = [".git", "bin", "obj", "results", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea", ".vscode"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Names of the projects under src.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateDirectories(At("src")).Select(folder => Path.GetFileName(folder)).Where(name => File.Exists(At("src", name, $"{name}.csproj"))).Order(StringComparer.Ordinal)];

    /// <summary>All files that are kept, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesUnder(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>A path below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>What a file says.</summary>
    public static string Read(string file) => File.ReadAllText(At(file));

    private static IEnumerable<string> FilesUnder(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotKept.Contains(Path.GetFileName(inner))).SelectMany(FilesUnder))
        .Where(file => Path.GetFileName(file) != ".git");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AgentSim.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new UnreachableException("The tests must run inside the repository.");
        return folder;
    }
}
