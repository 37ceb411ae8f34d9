using System.Collections.Immutable;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>Keeps the ledger of a batch, if its model was compiled with one; else it does nothing.</summary>
internal sealed class LedgerBook(World world) : IDisposable
{
    private readonly ColumnArena closing = new(world.Plan.Ledger?.Tape.Results ?? 0, world.Capacity);
    private double[][] entries = [];

    /// <summary>Begins a batch; the pages of the one before have been given away.</summary>
    public void Start(int lanes)
    {
        if (world.Plan.Ledger is { } ledger)
            entries = [.. Enumerable.Range(0, ledger.Tape.Results).Select(_ => new double[world.Plan.Model.Calendar.Periods * lanes])];
    }

    /// <summary>Enters a period that closes, before anything moves on.</summary>
    public void Close(int lanes)
    {
        if (world.Plan.Ledger is not { } ledger) return;
        world.Run(ledger, closing);
        for (var entry = 0; entry < entries.Length; entry++) closing[entry][..lanes].CopyTo(entries[entry].AsSpan(world.Period * lanes));
    }

    /// <summary>All that was entered.</summary>
    public ImmutableArray<double[]> Finish() => [.. entries];

    /// <inheritdoc/>
    public void Dispose() => closing.Dispose();
}
