namespace AgentSim.Simulation.Play;

/// <summary>Consecutive histories of one arm and one design point.</summary>
/// <param name="First">Index of the first, from 0.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Replications">
/// Replications of each sample, at least 1: history <c>h</c> plays sample <c>h / Replications</c> with replication <c>h % Replications</c>.
/// </param>
public readonly record struct Histories(uint First, int Count, uint Replications)
{
    /// <summary>The sample, that is the set of parameter values, of the history in <paramref name="lane"/>.</summary>
    public uint Sample(int lane) => (First + (uint)lane) / Replications;

    /// <summary>The replication, that is the luck, of the history in <paramref name="lane"/>.</summary>
    public uint Replication(int lane) => (First + (uint)lane) % Replications;
}
