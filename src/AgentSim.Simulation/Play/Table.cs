using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>A mediator and its negotiators at one table, calling each other directly: batches played in one thread.</summary>
public sealed class Table : IDisposable
{
    private readonly World world;
    private readonly OrderOfPlay order;
    private readonly Seat[] seats;

    /// <summary>A table for batches of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lanes">The most histories that a batch will have, at least 1.</param>
    public Table(CompiledModel model, int lanes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        world = new(model, lanes);
        order = new(world);
        seats = [.. model.Model.Actors.Select((_, actor) => new Seat(world, actor))];
    }

    /// <summary>Plays a batch.</summary>
    /// <param name="histories">Which histories; at most as many as the table has room for.</param>
    /// <param name="randomSeed">Any number.</param>
    /// <param name="given">Values of parameters that are not drawn; null draws all.</param>
    public BatchRecords Play(Histories histories, ulong randomSeed, IGivenParameters? given = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(histories.Count, world.Capacity, nameof(histories));
        foreach (var delivery in order.Play(histories, randomSeed, given))
        {
            for (var i = 0; i < delivery.Actors.Count; i++) seats[delivery.Actors[i]].Handle(delivery.Message);
        }

        return order.Records;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var seat in seats) seat.Dispose();
        order.Dispose();
        world.Dispose();
    }
}
