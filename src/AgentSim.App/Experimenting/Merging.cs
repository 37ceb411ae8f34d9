using System.Collections.Immutable;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>Joins shards of an experiment into one folder: the parts are copied, and no history is played.</summary>
internal sealed class Merging
{
    private const int MostLines = 20;
    private const int MostNamed = 8;

    private readonly PreparedRun prepared;
    private readonly Manifest manifest;
    private readonly ImmutableArray<(ResultFolder Folder, Manifest Manifest)> shards;
    private readonly Dictionary<Batch, List<ResultFolder>> where = [];

    private Merging(ImmutableArray<(ResultFolder Folder, Manifest Manifest)> shards, PreparedRun prepared, Manifest manifest)
    {
        (this.shards, this.prepared, this.manifest) = (shards, prepared, manifest);
        foreach (var (folder, _) in shards)
        {
            foreach (var batch in folder.Finished(manifest))
            {
                if (!where.TryGetValue(batch, out var folders)) where.Add(batch, folders = []);
                folders.Add(folder);
            }
        }
    }

    /// <summary>Histories that are in none of the folders, nor in the one that they were joined in.</summary>
    public long Missing { get; private set; }

    /// <summary>Histories that have been joined now.</summary>
    public long Joined { get; private set; }

    /// <summary>Looks at some folders.</summary>
    /// <param name="folders">The folders, at least one.</param>
    /// <param name="command">The command line.</param>
    /// <exception cref="WrongRequestException">They are not of one experiment, or this program did not make them.</exception>
    public static Merging Of(IEnumerable<string> folders, string command)
    {
        var shards = folders.Select(ResultFolder.Open).DistinctBy(folder => folder.Path).Select(folder => (Folder: folder, Manifest: folder.ReadManifest())).ToImmutableArray();
        var (folder, first) = shards[0];
        if (first.Source.Experiment is null) throw new WrongRequestException($"{folder.Path} holds a run of {first.Model.Name}, no experiment.");
        foreach (var (other, manifest) in shards[1..]) Compare((folder, first), (other, manifest));
        var (prepared, errors) = RunDesign.Of(folder, first);
        if (prepared is null) throw new WrongRequestException($"The files in {folder.InputsPath} cannot be read: {string.Join(' ', errors)}");
        if (prepared.Experiment!.Digest != first.Source.Experiment) throw new WrongRequestException($"The files in {folder.InputsPath} are not those that the results were made of.");
        var now = prepared.Manifest(command);
        if (now.Engine != first.Engine) throw new WrongRequestException($"{folder.Path} was made with AgentSim {first.Engine}, and this is {now.Engine}: merge with the one that made it.");
        return new(shards, prepared, now);
    }

    /// <summary>Sees to it that no batch is missing.</summary>
    /// <exception cref="WrongRequestException">Some are; it says of which shards.</exception>
    public void RefuseIfIncomplete()
    {
        var batches = prepared.Run.Batches().ToArray();
        var missing = batches.Where(batch => !where.ContainsKey(batch)).ToHashSet();
        if (missing.Count == 0) return;
        var of = shards.Select(shard => shard.Manifest.Shard?.Of).OfType<int>().DefaultIfEmpty(1).Max();
        var lacking = Enumerable.Range(1, of).Select(number => new Shard(number, of))
            .Select(shard => (Shard: shard, Batches: shard.Batches(batches).ToArray())).Select(shard => (shard.Shard, Missing: shard.Batches.Count(missing.Contains), All: shard.Batches.Length))
            .Where(shard => shard.Missing > 0).ToArray();
        var named = lacking.Take(MostNamed).Select(shard => $"{shard.Shard} lacks {shard.Missing} of its {Numerals.Count(shard.All, "batch", "batches")}");
        throw new WrongRequestException($"{Numerals.Count(missing.Count, "batch", "batches")} of {Numerals.Whole(batches.Length)} are missing: shard {string.Join(", ", named)}"
            + (lacking.Length > MostNamed ? $", and {lacking.Length - MostNamed} more" : "") + ". Play them, or say --partial.");
    }

    /// <summary>Copies the parts into a folder, those that are there left out.</summary>
    /// <param name="path">The folder: a new one, or one in which some of the same experiment was joined or played.</param>
    /// <param name="cancellation">Ends it; what is copied by then is kept.</param>
    public async Task<Replay> Join(string path, CancellationToken cancellation)
    {
        var (folder, opened) = await ExperimentFolder.Open(path, manifest, prepared.Inputs, restart: false);
        var there = folder.Finished(manifest).ToHashSet();
        foreach (var batch in prepared.Run.Batches().Where(batch => !there.Contains(batch)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (where.TryGetValue(batch, out var folders))
            {
                await folder.Keep(Read(batch, folders));
                Joined += batch.Histories.Count;
            }
            else Missing += batch.Histories.Count;
        }

        return Replay.Of(folder, opened, prepared);
    }

    /// <summary>The bytes of a batch; where it was played twice, both have to say the same.</summary>
    private static PackedBatch Read(Batch batch, List<ResultFolder> folders)
    {
        var first = folders[0].Read(batch);
        var other = folders.Skip(1).FirstOrDefault(folder => !folder.Read(batch).HasBytesOf(first));
        return other is null ? first : throw new WrongRequestException(
            $"{folders[0].Path} and {other.Path} both have the {batch.Histories.Count} histories from {batch.Histories.First} of arm {batch.Arm}, with different records: one of them was changed. agentsim verify tells which; leave that out.");
    }

    private static void Compare((ResultFolder Folder, Manifest Manifest) one, (ResultFolder Folder, Manifest Manifest) other)
    {
        var (a, b) = (one.Manifest, other.Manifest);
        var between = $"{other.Folder.Path} cannot be joined with {one.Folder.Path}: ";
        if (b.Source.Experiment is null) throw new WrongRequestException($"{between}it holds a run of {b.Model.Name}, no experiment.");
        if (a.Engine != b.Engine) throw new WrongRequestException($"{between}it was made with AgentSim {b.Engine}, not {a.Engine}.");
        if (a.Samples != b.Samples || a.Replications != b.Replications)
            throw new WrongRequestException($"{between}it has {Numerals.Count(b.Samples, "sample", "samples")} of {Numerals.Count(b.Replications, "replication", "replications")}, not {a.Samples} of {a.Replications}.");
        if (a.RandomSeed != b.RandomSeed) throw new WrongRequestException($"{between}its random seed is {b.RandomSeed}, not {a.RandomSeed}.");
        if (a.Source.Experiment != b.Source.Experiment || a.Source.Posterior != b.Source.Posterior)
            throw new WrongRequestException($"{between}it was made of other files.\n{string.Join('\n', ExperimentFolder.Changes(one.Folder, [.. other.Folder.Inputs()]).Take(MostLines))}");
        if (a.BatchSize != b.BatchSize) throw new WrongRequestException($"{between}its batches are of {b.BatchSize} histories, not of {a.BatchSize}.");
    }
}
