using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Exploring;

/// <summary>What is drawn of a selection: counts in bins, never single histories.</summary>
/// <param name="All">Histories that are looked at; those that failed are left out.</param>
/// <param name="Selected">Histories that are picked out of them.</param>
/// <param name="Patterns">How often each pattern came about, in model order.</param>
/// <param name="Histograms">Distributions, as asked.</param>
/// <param name="Planes">Planes, as asked.</param>
/// <param name="Years">What was asked over the years.</param>
public sealed record ExploreAnswer(
    int All, int Selected, ImmutableArray<PatternPart> Patterns, ImmutableArray<Histogram> Histograms, ImmutableArray<Plane> Planes, ImmutableArray<YearsOfSeries> Years);

/// <summary>How often a pattern came about.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="All">Among all that are looked at.</param>
/// <param name="Selected">Among those picked out.</param>
public sealed record PatternPart(string Pattern, Proportion All, Proportion Selected);

/// <summary>A distribution over histories.</summary>
/// <param name="Quantity">Whose.</param>
/// <param name="Axis">What the bins are.</param>
/// <param name="All">Histories in each bin; values beyond the axis are counted in its outermost bins.</param>
/// <param name="Selected">Those picked out.</param>
/// <param name="Missing">Histories without a value.</param>
/// <param name="MissingSelected">Those picked out.</param>
/// <param name="Quantiles">Of those picked out that have a value, the 5, 25, 50, 75 and 95 per cent quantile, from bins much finer than those that are drawn; NaN without values.</param>
public sealed record Histogram(
    ExploredQuantity Quantity, Axis Axis, ImmutableArray<int> All, ImmutableArray<int> Selected, int Missing, int MissingSelected, Quantiles Quantiles);

/// <summary>Two measures beside each other.</summary>
/// <param name="Across">What goes to the right.</param>
/// <param name="Up">What goes up.</param>
/// <param name="AcrossAxis">Its bins.</param>
/// <param name="UpAxis">Its bins.</param>
/// <param name="Cells">The cells in which there are histories.</param>
/// <param name="Thresholds">Where the model divides the plane.</param>
/// <param name="Path">Where history lay, year by year.</param>
public sealed record Plane(
    ExploredQuantity Across, ExploredQuantity Up, Axis AcrossAxis, Axis UpAxis, ImmutableArray<PlanePart> Cells, ImmutableArray<PlaneThreshold> Thresholds, ImmutableArray<PlaceInYear> Path);

/// <summary>Histories in a cell of a plane.</summary>
/// <param name="Across">Index of the cell, from the left.</param>
/// <param name="Up">Index of the cell, from below.</param>
/// <param name="All">Histories.</param>
/// <param name="Selected">Those picked out.</param>
public readonly record struct PlanePart(int Across, int Up, int All, int Selected);

/// <summary>A measure over the years.</summary>
/// <param name="Quantity">The measure.</param>
/// <param name="Years">The years in which there is a value.</param>
/// <param name="All">Quantiles over all that are looked at, by year; empty of a nominal measure.</param>
/// <param name="Selected">Quantiles over those picked out, by year; NaN in years in which none of them has a value.</param>
/// <param name="Shares">Of a nominal measure, of each code the share among those picked out, by year.</param>
public sealed record YearsOfSeries(
    ExploredQuantity Quantity, ImmutableArray<int> Years, ImmutableArray<Quantiles> All, ImmutableArray<Quantiles> Selected, ImmutableArray<CodeShares> Shares);

/// <summary>How often a nominal measure has a value.</summary>
/// <param name="Name">What the value stands for.</param>
/// <param name="Shares">Its share in each year; NaN where there are no values.</param>
public sealed record CodeShares(string Name, ImmutableArray<double> Shares);
