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
        var model = run.ModelOf(batch);
        var tables = new PartTables(model, run.Arms[batch.Arm], batch, records, collection);
        if (collection.SeriesEvery > 0) await Write(PartName.Series, batch, model, tables.OfSeries());
        if (collection.Deals) await Write(PartName.Deals, batch, model, tables.OfDeals());
        if (run.KeepsLedger) await Write(PartName.Ledger, batch, model, tables.OfLedger());
        await Write(PartName.Parameters, batch, model, tables.OfParameters());

        // Last, for it says that the batch is finished.
        await Write(PartName.Histories, batch, model, tables.OfHistories());
    }

    private Task Write(string kind, Batch batch, Model model, IReadOnlyList<PartColumn> columns) =>
        DurableFile.Write(folder.PartPath(kind, batch), file => PartColumn.Write(file, columns, PartMetadata.Of(model, run.Arms[batch.Arm], columns)));
}
