using System.CommandLine;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.App.Calibrating;

/// <summary>The calibration files that a person may name.</summary>
internal static class CalibrationFile
{
    private const string Extension = ".yaml";

    /// <summary>The argument that names one.</summary>
    public static Argument<string> Argument()
    {
        var argument = new Argument<string>("FILE") { Description = "A calibration file, or the name of a calibration under models/calibrations/.", HelpName = "FILE" };
        argument.Validators.Add(found =>
        {
            var text = found.Tokens[0].Value;
            if (Find(text) is null) found.AddError($"There is no calibration {text}: no such file, and none of that name under models/calibrations/ (there are: {string.Join(", ", Known())}).");
        });
        argument.CompletionSources.Add(_ => Known());
        return argument;
    }

    /// <summary>Reads the one that a person named.</summary>
    public static CalibrationReadResult Read(string text) => ReadPath(Find(text)!);

    /// <summary>Reads a file.</summary>
    public static CalibrationReadResult ReadPath(string path) => CalibrationReader.Read(path, ModelFolders.Around(path));

    private static string? Find(string text) =>
        new[] { text, text + Extension, Path.Combine(Folder, text + Extension) }.FirstOrDefault(File.Exists);

    private static IEnumerable<string> Known() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)
        : [];

    private static string Folder => Path.Combine(ModelFolders.Around(".").Models, "calibrations");
}
