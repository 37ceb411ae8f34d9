namespace AgentSim.Architecture.Tests;

/// <summary>The files that are kept in the repository.</summary>
internal static class Tree
{
    private static readonly string[] NotKept = [".git", "node_modules", "bin", "obj", "results", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea", ".vscode"];

    /// <summary>Names of the projects under src.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateDirectories(Repository.At("src")).Select(folder => Path.GetFileName(folder)).Where(name => File.Exists(Repository.At("src", name, $"{name}.csproj"))).Order(StringComparer.Ordinal)];

    /// <summary>All files that are kept, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. FilesUnder(Repository.Root).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>What a file says.</summary>
    public static string Read(string file) => File.ReadAllText(Repository.At(file));

    private static IEnumerable<string> FilesUnder(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotKept.Contains(Path.GetFileName(inner))).SelectMany(FilesUnder))
        .Where(file => Path.GetFileName(file) != ".git");
}
