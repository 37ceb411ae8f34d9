using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Reads the files of a model, no larger ones than a person writes, and remembers what was in them.</summary>
internal sealed class FileReader
{
    private readonly Report report;
    private readonly int first;
    private readonly List<SourceFile> files;

    /// <summary>A reader of files.</summary>
    /// <param name="report">Where errors go.</param>
    /// <param name="first">Place of its first file among all that are read.</param>
    public FileReader(Report report, int first = 0)
        : this(report, first, [])
    {
    }

    private FileReader(Report report, int first, List<SourceFile> files)
    {
        this.report = report;
        this.first = first;
        this.files = files;
    }

    /// <summary>A reader that has read the same files and reads others of its own.</summary>
    public FileReader Continue(Report other) => new(other, first, [.. files]);

    /// <summary>The text of a file; null if it cannot be read, and then the report says why.</summary>
    /// <param name="path">Where it is, as the person named it.</param>
    /// <param name="most">Bytes that it may have.</param>
    public SourceFile? Read(string path, int most = Limits.FileBytes)
    {
        var empty = new SourceFile(path, string.Empty, first + files.Count);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[most + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > most) return Refuse(empty, "the file is too large", $"at most {most / 1024 / 1024} MB");
            return Decoded(path, bytes.AsSpan(0, length), empty);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse(empty, File.Exists(path) ? "the file cannot be read" : "there is no such file", null);
        }
    }

    /// <summary>Remembers a text that was given otherwise than in a file.</summary>
    public void Take(string name, string text) => files.Add(new SourceFile(name, text, int.MaxValue));

    /// <summary>All files that were read, where they belong in the folders of models and seeds; a model from elsewhere belongs among the models.</summary>
    public ImmutableArray<InputFile> Inputs(ModelFolders folders) =>
        [.. files.Where(file => file.Order < int.MaxValue).Select(file => new InputFile(PathOf(file.Name, folders), file.Text)).DistinctBy(file => file.Path)];

    private static string PathOf(string path, ModelFolders folders)
    {
        foreach (var (folder, name) in ((string, string)[])[(folders.Seeds, "seeds"), (folders.Models, "models")])
        {
            var relative = Path.GetRelativePath(folder, path);
            if (!Path.IsPathRooted(relative) && !relative.StartsWith("..", StringComparison.Ordinal)) return $"{name}/{relative.Replace('\\', '/')}";
        }

        return "models/" + Path.GetFileName(path);
    }

    /// <summary>SHA-256 of all that was read and whose name passes, independent of folders and line ends: hex, lower case.</summary>
    public string Digest(Predicate<SourceFile> counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(f => counts(f)))
        {
            foreach (var text in (string[])[Path.GetFileName(file.Name), file.Text])
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private SourceFile? Decoded(string path, ReadOnlySpan<byte> bytes, SourceFile empty)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refuse(empty, "the file is not text in UTF-8", null);
        }

        var file = new SourceFile(path, text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n'), files.Count);
        files.Add(file);
        for (var i = 0; i < file.Text.Length; i++)
        {
            if (file.Text[i] is '\n' or '\t' || !(char.IsControl(file.Text[i]) || file.Text[i] is '\u2028' or '\u2029' or '\uFEFF')) continue;
            report.Add(file.PlaceAt(i), "this character cannot stand in a file", $"U+{(int)file.Text[i]:X4}");
            return null;
        }

        return file;
    }

    private SourceFile? Refuse(SourceFile file, string problem, string? allowed)
    {
        report.Add(file.PlaceAt(0), problem, allowed: allowed);
        return null;
    }
}
