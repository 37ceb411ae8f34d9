using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.Results;

/// <summary>How often a pattern came about.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Proportion">Of the histories that were played to their end.</param>
public sealed record PatternShare(string Pattern, Proportion Proportion);

/// <summary>What is told of a measure.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Summary">Over the histories that were played to their end.</param>
public sealed record MeasureSummary(string Measure, Summary Summary);

/// <summary>A series in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Count">Histories that have a value in it.</param>
/// <param name="Quantiles">Over these histories.</param>
public sealed record FanYear(int Year, int Count, Quantiles Quantiles);

/// <summary>How many histories lie in a cell of a plane of two measures.</summary>
/// <param name="Across">Index of the cell, from the left.</param>
/// <param name="Up">Index of the cell, from below.</param>
/// <param name="Count">Histories, at least 1.</param>
public sealed record PlaneCell(int Across, int Up, int Count);

/// <summary>A history that failed.</summary>
/// <param name="Arm">Its arm.</param>
/// <param name="Point">Index of its design point.</param>
/// <param name="History">Its index.</param>
/// <param name="Period">The period in which it failed; null before the first.</param>
/// <param name="Quantity">What went wrong.</param>
public sealed record FailedHistory(string Arm, int Point, int History, string? Period, string Quantity);

/// <summary>A history that is in the results.</summary>
/// <param name="Arm">Its arm.</param>
/// <param name="Point">Index of its design point.</param>
/// <param name="History">Its index.</param>
/// <param name="Digest">The digest of its records (<see cref="HistoryDigest"/>).</param>
public sealed record StoredHistory(string Arm, int Point, int History, ImmutableArray<byte> Digest);

/// <summary>The answer to a question in SQL.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The rows, each with a value for each column; null where there is none.</param>
public sealed record QueryAnswer(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object?>> Rows);
