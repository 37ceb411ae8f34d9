using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>One actor's choice alone: of a conduct, or of leaving.</summary>
internal sealed class Choosing(Topic topic, int lanes)
{
    /// <summary>The topic.</summary>
    public Topic Topic => topic;

    /// <summary>The lanes in which it chooses.</summary>
    public LaneSet Lanes { get; } = new(lanes);

    /// <summary>For each of them, the alternative chosen; for an exit, 0 is to leave and 1 to stay.</summary>
    public int[] Chosen { get; } = new int[lanes];
}
