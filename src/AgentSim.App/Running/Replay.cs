using AgentSim.Experiments;
using AgentSim.Results;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Running;

/// <summary>Plays single histories of finished results again, from the files that lie beside them.</summary>
internal sealed class Replay
{
    private readonly Dictionary<Model, CompiledModel> compiled = new(ReferenceEqualityComparer.Instance);

    private Replay(ResultFolder folder, Manifest manifest, PreparedRun prepared) => (Folder, Manifest, Prepared) = (folder, manifest, prepared);

    public ResultFolder Folder { get; }

    public Manifest Manifest { get; }

    public PreparedRun Prepared { get; }

    /// <summary>Reads again what some results were made of.</summary>
    /// <exception cref="WrongRequestException">The files beside the results are not those that they were made of, or are wrong.</exception>
    public static Replay Of(string results)
    {
        var folder = ResultFolder.Open(results);
        var manifest = folder.ReadManifest();
        var (prepared, errors) = RunDesign.Of(folder, manifest);
        if (prepared is null) throw new WrongRequestException($"The files in {folder.InputsPath} cannot be read: {string.Join(' ', errors)}");
        var now = prepared.Run.Design.Variants.Select(VariantIdentity.Of).SelectMany(variant => variant.ModelDigests);
        if (!now.SequenceEqual(manifest.Variants.SelectMany(variant => variant.ModelDigests)))
            throw new WrongRequestException($"The files in {folder.InputsPath} are not those that the results were made of: their digests differ from the manifest's.");
        return new(folder, manifest, prepared);
    }

    /// <summary>Some results, with what they are made of at hand.</summary>
    public static Replay Of(ResultFolder folder, Manifest manifest, PreparedRun prepared) => new(folder, manifest, prepared);

    /// <summary>The model that a history plays.</summary>
    public CompiledModel ModelOf(Batch history)
    {
        var model = Prepared.Run.ModelOf(history);
        if (!compiled.TryGetValue(model, out var ready)) compiled[model] = ready = Prepared.Run.KeepsLedger ? CompiledModel.WithLedger(model) : CompiledModel.Of(model);
        return ready;
    }

    /// <summary>One history, by the names that it has in the tables.</summary>
    /// <exception cref="WrongRequestException">There is no such arm, design point or history.</exception>
    public Batch HistoryOf(string arm, int point, int history)
    {
        var run = Prepared.Run;
        var index = Manifest.Arms.IndexOf(arm);
        if (index < 0) throw new WrongRequestException($"{Folder.Path} has no arm {arm}; it has {string.Join(", ", Manifest.Arms)}.");
        if (point < 0 || point >= run.Design.Points) throw new WrongRequestException($"{Folder.Path} has no design point {point}; they are numbered from 0 to {run.Design.Points - 1}.");
        if (history < 0 || history >= run.Sampling.Histories) throw new WrongRequestException($"{Folder.Path} has no history {history}; they are numbered from 0 to {run.Sampling.Histories - 1}.");
        return new(index, new((uint)(((long)point * run.Sampling.Histories) + history), 1, (uint)run.Sampling.Replications, (uint)run.Sampling.Samples));
    }

    /// <summary>Plays one history and tells what happened.</summary>
    public Transcript Tell(Batch history) => Chronicler.Play(ModelOf(history), history.Histories, Manifest.RandomSeed, Prepared.Run.Design.Given);

    /// <summary>The records of one history, or of several.</summary>
    public BatchRecords Play(Batch histories)
    {
        using var table = new Table(ModelOf(histories), histories.Histories.Count);
        return table.Play(histories.Histories, Manifest.RandomSeed, Prepared.Run.Design.Given);
    }
}
