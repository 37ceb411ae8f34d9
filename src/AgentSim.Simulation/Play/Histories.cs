namespace AgentSim.Simulation.Play;

/// <summary>Consecutive histories of one arm, counted through its design points: history <c>h</c> is of design point <c>h / (Samples Replications)</c>.</summary>
/// <param name="First">Index of the first, from 0.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Replications">Replications of each sample, at least 1.</param>
/// <param name="Samples">Samples of each design point, at least 1; all there can be where there is a single point.</param>
public readonly record struct Histories(uint First, int Count, uint Replications, uint Samples = uint.MaxValue)
{
    /// <summary>Histories of each design point.</summary>
    public ulong PerPoint => (ulong)Replications * Samples;

    /// <summary>The design point of the history in <paramref name="lane"/>.</summary>
    public int Point(int lane) => (int)(Index(lane) / PerPoint);

    /// <summary>The index of the history in <paramref name="lane"/> among those of its design point.</summary>
    public int InPoint(int lane) => (int)(Index(lane) % PerPoint);

    /// <summary>The sample, that is the set of parameter values, of the history in <paramref name="lane"/>: design points share them.</summary>
    public uint Sample(int lane) => (uint)(Index(lane) / Replications % Samples);

    /// <summary>The replication, that is the luck, of the history in <paramref name="lane"/>.</summary>
    public uint Replication(int lane) => (uint)(Index(lane) % Replications);

    private ulong Index(int lane) => First + (ulong)lane;
}
