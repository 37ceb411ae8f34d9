using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AgentSim.Experiments;
using AgentSim.Experiments.Analysis;
using AgentSim.Language;

namespace AgentSim.Results;

/// <summary>
/// The folder that holds the results of one run: <c>manifest.json</c>, <c>inputs/</c>, <c>parts/*.parquet</c>, <c>report.html</c>. Every file in it is whole: kill a run
/// at any moment, and what it lacks are the batches that were in flight.
/// </summary>
public sealed class ResultFolder
{
    private ResultFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Where the report is.</summary>
    public string ReportPath => System.IO.Path.Combine(Path, "report.html");

    /// <summary>Where the files are kept that the run was read from: <c>models/</c> and <c>seeds/</c>.</summary>
    public string InputsPath => System.IO.Path.Combine(Path, "inputs");

    internal string AnalysisPath => System.IO.Path.Combine(Path, "analysis.json");

    private string TranscriptsPath => System.IO.Path.Combine(Path, "transcripts");

    internal string PartsPath => System.IO.Path.Combine(Path, "parts");

    private string ManifestPath => System.IO.Path.Combine(Path, "manifest.json");

    /// <summary>A folder for a new run: made if need be, and emptied of the results of an earlier run, but of nothing else.</summary>
    public static ResultFolder Create(string path)
    {
        var folder = new ResultFolder(path);
        Directory.CreateDirectory(folder.PartsPath);
        if (File.Exists(folder.ManifestPath) && Directory.Exists(folder.InputsPath)) Directory.Delete(folder.InputsPath, recursive: true);
        foreach (var file in folder.Transcripts()) File.Delete(file);
        File.Delete(folder.ManifestPath);
        File.Delete(folder.ReportPath);
        File.Delete(folder.AnalysisPath);
        foreach (var file in Directory.EnumerateFiles(folder.PartsPath).Where(file => PartName.IsOurs(System.IO.Path.GetFileName(file))))
            File.Delete(file);
        return folder;
    }

    /// <summary>Whether there are results in a folder.</summary>
    public static bool Exists(string path) => File.Exists(new ResultFolder(path).ManifestPath);

    /// <summary>The folder of a run that has begun.</summary>
    /// <exception cref="FileNotFoundException">There is no manifest in it.</exception>
    public static ResultFolder Open(string path)
    {
        var folder = new ResultFolder(path);
        return File.Exists(folder.ManifestPath)
            ? folder
            : throw new FileNotFoundException($"There are no results in {folder.Path}: it has no manifest.json.", folder.ManifestPath);
    }

    /// <summary>Keeps the files that a run is read from.</summary>
    public async Task Keep(IEnumerable<InputFile> inputs)
    {
        foreach (var input in inputs)
        {
            var path = System.IO.Path.Combine(InputsPath, input.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            await DurableFile.Write(path, file => file.WriteAsync(Encoding.UTF8.GetBytes(input.Text)).AsTask());
        }
    }

    /// <summary>The files that the run was read from, as they were kept.</summary>
    public IEnumerable<InputFile> Inputs() => Directory.Exists(InputsPath)
        ? Directory.EnumerateFiles(InputsPath, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(DurableFile.Aside, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => new InputFile(System.IO.Path.GetRelativePath(InputsPath, file).Replace('\\', '/'), File.ReadAllText(file)))
        : [];

    /// <summary>Writes what was found out, as JSON.</summary>
    public Task SaveAnalysis(string json) => DurableFile.Write(AnalysisPath, file => file.WriteAsync(Encoding.UTF8.GetBytes(json)).AsTask());

    /// <summary>What the analyses of an experiment say; none of a run, or where none were made.</summary>
    internal ImmutableArray<AnalysisTable> ReadAnalyses()
    {
        if (!File.Exists(AnalysisPath)) return [];
        using var json = JsonDocument.Parse(File.ReadAllText(AnalysisPath));
        static ImmutableArray<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
        return
        [
            .. json.RootElement.GetProperty("analyses").EnumerateArray().Select(table => new AnalysisTable(
                table.GetProperty("output").GetString()!, table.GetProperty("method").GetString()!, Texts(table.GetProperty("columns")),
                [.. table.GetProperty("rows").EnumerateArray().Select(row => new AnalysisRow(
                    row.GetProperty("name").GetString()!, [.. row.GetProperty("values").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())]))],
                Texts(table.GetProperty("remarks")))),
        ];
    }

    /// <summary>Writes a transcript, unless it is there.</summary>
    /// <param name="manifest">What the history is of.</param>
    /// <param name="history">The history, a batch of one.</param>
    /// <param name="text">Tells it; not called if it has been told.</param>
    public async Task KeepTranscript(Manifest manifest, Batch history, Func<string> text)
    {
        var path = System.IO.Path.Combine(TranscriptsPath, TranscriptName.Of(manifest, history));
        if (File.Exists(path)) return;
        Directory.CreateDirectory(TranscriptsPath);
        await DurableFile.Write(path, file => file.WriteAsync(Encoding.UTF8.GetBytes(text())).AsTask());
    }

    /// <summary>Forgets a transcript, if there is one.</summary>
    public void ForgetTranscript(Manifest manifest, Batch history)
    {
        var path = System.IO.Path.Combine(TranscriptsPath, TranscriptName.Of(manifest, history));
        if (File.Exists(path)) File.Delete(path);
    }

    private string[] Transcripts() => Directory.Exists(TranscriptsPath)
        ? [.. Directory.EnumerateFiles(TranscriptsPath).Where(file => TranscriptName.IsOurs(System.IO.Path.GetFileName(file)))]
        : [];

    /// <summary>Writes the manifest: once before the first batch, and with its digest after the last.</summary>
    public Task Save(Manifest manifest) =>
        DurableFile.Write(ManifestPath, file => JsonSerializer.SerializeAsync(file, manifest, ManifestJson.Default.Manifest));

    /// <summary>Reads the manifest.</summary>
    public Manifest ReadManifest()
    {
        using var file = File.OpenRead(ManifestPath);
        try
        {
            return JsonSerializer.Deserialize(file, ManifestJson.Default.Manifest) ?? throw new InvalidDataException($"{ManifestPath} holds no manifest.");
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException($"{ManifestPath} is no manifest of this version of AgentSim, or is damaged: {damaged.Message}", damaged);
        }
    }

    /// <summary>The names of all files that belong to the results of finished batches, in order: below <see cref="Path"/>.</summary>
    public IEnumerable<string> Files(Manifest manifest)
    {
        var files = new List<string> { ManifestPath };
        files.AddRange(new[] { ReportPath, AnalysisPath }.Where(File.Exists));
        if (Directory.Exists(InputsPath)) files.AddRange(Directory.EnumerateFiles(InputsPath, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(DurableFile.Aside, StringComparison.Ordinal)));
        files.AddRange(Transcripts());
        files.AddRange(from batch in Finished(manifest) from kind in PartName.Kinds select PartPath(kind, batch) into part where File.Exists(part) select part);
        return files.Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal);
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

    /// <summary>Reads a finished batch as the bytes of its files.</summary>
    public PackedBatch Read(Batch batch) =>
        new(batch, [.. from kind in PartName.Kinds let path = PartPath(kind, batch) where File.Exists(path) select new PackedPart(kind, File.ReadAllBytes(path))]);

    /// <summary>Keeps a batch that was played elsewhere. Once the task is done it is on the disk, and will be there after a crash; to keep it twice is harmless.</summary>
    public async Task Keep(PackedBatch batch)
    {
        foreach (var part in batch.Parts) await DurableFile.Write(PartPath(part.Kind, batch.Batch), file => file.WriteAsync(part.Bytes).AsTask());
    }

    internal string PartPath(string kind, Batch batch) => System.IO.Path.Combine(PartsPath, PartName.Of(kind, batch));
}
