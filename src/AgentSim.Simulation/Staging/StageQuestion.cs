using System.Collections.Immutable;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Staging;

/// <summary>Which moment of which history is to be seen as a game.</summary>
/// <param name="History">One history.</param>
/// <param name="RandomSeed">The run's random seed.</param>
/// <param name="Given">Values of parameters that are not drawn; null if all are.</param>
/// <param name="Period">The period, from 0; the game is as things are when it begins.</param>
/// <param name="Topics">Names of what is decided on: one issue or package, or several issues and conducts that are decided on at the same time; none for what is talked about in that period.</param>
public sealed record StageQuestion(Histories History, ulong RandomSeed, IGivenParameters? Given, int Period, ImmutableArray<string> Topics);
