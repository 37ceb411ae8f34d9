using System.Collections.Immutable;

namespace AgentSim.Games.Similarity;

/// <summary>What states commit to, or vote, towards the same others, to be compared in pairs.</summary>
/// <param name="Names">Whose profiles they are, at least two.</param>
/// <param name="Rows">What the profiles are about, such as the states of a system, at least two.</param>
/// <param name="Values">By profile and row.</param>
/// <param name="Weights">By row, from 0; null where all rows count the same.</param>
/// <param name="Ranges">By row, the difference between the two ends of its scale, above 0.</param>
public sealed record Profiles(
    ImmutableArray<string> Names, ImmutableArray<string> Rows, ImmutableArray<ImmutableArray<double>> Values, ImmutableArray<double>? Weights, ImmutableArray<double> Ranges);
