using System.Text;
using AgentSim.Language;

namespace AgentSim.Tests.Language;

/// <summary>A folder of its own for the files of one test.</summary>
internal sealed class Workshop : IDisposable
{
    /// <summary>Keys that a model needs, for tests that are about something else.</summary>
    private static readonly (string Key, string Text)[] Rest =
    [
        ("model", "model: m"),
        ("time", "time: { start: 2000-Q1, end: 2009-Q4, period: quarter }"),
        ("actors", "actors: { a: { utility: { gain: { weight: 1, term: 0 } } }, b: { utility: { gain: { weight: 1, term: 0 } } }, c: { utility: { gain: { weight: 1, term: 0 } } } }"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-").FullName;

    public Workshop() => Directory.CreateDirectory(Path.Combine(folder, "seeds"));

    public string Folder => folder;

    public ModelFolders Folders => new(Path.Combine(folder, "models"), Path.Combine(folder, "seeds"));

    /// <summary>A model of <paramref name="text"/>, followed by what it lacks.</summary>
    public static string Whole(string text) =>
        string.Join('\n', Rest.Where(r => !text.Split('\n').Any(l => l.StartsWith(r.Key + ":", StringComparison.Ordinal))).Select(r => r.Text).Prepend(text.TrimEnd('\n')));

    /// <summary>The model of some text, which must be without errors.</summary>
    public static Model Model(string text)
    {
        using var workshop = new Workshop();
        var result = workshop.Read(text);
        Assert.Empty(result.Errors.Select(e => e.ToString()));
        return result.Model!;
    }

    /// <summary>The errors in some text, without the name of the file.</summary>
    public static IEnumerable<string> Errors(string text)
    {
        using var workshop = new Workshop();
        return [.. workshop.Read(text).Errors.Select(e => e.ToString())];
    }

    /// <summary>Reads <paramref name="text"/> as <c>models/m.yaml</c>.</summary>
    public ReadResult Read(string text, params (string Name, string Value)[] settings) =>
        ReadWhole(Whole(text), settings);

    /// <summary>Reads <paramref name="text"/>, adding nothing to it, as <c>models/m.yaml</c>.</summary>
    public ReadResult ReadWhole(string text, params (string Name, string Value)[] settings)
    {
        Write("models/m.yaml", text);
        var result = ModelReader.Read(Path.Combine(folder, "models", "m.yaml"), Folders, new(null, [.. settings.Select(s => KeyValuePair.Create(s.Name, s.Value))]));
        return result with { Errors = [.. result.Errors.Select(e => e with { File = e.File.Replace(folder + "/", string.Empty, StringComparison.Ordinal) })] };
    }

    /// <summary>Writes a file.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, Encoding.UTF8.GetBytes(text));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
