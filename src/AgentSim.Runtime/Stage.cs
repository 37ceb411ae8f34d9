using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>What a batch is played on: a world with its order of play and a seat for each actor. Its memory is used by batch after batch.</summary>
internal sealed class Stage : IDisposable
{
    private readonly World world;
    private readonly Seat[] seats;

    /// <summary>Makes room for batches of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lanes">The most histories that a batch will have.</param>
    /// <param name="seating">Who takes the seats.</param>
    public Stage(CompiledModel model, int lanes, Seating seating)
    {
        world = new(model, lanes);
        Order = new(world);
        seats = [.. model.Model.Actors.Select((_, actor) => new Seat(world, actor))];
        Seats = [.. seats.Select((seat, actor) => seating(world, actor, seat.Handle))];
    }

    /// <summary>The order of play.</summary>
    public OrderOfPlay Order { get; }

    /// <summary>How each actor's seat acts on a message.</summary>
    public IReadOnlyList<Action<Message>> Seats { get; }

    /// <summary>The period that is being played.</summary>
    public int Period => world.Period;

    /// <summary>Whether it has room for so many histories of a model.</summary>
    public bool Fits(CompiledModel model, int lanes) => world.Plan == model && world.Capacity >= lanes;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var seat in seats) seat.Dispose();
        Order.Dispose();
        world.Dispose();
    }
}

/// <summary>Who takes a seat.</summary>
/// <param name="world">The public world.</param>
/// <param name="actor">Index of the political actor.</param>
/// <param name="own">How the actor's own strategy acts on a message.</param>
/// <returns>How whoever takes the seat acts on a message.</returns>
internal delegate Action<Message> Seating(World world, int actor, Action<Message> own);
