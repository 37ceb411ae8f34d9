using AgentSim.Experiments;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>A batch with its records.</summary>
/// <param name="Batch">Which.</param>
/// <param name="Records">What is kept of it.</param>
public readonly record struct PlayedBatch(Batch Batch, BatchRecords Records);
