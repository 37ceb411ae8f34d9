using System.Collections.Immutable;

namespace AgentSim;

/// <summary>Something that happens at known dates: its size in those periods, 0 in all others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sizes">One size for each period of the calendar.</param>
/// <param name="Source">Where the dates are from.</param>
public sealed record DatedEvent(string Name, ImmutableArray<double> Sizes, string? Source);
