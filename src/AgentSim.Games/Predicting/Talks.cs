using System.Collections.Immutable;

namespace AgentSim.Games.Predicting;

/// <summary>What a protocol makes of a decision.</summary>
/// <param name="Rounds">From round 0, where everybody stands as in the table; protocols of one shot have no other.</param>
/// <param name="Prediction">What is decided, on each dimension.</param>
public sealed record Talks(ImmutableArray<TalksRound> Rounds, ImmutableArray<double> Prediction);
