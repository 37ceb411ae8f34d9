using System.Collections.Immutable;

namespace AgentSim.Games.Predicting;

/// <summary>Decisions as a file has them.</summary>
/// <param name="Dimensions">The names of the columns of positions.</param>
/// <param name="Decisions">At least one, in the order in which the file first names them; all with as many dimensions.</param>
/// <param name="LeftOut">Lines without a position or a salience, which take no part.</param>
public sealed record DecisionTable(ImmutableArray<string> Dimensions, ImmutableArray<Decision> Decisions, int LeftOut);
