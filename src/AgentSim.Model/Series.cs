using System.Collections.Immutable;

namespace AgentSim;

/// <summary>Given data over time, the same in every history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">One value for each period of the calendar, followed by as many as the data reach beyond it, for forecasts.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Where the data are from.</param>
public sealed record Series(string Name, ImmutableArray<double> Values, Unit Unit, string? Source);
