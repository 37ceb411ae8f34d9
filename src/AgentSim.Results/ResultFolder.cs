using System.Collections.Immutable;
using System.Text.Json;
using AgentSim.Experiments;

namespace AgentSim.Results;

/// <summary>
/// The folder that holds the results of one run: <c>manifest.json</c>, <c>parts/*.parquet</c>, <c>report.html</c>. Every file in it is whole: kill a run
/// at any moment, and what it lacks are the batches that were in flight.
/// </summary>
public sealed class ResultFolder
{
    private ResultFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Where the report is.</summary>
    public string ReportPath => System.IO.Path.Combine(Path, "report.html");

    internal string PartsPath => System.IO.Path.Combine(Path, "parts");

    private string ManifestPath => System.IO.Path.Combine(Path, "manifest.json");

    /// <summary>A folder for a new run: made if need be, and emptied of the results of an earlier run, but of nothing else.</summary>
    public static ResultFolder Create(string path)
    {
        var folder = new ResultFolder(path);
        Directory.CreateDirectory(folder.PartsPath);
        File.Delete(folder.ManifestPath);
        File.Delete(folder.ReportPath);
        foreach (var file in Directory.EnumerateFiles(folder.PartsPath).Where(file => PartName.IsOurs(System.IO.Path.GetFileName(file))))
            File.Delete(file);
        return folder;
    }

    /// <summary>The folder of a run that has begun.</summary>
    /// <exception cref="FileNotFoundException">There is no manifest in it.</exception>
    public static ResultFolder Open(string path)
    {
        var folder = new ResultFolder(path);
        return File.Exists(folder.ManifestPath)
            ? folder
            : throw new FileNotFoundException($"There are no results in {folder.Path}: it has no manifest.json.", folder.ManifestPath);
    }

    /// <summary>Writes the manifest: once before the first batch, and with its digest after the last.</summary>
    public Task Save(Manifest manifest) =>
        DurableFile.Write(ManifestPath, file => JsonSerializer.SerializeAsync(file, manifest, ManifestJson.Default.Manifest));

    /// <summary>Reads the manifest.</summary>
    public Manifest ReadManifest()
    {
        using var file = File.OpenRead(ManifestPath);
        return JsonSerializer.Deserialize(file, ManifestJson.Default.Manifest)
            ?? throw new InvalidDataException($"{ManifestPath} holds no manifest.");
    }

    /// <summary>The batches whose parts are there, ordered by arm and history.</summary>
    /// <param name="manifest">What the batches are of.</param>
    public ImmutableArray<Batch> Finished(Manifest manifest) =>
    [
        .. Directory.EnumerateFiles(PartsPath)
            .Select(file => PartName.Finished(System.IO.Path.GetFileName(file), (uint)manifest.Replications, (uint)manifest.Samples))
            .OfType<Batch>()
            .OrderBy(batch => batch.Arm).ThenBy(batch => batch.Histories.First),
    ];

    internal string PartPath(string kind, Batch batch) => System.IO.Path.Combine(PartsPath, PartName.Of(kind, batch));
}
