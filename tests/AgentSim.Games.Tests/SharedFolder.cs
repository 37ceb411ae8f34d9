namespace AgentSim.Games.Tests;

/// <summary>Files of others that are not kept in the repository, in a folder beside it; tests that want one are skipped where it is not.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a file; skips the test if it is not there.</summary>
    public static string File(params string[] parts)
    {
        var name = Path.Combine(parts);
        for (var folder = Path.GetDirectoryName(Repository.Root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "shared", name);
            if (System.IO.File.Exists(path)) return path;
        }

        Assert.Skip($"{name} is not here: it is not kept in the repository.");
        return "";
    }

    /// <summary>The cells of a comma-separated file without its head.</summary>
    public static string[][] Rows(string file) => [.. System.IO.File.ReadAllLines(file).Skip(1).Select(line => line.Split(',', StringSplitOptions.TrimEntries))];
}
