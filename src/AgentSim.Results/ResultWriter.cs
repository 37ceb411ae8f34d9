using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Simulation.Play;

namespace AgentSim.Results;

/// <summary>
/// Writes the records of finished batches. It holds no more than the batches being written, and different batches may be written at once; writing a batch
/// twice is harmless.
/// </summary>
/// <param name="folder">Where to.</param>
/// <param name="run">The run that the batches are of.</param>
/// <param name="collection">What is kept of them.</param>
public sealed class ResultWriter(ResultFolder folder, Run run, Collection collection)
{
    /// <summary>Writes one batch. Once the task is done, the batch is on the disk and will be there after a crash.</summary>
    public async Task Write(Batch batch, BatchRecords records)
    {
        foreach (var (kind, columns, metadata) in Tables(run, collection, batch, records))
            await DurableFile.Write(folder.PartPath(kind, batch), file => PartColumn.Write(file, columns, metadata));
    }

    /// <summary>The same files as bytes, for whoever keeps them somewhere else.</summary>
    public static async Task<PackedBatch> Pack(Run run, Collection collection, Batch batch, BatchRecords records)
    {
        var parts = ImmutableArray.CreateBuilder<PackedPart>();
        foreach (var (kind, columns, metadata) in Tables(run, collection, batch, records))
            parts.Add(new(kind, await PartColumn.Bytes(columns, metadata)));

        return new(batch, parts.DrainToImmutable());
    }

    private static IEnumerable<(string Kind, IReadOnlyList<PartColumn> Columns, Dictionary<string, string> Metadata)> Tables(Run run, Collection collection, Batch batch, BatchRecords records)
    {
        var (model, arm) = (run.ModelOf(batch), run.Arms[batch.Arm]);
        var tables = new PartTables(model, arm, batch, records, collection);
        foreach (var kind in PartName.Kept(run, collection))
        {
            var columns = tables.Of(kind);
            yield return (kind, columns, PartMetadata.Of(model, arm, columns));
        }
    }
}
