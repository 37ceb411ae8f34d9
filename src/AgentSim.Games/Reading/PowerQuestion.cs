using System.Collections.Immutable;
using AgentSim.Games.Cooperative;
using AgentSim.Games.Power;
using AgentSim.Games.Transit;

namespace AgentSim.Games.Reading;

/// <summary>What a file asks about power.</summary>
public abstract record PowerQuestion;

/// <summary>Who has how much power in a voting body.</summary>
/// <param name="Game">The body.</param>
public sealed record VotingQuestion(WeightedGame Game) : PowerQuestion;

/// <summary>How what coalitions can reach, or must spend, is divided.</summary>
/// <param name="Game">The game; where worths are costs, they stand in it with the opposite sign.</param>
/// <param name="Meaning">What its numbers are.</param>
/// <param name="Divisions">Divisions to be looked at, by name; payoffs with the sign of the game.</param>
public sealed record CoalitionalQuestion(CoalitionalGame Game, WorthMeaning Meaning, ImmutableArray<(string Name, ImmutableArray<double> Payoffs)> Divisions) : PowerQuestion;

/// <summary>What transit is worth to whom.</summary>
/// <param name="Plan">The network.</param>
public sealed record TransitQuestion(TransitPlan Plan) : PowerQuestion;

/// <summary>What states in series ask for transit.</summary>
/// <param name="Chain">The states.</param>
public sealed record TariffQuestion(TariffChain Chain) : PowerQuestion;
