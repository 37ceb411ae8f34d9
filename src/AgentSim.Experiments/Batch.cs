using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>The recipe of one batch: whose histories, and which.</summary>
/// <param name="Arm">Index of the arm.</param>
/// <param name="Histories">The histories, all of design points that play the same model.</param>
public readonly record struct Batch(int Arm, Histories Histories)
{
    /// <summary>The design point of the first history.</summary>
    public int Point => Histories.Point(0);
}
