using System.Collections.Immutable;

namespace AgentSim.Games.Spatial;

/// <summary>Who wants what on one or more dimensions, how much it cares, and what it can bring to bear.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Capability">What it can bring to bear, from 0.</param>
/// <param name="Position">What it wants, on each dimension.</param>
/// <param name="Salience">How much each dimension matters to it, from 0 to 1.</param>
public sealed record SpatialActor(string Name, double Capability, ImmutableArray<double> Position, ImmutableArray<double> Salience);
