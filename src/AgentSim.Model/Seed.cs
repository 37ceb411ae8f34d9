using System.Collections.Immutable;

namespace AgentSim;

/// <summary>Where histories start from: a country's initial conditions and data.</summary>
/// <param name="Name">The folder's name under <c>seeds/</c>.</param>
/// <param name="Title">One line for a person.</param>
/// <param name="Observed">What history took, by name: one value for each year that is known.</param>
/// <param name="Digest">SHA-256 of the seed's files: hex, lower case.</param>
public sealed record Seed(
    string Name,
    string Title,
    ImmutableDictionary<string, ImmutableArray<YearValue>> Observed,
    string Digest);

/// <summary>One value of a year.</summary>
public readonly record struct YearValue(int Year, double Value);
