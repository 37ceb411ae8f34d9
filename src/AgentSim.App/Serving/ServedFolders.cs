namespace AgentSim.App.Serving;

/// <summary>The folders that the page shows: where they lie on this machine is nobody's business at the page.</summary>
internal sealed class ServedFolders(ServeRequest request)
{
    private readonly string[] folders = [.. new[] { request.Results, request.Models }.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Where(folder => folder != Path.GetPathRoot(folder)).OrderByDescending(folder => folder.Length)];

    /// <summary>A text in which paths begin with the name of their folder.</summary>
    public string Named(string text) => folders.Aggregate(text, (told, folder) => told.Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal));
}
