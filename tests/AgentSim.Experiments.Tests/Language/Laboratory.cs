using AgentSim.Experiments.Language;
using AgentSim.Language;
using AgentSim.Tests.Language;

namespace AgentSim.Experiments.Tests.Language;

/// <summary>A folder of its own for the experiments of one test, on the model of the language's reference.</summary>
internal sealed class Laboratory : IDisposable
{
    private readonly Workshop workshop = new();

    public Laboratory() => workshop.Write("models/atlas.yaml", Atlas.Write(workshop));

    /// <summary>The experiment of some text, which must be without errors.</summary>
    public static Experiment Experiment(string text)
    {
        using var laboratory = new Laboratory();
        var result = laboratory.Read(text);
        Assert.Empty(result.Errors.Select(error => error.ToString()));
        return result.Experiment!;
    }

    /// <summary>Reads some text, with what it lacks, as <c>models/experiments/e.yaml</c>; the first two lines are there if the text has neither.</summary>
    public ExperimentReadResult Read(string text)
    {
        var lines = text.Split('\n');
        var rest = ((string[])["experiment: e", "model: atlas"]).Where(line => !lines.Any(own => own.StartsWith(line.Split(' ')[0], StringComparison.Ordinal)));
        return ReadWhole(string.Join('\n', rest.Prepend(text.TrimEnd('\n'))));
    }

    /// <summary>Reads some text as it is.</summary>
    public ExperimentReadResult ReadWhole(string text)
    {
        Write("models/experiments/e.yaml", text);
        var result = ExperimentReader.Read(Path.Combine(workshop.Folder, "models", "experiments", "e.yaml"), workshop.Folders, ExperimentOverrides.None);
        return result with { Errors = [.. result.Errors.Select(error => error with { File = error.File.Replace(workshop.Folder + "/", string.Empty, StringComparison.Ordinal).Replace("models/experiments/", string.Empty, StringComparison.Ordinal) })] };
    }

    /// <summary>Writes a file.</summary>
    public void Write(string path, string text) => workshop.Write(path, text);

    /// <summary>Writes at the end of a file.</summary>
    public void Append(string path, string text) => File.AppendAllText(Path.Combine(workshop.Folder, path), text);

    /// <summary>The model with some settings, as a run reads it.</summary>
    public Model Model(params (string Name, string Value)[] settings) => ModelReader.Read(
        Path.Combine(workshop.Folder, "models", "atlas.yaml"), workshop.Folders, new(null, [.. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))])).Model!;

    public void Dispose() => workshop.Dispose();
}
