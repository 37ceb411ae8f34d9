using System.Collections.Immutable;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>What a box allows of an input.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Low">Lowest value, for an ordered input.</param>
/// <param name="High">Highest value, for an ordered input.</param>
/// <param name="Categories">Indices of the categories that are inside, for a categorical input; else empty.</param>
/// <param name="QuasiPValue">
/// How likely it is that leaving this limit out would leave the box no worse: the chance of as many cases or more among the rows of the box, at the share of cases in the
/// box without this limit. It is no p-value in the strict sense, as the box was found from the same rows. Source: Bryant and Lempert, Technological
/// Forecasting and Social Change 77 (2010) 34-49.
/// </param>
internal sealed record PrimLimit(string Input, double Low, double High, ImmutableArray<double> Categories, double QuasiPValue);

/// <summary>A region of inputs in which a pattern is frequent.</summary>
/// <param name="Limits">What it allows of the inputs that it restricts; the others may be anything.</param>
/// <param name="Cases">Rows inside with the pattern.</param>
/// <param name="Rows">Rows inside.</param>
/// <param name="Coverage">Share of all rows with the pattern that are inside.</param>
/// <param name="Density">Share of rows inside that have the pattern.</param>
/// <param name="Mass">Share of all rows that are inside.</param>
internal sealed record PrimBox(ImmutableArray<PrimLimit> Limits, int Cases, int Rows, double Coverage, double Density, double Mass);
