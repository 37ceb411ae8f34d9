using System.Collections.Immutable;

namespace AgentSim.Games.Transit;

/// <summary>A part that several routes may share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Capacity">The most that it carries in all, from 0.</param>
/// <param name="Owners">Everybody without whom nothing passes.</param>
public sealed record TransitSegment(string Name, double Capacity, ImmutableArray<string> Owners);
