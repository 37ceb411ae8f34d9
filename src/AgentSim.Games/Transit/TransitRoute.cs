using System.Collections.Immutable;

namespace AgentSim.Games.Transit;

/// <summary>A way to a market.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Capacity">The most that it carries, from 0; may be infinite where segments bound it.</param>
/// <param name="Netback">What a unit brings at its end, less what carrying it costs in means, not in tariffs: these are what is bargained for.</param>
/// <param name="Owners">Everybody without whom nothing goes this way, in series; nobody if it is open to all.</param>
/// <param name="Segments">Names of what it shares with other routes.</param>
/// <param name="Producers">Names of those whom it can be reached by; empty: all.</param>
public sealed record TransitRoute(string Name, double Capacity, double Netback, ImmutableArray<string> Owners, ImmutableArray<string> Segments, ImmutableArray<string> Producers);
