using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>The recipe of one batch: whose histories, and which.</summary>
/// <param name="Arm">Index of the arm.</param>
/// <param name="Point">Index of the design point.</param>
/// <param name="Histories">The histories.</param>
public readonly record struct Batch(int Arm, int Point, Histories Histories);
