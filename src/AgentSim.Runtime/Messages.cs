using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>The recipe of a batch: repeating it gives the same records.</summary>
/// <param name="Model">The model.</param>
/// <param name="Histories">The histories.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Given">Values of parameters that are not drawn; null if all are.</param>
internal sealed record Recipe(CompiledModel Model, Histories Histories, ulong RandomSeed, IGivenParameters? Given);

/// <summary>To the coordinator: have a batch played by whoever is free next.</summary>
/// <param name="Recipe">The batch.</param>
/// <param name="Records">Where its records go.</param>
internal sealed record Assign(Recipe Recipe, TaskCompletionSource<BatchRecords> Records);

/// <summary>Coordinator to worker: play a batch.</summary>
internal sealed record Compute(Recipe Recipe);

/// <summary>Worker to coordinator: a batch has been played; histories that failed are in its records.</summary>
internal sealed record Computed(BatchRecords Records);

/// <summary>Worker to coordinator: it could not even begin, for lack of memory, say. It is ready for other work.</summary>
internal sealed record Failed(Exception Error);

/// <summary>Worker to mediator: play these histories, and then stop.</summary>
internal sealed record Begin(Histories Histories, ulong RandomSeed, IGivenParameters? Given);

/// <summary>Mediator to worker: the histories have been played to their end.</summary>
internal sealed record Completed(BatchRecords Records);

/// <summary>Negotiator to mediator: it has acted on the last message.</summary>
internal sealed record Acted
{
    /// <summary>The only one: there is nothing in it, and millions are sent.</summary>
    public static readonly Acted Instance = new();
}
