using System.Collections.Concurrent;
using System.Diagnostics;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.Cluster;

/// <summary>Keeps what workers send, and compares what comes twice: whoever plays a history, its records have the same bits.</summary>
/// <param name="folder">Where batches are kept.</param>
/// <param name="kept">Is told how many histories more are on the disk.</param>
/// <param name="meters">Counts them.</param>
internal sealed class PartStore(ResultFolder folder, Action<int> kept, CoordinatorMeters meters)
{
    private readonly ConcurrentDictionary<Batch, (string Worker, Task Keeping)> senders = [];

    /// <summary>Keeps a batch. Once the task is done, it is on the disk.</summary>
    public Task Keep(PackedBatch batch, string worker)
    {
        var keeping = Keep(batch);
        senders[batch.Batch] = (worker, keeping);
        return keeping;
    }

    /// <summary>Compares a batch with the one that was kept, or is being kept.</summary>
    /// <exception cref="InvalidDataException">They are not the same.</exception>
    public async Task Compare(PackedBatch batch, string worker)
    {
        var (first, keeping) = senders.TryGetValue(batch.Batch, out var sender) ? sender : ("another", Task.CompletedTask);
        await keeping;
        if (await Task.Run(() => folder.Read(batch.Batch).HasBytesOf(batch))) return;
        var histories = batch.Batch.Histories;
        throw new InvalidDataException(
            $"The {histories.Count} histories from {histories.First} of arm {batch.Batch.Arm} came twice, with different records: from {first}, whose are kept, and from {worker}. Their bits depend on the model, the random seed and "
            + $"their numbers alone, so one of these machines computes wrongly, or its program is not this one. agentsim verify {folder.Path} plays histories again and says which of those that are kept differ; go on without that machine.");
    }

    private async Task Keep(PackedBatch batch)
    {
        var began = Stopwatch.GetTimestamp();
        await folder.Keep(batch);
        meters.Kept(batch.Batch.Histories.Count, Stopwatch.GetElapsedTime(began));
        kept(batch.Batch.Histories.Count);
    }
}
