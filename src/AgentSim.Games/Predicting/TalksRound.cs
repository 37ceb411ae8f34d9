using System.Collections.Immutable;

namespace AgentSim.Games.Predicting;

/// <summary>Where everybody stands after a round.</summary>
/// <param name="Number">0 for the positions of the table.</param>
/// <param name="Positions">By actor, on each dimension.</param>
/// <param name="Median">By capability times salience, on each dimension: the position that beats or ties with every other by nearness; the first in the order of the table.</param>
/// <param name="Mean">By capability times salience, on each dimension.</param>
/// <param name="Chances">By actor, the chance that its position wins: one chance for all who hold the same position. Empty where the protocol knows none.</param>
public sealed record TalksRound(int Number, ImmutableArray<ImmutableArray<double>> Positions, ImmutableArray<double> Median, ImmutableArray<double> Mean, ImmutableArray<double> Chances);
