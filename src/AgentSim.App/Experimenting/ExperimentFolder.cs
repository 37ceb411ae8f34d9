using System.Collections.Immutable;
using AgentSim.App.Terminal;
using AgentSim.Language;
using AgentSim.Results;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace AgentSim.App.Experimenting;

/// <summary>The folder of an experiment's results: a new one, or one in which something has been played already.</summary>
internal static class ExperimentFolder
{
    private const int MostLines = 20;

    /// <summary>Opens it, and writes down what is about to be played.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="manifest">The manifest of the experiment as it is now.</param>
    /// <param name="inputs">The files that it was read from.</param>
    /// <param name="restart">Whether to begin again, whatever is there.</param>
    /// <returns>The folder, and the manifest by which to go on.</returns>
    /// <exception cref="WrongRequestException">Something else was played in this folder.</exception>
    public static async Task<(ResultFolder Folder, Manifest Manifest)> Open(string path, Manifest manifest, ImmutableArray<InputFile> inputs, bool restart)
    {
        if (!restart && ResultFolder.Exists(path))
        {
            var old = ResultFolder.Open(path);
            var before = old.ReadManifest();
            Compare(old, before, manifest, inputs);
            return (old, before with { Failed = null, Digest = null });
        }

        var folder = ResultFolder.Create(path);
        await folder.Keep(inputs);
        await folder.Save(manifest);
        return (folder, manifest);
    }

    private static void Compare(ResultFolder folder, Manifest before, Manifest now, ImmutableArray<InputFile> inputs)
    {
        if (before.Source.Experiment is null) throw new WrongRequestException($"{folder.Path} holds a run of {before.Model.Name}, no experiment. Choose another folder, or --restart to replace it.");
        if (before.Source.Experiment != now.Source.Experiment)
            throw new WrongRequestException($"The experiment in {folder.Path} was another one: begun with\n{string.Join('\n', Asked(before, now).Concat(Changes(folder, inputs)).Take(MostLines))}\nChoose another folder, or --restart to replace what is there.");
        if (before.Shard != now.Shard)
            throw new WrongRequestException($"{folder.Path} holds {Whole(before.Shard)}, and what is asked for is {Whole(now.Shard)}. Choose another folder, or --restart to replace it; agentsim merge joins shards.");
        if (before.Engine != now.Engine)
            throw new WrongRequestException($"The experiment in {folder.Path} was begun with AgentSim {before.Engine}, and this is {now.Engine}: half of it from each would be no experiment. Use that one, another folder, or --restart.");
    }

    private static string Whole(Experiments.Shard? shard) => shard is null ? "the whole experiment" : $"shard {shard} of the experiment";

    private static IEnumerable<string> Asked(Manifest before, Manifest now) =>
        before.Source.Samples == now.Source.Samples ? [] : [$"  --samples: - {Words(before.Source.Samples)}", $"  --samples: + {Words(now.Source.Samples)}"];

    private static string Words(int? samples) => samples is { } asked ? Numerals.Whole(asked) : "as many as its file says";

    /// <summary>The lines that differ, <c>-</c> as they were and <c>+</c> as they are.</summary>
    public static IEnumerable<string> Changes(ResultFolder folder, ImmutableArray<InputFile> inputs)
    {
        var kept = folder.Inputs().ToDictionary(input => input.Path, input => input.Text);
        foreach (var input in inputs)
        {
            if (!kept.Remove(input.Path, out var before))
            {
                yield return $"  {input.Path}: was not read";
                continue;
            }

            foreach (var line in InlineDiffBuilder.Diff(before, input.Text).Lines.Index().Where(line => line.Item.Type is ChangeType.Inserted or ChangeType.Deleted))
                yield return $"  {input.Path}: {(line.Item.Type == ChangeType.Inserted ? '+' : '-')} {line.Item.Text.Trim()}";
        }

        foreach (var path in kept.Keys) yield return $"  {path}: is not read any more";
    }
}
