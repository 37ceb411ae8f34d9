using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AgentSim.Experiments.Calibrating;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.Results.Calibrating;

/// <summary>
/// The folder of a calibration: <c>calibration.json</c>, <c>inputs/</c>, <c>waves/*.parquet</c>, and once it is finished <c>posterior.parquet</c>, <c>posterior.csv</c> and <c>report.html</c>. Every file in it is whole: kill a
/// calibration at any moment, and it lacks the wave that it was in.
/// </summary>
public sealed class CalibrationFolder
{
    private readonly string waves;

    private CalibrationFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        waves = System.IO.Path.Combine(Path, "waves");
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Where the report is.</summary>
    public string ReportPath => System.IO.Path.Combine(Path, "report.html");

    /// <summary>Where the files are kept that the calibration was read from: <c>models/</c> and <c>seeds/</c>.</summary>
    public string InputsPath => System.IO.Path.Combine(Path, "inputs");

    private string IdentityPath => System.IO.Path.Combine(Path, "calibration.json");

    private string PosteriorPath => System.IO.Path.Combine(Path, "posterior.parquet");

    private string TablePath => System.IO.Path.Combine(Path, "posterior.csv");

    /// <summary>Whether there is a calibration in a folder.</summary>
    public static bool Exists(string path) => File.Exists(new CalibrationFolder(path).IdentityPath);

    /// <summary>A folder for a new calibration: made if need be, and emptied of an earlier one, but of nothing else.</summary>
    public static CalibrationFolder Create(string path)
    {
        var folder = new CalibrationFolder(path);
        if (Exists(path) && Directory.Exists(folder.InputsPath)) Directory.Delete(folder.InputsPath, recursive: true);
        Directory.CreateDirectory(folder.waves);
        foreach (var file in new[] { folder.IdentityPath, folder.PosteriorPath, folder.TablePath, folder.ReportPath }) File.Delete(file);
        foreach (var file in Directory.EnumerateFiles(folder.waves, "*.parquet")) File.Delete(file);
        return folder;
    }

    /// <summary>The folder of a calibration that has begun.</summary>
    /// <exception cref="FileNotFoundException">There is none in it.</exception>
    public static CalibrationFolder Open(string path)
    {
        var folder = new CalibrationFolder(path);
        return File.Exists(folder.IdentityPath) ? folder : throw new FileNotFoundException($"There is no calibration in {folder.Path}: it has no calibration.json.", folder.IdentityPath);
    }

    /// <summary>Keeps the files that a calibration is read from.</summary>
    public async Task Keep(IEnumerable<InputFile> inputs)
    {
        foreach (var input in inputs)
        {
            var path = System.IO.Path.Combine(InputsPath, input.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            await WriteText(path, input.Text);
        }
    }

    /// <summary>Writes what made the calibration, and how far it has come.</summary>
    public Task Save(CalibrationIdentity identity) => DurableFile.Write(IdentityPath, file => JsonSerializer.SerializeAsync(file, identity, CalibrationJson.Default.CalibrationIdentity));

    /// <summary>Reads it again.</summary>
    public CalibrationIdentity Identity()
    {
        using var file = File.OpenRead(IdentityPath);
        return JsonSerializer.Deserialize(file, CalibrationJson.Default.CalibrationIdentity) ?? throw new InvalidDataException($"{IdentityPath} says nothing of a calibration.");
    }

    /// <summary>Reads the calibration from the files beside it; null if they are not those that it was made of.</summary>
    public Calibration? Calibration()
    {
        var identity = Identity();
        var read = CalibrationReader.Read(System.IO.Path.Combine(InputsPath, identity.File), new ModelFolders(System.IO.Path.Combine(InputsPath, "models"), System.IO.Path.Combine(InputsPath, "seeds")));
        return read.Calibration?.Digest == identity.Digest ? read.Calibration : null;
    }

    /// <summary>Writes a wave. Once the task is done, it is on the disk and will be there after a crash.</summary>
    public Task Write(Calibration calibration, Wave wave) => WaveTable.Write(WavePath(wave.Number), calibration, wave);

    /// <summary>The number of the last wave that is there; null if there is none.</summary>
    public int? LastWave()
    {
        var number = 0;
        while (File.Exists(WavePath(number))) number++;
        return number == 0 ? null : number - 1;
    }

    /// <summary>Reads a wave.</summary>
    public Wave Read(Calibration calibration, int number) => WaveTable.Read(WavePath(number), calibration, number);

    /// <summary>Writes a wave of history matching.</summary>
    public Task Write(Calibration calibration, MatchingWave wave) => WaveTable.Write(MatchingPath(wave.Number), calibration, wave);

    /// <summary>The waves of history matching that are there.</summary>
    public ImmutableArray<MatchingWave> MatchingWaves(Calibration calibration) =>
        [.. Enumerable.Range(0, int.MaxValue).TakeWhile(number => File.Exists(MatchingPath(number))).Select(number => WaveTable.ReadMatching(MatchingPath(number), calibration, number))];

    /// <summary>Writes the posterior: as Parquet with all that is known of each draw, and its parameters alone as CSV, by which experiments draw them.</summary>
    public async Task Write(Calibration calibration, Posterior posterior)
    {
        await PosteriorTable.Write(PosteriorPath, calibration, posterior);
        await WriteText(TablePath, PosteriorTable.Csv(posterior));
    }

    /// <summary>Writes the report.</summary>
    public Task WriteReport(string html) => WriteText(ReportPath, html);

    private string MatchingPath(int number) => System.IO.Path.Combine(waves, string.Create(CultureInfo.InvariantCulture, $"matching-{number:D4}.parquet"));

    private string WavePath(int number) => System.IO.Path.Combine(waves, string.Create(CultureInfo.InvariantCulture, $"wave-{number:D4}.parquet"));

    private static Task WriteText(string path, string text) => DurableFile.Write(path, file => file.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());
}
