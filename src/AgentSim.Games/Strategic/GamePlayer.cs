using System.Collections.Immutable;

namespace AgentSim.Games.Strategic;

/// <summary>Who plays, and what it can do.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Strategies">Its pure strategies, at least one.</param>
public sealed record GamePlayer(string Name, ImmutableArray<string> Strategies);
