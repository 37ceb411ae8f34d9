namespace AgentSim;

/// <summary>A random input, drawn anew in each period.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Distribution">What it is drawn from.</param>
/// <param name="PeriodsBetween">How many periods a draw holds: 1, or the periods of a year where the file says <c>per: year</c>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Why.</param>
public sealed record Shock(string Name, Distribution Distribution, int PeriodsBetween, Unit Unit, string? Source);
