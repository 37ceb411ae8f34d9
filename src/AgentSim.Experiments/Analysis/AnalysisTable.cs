using System.Collections.Immutable;

namespace AgentSim.Experiments.Analysis;

/// <summary>What an analysis says of one output, as a table: for a terminal, a file or a script alike.</summary>
/// <param name="Output">What was analysed: <c>joint</c>, <c>share(hedging) in no_pipe</c>.</param>
/// <param name="Method">How: <c>Sobol' indices</c>, <c>Morris screening</c>, <c>FAST</c>, <c>PAWN and delta</c>, <c>PRIM</c>.</param>
/// <param name="Columns">What the numbers are.</param>
/// <param name="Rows">A row for each factor or parameter, the weightiest first.</param>
/// <param name="Remarks">What has to be known to read it: what was left out, why an index is negative, how much is chance.</param>
public sealed record AnalysisTable(
    string Output, string Method, ImmutableArray<string> Columns, ImmutableArray<AnalysisRow> Rows, ImmutableArray<string> Remarks);

/// <summary>A row of an analysis.</summary>
/// <param name="Name">The factor, parameter, pair of factors or box.</param>
/// <param name="Values">As many as there are columns; NaN for none.</param>
public sealed record AnalysisRow(string Name, ImmutableArray<double> Values);
