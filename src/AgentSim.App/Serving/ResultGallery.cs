using System.Collections.Concurrent;
using System.Text.Json;
using AgentSim.Results;
using AgentSim.Results.Calibrating;

namespace AgentSim.App.Serving;

/// <summary>The results that the page shows: those in a folder, and in folders in it. They are found by looking, and named as they were found: no name that is asked for becomes a path.</summary>
/// <param name="root">The folder of results, or one result.</param>
internal sealed class ResultGallery(string root)
{
    private const int Depth = 3;
    private const int Most = 2000;

    private readonly string root = Path.GetFullPath(root);
    private readonly ConcurrentDictionary<string, (DateTime Written, Manifest Manifest)> known = new(StringComparer.Ordinal);

    /// <summary>Names of all results, in alphabetical order.</summary>
    public IReadOnlyList<string> Names() => [.. Paths(ResultFolder.Exists).Select(found => found.Name)];

    /// <summary>Names of all calibrations, in alphabetical order.</summary>
    public IReadOnlyList<string> Calibrations() => [.. Paths(HoldsCalibration).Select(found => found.Name)];

    /// <summary>Names of all results, those made last first.</summary>
    public IReadOnlyList<string> Latest() => [.. Paths(ResultFolder.Exists).OrderByDescending(found => File.GetLastWriteTimeUtc(Path.Combine(found.Path, "manifest.json"))).Select(found => found.Name)];

    /// <summary>Some results.</summary>
    /// <exception cref="NotThereException">There are none of this name, or what there is cannot be read.</exception>
    public (ResultFolder Folder, Manifest Manifest) Find(string? name)
    {
        var path = PathOf(name, ResultFolder.Exists);
        try
        {
            var folder = ResultFolder.Open(path);
            var written = File.GetLastWriteTimeUtc(Path.Combine(path, "manifest.json"));
            if (!known.TryGetValue(path, out var found) || found.Written != written)
            {
                if (HasLinks(path)) throw new NotThereException("These results hold links to files elsewhere, which are not followed.");
                known[path] = found = (written, folder.ReadManifest());
            }

            return (folder, found.Manifest);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new NotThereException("These results cannot be read: their manifest.json is not whole, or of another version.");
        }
    }

    /// <summary>A calibration.</summary>
    /// <exception cref="NotThereException">There is none of this name, or what there is cannot be read.</exception>
    public (CalibrationFolder Folder, CalibrationIdentity Identity) Calibration(string? name)
    {
        var path = PathOf(name, HoldsCalibration);
        try
        {
            if (HasLinks(path)) throw new NotThereException("This calibration holds links to files elsewhere, which are not followed.");
            var folder = CalibrationFolder.Open(path);
            return (folder, folder.Identity());
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            throw new NotThereException("This calibration cannot be read: its calibration.json is not whole, or of another version.");
        }
    }

    /// <summary>Whether a name is that of a calibration.</summary>
    public bool IsCalibration(string? name) => Paths(HoldsCalibration).Any(found => found.Name == name);

    private static bool HoldsCalibration(string path) => !ResultFolder.Exists(path) && CalibrationFolder.Exists(path);

    private string PathOf(string? name, Func<string, bool> isOne) => Paths(isOne).Where(found => found.Name == name).Select(found => found.Path).FirstOrDefault()
        ?? throw new NotThereException("There are no results of this name any more.");

    private IEnumerable<(string Name, string Path)> Paths(Func<string, bool> isOne) => Under(root, 0, isOne).Take(Most)
        .Select(path => (path == root ? Path.GetFileName(root) : Path.GetRelativePath(root, path).Replace('\\', '/'), path)).OrderBy(found => found.Item1, StringComparer.Ordinal);

    private static IEnumerable<string> Under(string folder, int depth, Func<string, bool> isOne)
    {
        if (!Directory.Exists(folder)) return [];
        if (isOne(folder)) return [folder];
        return depth == Depth ? [] : new DirectoryInfo(folder).EnumerateDirectories().Where(inner => inner.LinkTarget is null).SelectMany(inner => Under(inner.FullName, depth + 1, isOne));
    }

    private static bool HasLinks(string path) => new DirectoryInfo(path)
        .EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, MaxRecursionDepth = 8 })
        .Any(entry => entry.LinkTarget is not null);
}
