using AgentSim.Experiments;
using AgentSim.Experiments.Statistics;

namespace AgentSim.App.Serving;

/// <summary>How far a trial is.</summary>
/// <param name="State"><c>playing</c>, <c>done</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="Played">Histories played, of each arm.</param>
/// <param name="Samples">Histories to be played.</param>
/// <param name="Failed">Histories that failed in one arm or the other; they are in none of the numbers.</param>
/// <param name="Seconds">How long it has taken.</param>
/// <param name="Patterns">The patterns.</param>
/// <param name="Measures">The measures asked for.</param>
/// <param name="Problem">What went wrong; null for nothing.</param>
internal sealed record TrialState(
    string State, int Played, int Samples, int Failed, double Seconds, IReadOnlyList<TrialPattern> Patterns, IReadOnlyList<TrialMeasure> Measures, string? Problem);

/// <summary>A pattern in a trial.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Baseline">Its share as the model is written.</param>
/// <param name="Changed">Its share with the changes; null without any.</param>
/// <param name="Difference">Changed less baseline, history by history; null without changes, or of too few histories.</param>
internal sealed record TrialPattern(string Pattern, Proportion Baseline, Proportion? Changed, Estimate? Difference);

/// <summary>A measure in a trial.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Low">Where the first bin begins.</param>
/// <param name="High">Where the last bin ends.</param>
/// <param name="Baseline">Histories by bin, as the model is written.</param>
/// <param name="Changed">The same with the changes; null without any.</param>
/// <param name="Pairs">Histories that have a value, with changes in both: means and difference are of these.</param>
/// <param name="BaselineMean">Their mean as the model is written.</param>
/// <param name="ChangedMean">Their mean with the changes; NaN without any.</param>
/// <param name="Difference">Changed less baseline, history by history.</param>
internal sealed record TrialMeasure(
    string Measure, string Unit, double Low, double High, IReadOnlyList<int> Baseline, IReadOnlyList<int>? Changed, int Pairs, double BaselineMean, double ChangedMean, Estimate? Difference);
