using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Analysis;

/// <summary>
/// Sets arms that are cases of their own beside what history had: which pattern comes out most often, and how measures rank. Chance is what comes of exchanging history's
/// labels among the arms.
/// </summary>
internal static class AgainstHistory
{
    private const string ConfusionMatrix = "Confusion matrix";
    private const int Exchanges = 50_000;

    /// <summary>A table of patterns and their confusion matrix, if any pattern is told, and a table for each measure.</summary>
    public static IEnumerable<AnalysisTable> Of(Experiment experiment, IRecordedHistories histories)
    {
        var (observed, resampling) = (experiment.Observed, new Resampling(Exchanges, experiment.RandomSeed));
        if (!observed.Patterns.IsEmpty)
        {
            var names = experiment.Design.Variants[0].Arms[0].Model.Patterns.Select(pattern => pattern.Name).ToArray();
            var shares = observed.Patterns.Select(arm => names.Select(name => Mean(histories.Pattern(arm.Arm, name))).ToArray()).ToArray();
            yield return Patterns(observed.Patterns, names, shares, resampling);
            yield return Confusion(observed.Patterns, names, shares);
        }

        foreach (var measure in observed.Measures) yield return Measure(measure, histories, resampling);
    }

    /// <summary>
    /// How often each arm is of history's pattern. An arm counts as told right if the pattern that comes out most often is its own; balanced accuracy is the mean over
    /// history's patterns of the share of their arms that are told right, so that a frequent pattern does not count for more.
    /// Source: Brodersen, Ong, Stephan and Buhmann, International Conference on Pattern Recognition (2010) 3121-3124.
    /// </summary>
    private static AnalysisTable Patterns(ImmutableArray<ObservedPattern> observed, string[] names, double[][] shares, Resampling resampling)
    {
        var told = MostOften(names, shares);
        double Accuracy(ReadOnlySpan<int> order)
        {
            var places = order.ToArray();
            return observed.Select((arm, i) => (arm.Pattern, IsRight: told[places[i]] == arm.Pattern)).GroupBy(arm => arm.Pattern).Average(type => type.Average(arm => arm.IsRight ? 1.0 : 0.0));
        }

        var test = PermutationTest.OfOrder(observed.Length, Accuracy, Alternative.Greater, resampling);
        var right = observed.Where((arm, i) => told[i] == arm.Pattern).Count();
        return new(
            "patterns", "Against history", ["share of history's", "of the most frequent"],
            [.. observed.Select((arm, i) => new AnalysisRow(arm.Arm, [shares[i][Array.IndexOf(names, arm.Pattern)], shares[i].Max()]))],
            [
                .. observed.Select((arm, i) => $"{arm.Arm}: {Words(arm.Pattern)} in history, most often {(told[i] == arm.Pattern ? "the same" : Words(told[i]))}."),
                string.Create(CultureInfo.InvariantCulture, $"The pattern that comes out most often is history's in {right} of {observed.Length} arms."),
                string.Create(CultureInfo.InvariantCulture, $"Balanced accuracy {test.Statistic:0.00}, p {P(test)} by exchanging history's patterns among the arms."),
            ]);
    }

    /// <summary>A row for each pattern that history had, and in it how many of its arms are most often of each pattern.</summary>
    private static AnalysisTable Confusion(ImmutableArray<ObservedPattern> observed, string[] names, double[][] shares)
    {
        var told = MostOften(names, shares);
        return new(
            "patterns", ConfusionMatrix, [.. names.Select(Words)],
            [
                .. names.Where(name => observed.Any(arm => arm.Pattern == name)).Select(name => new AnalysisRow(
                    Words(name), [.. names.Select(other => (double)Enumerable.Range(0, observed.Length).Count(arm => observed[arm].Pattern == name && told[arm] == other))])),
            ],
            ["Rows are history's patterns, columns those that come out most often; numbers are arms."]);
    }

    private static string[] MostOften(string[] names, double[][] shares) => Array.ConvertAll(shares, arm => names[Array.IndexOf(arm, arm.Max())]);

    private static AnalysisTable Measure(ObservedMeasure measure, IRecordedHistories histories, Resampling resampling)
    {
        var arms = measure.Values.Select(value => (Arm: value.Key, History: value.Value, Known: Known(histories.Measure(value.Key, measure.Measure)))).Where(arm => arm.Known.Length > 0).ToArray();
        var rows = arms.Select(arm => new AnalysisRow(arm.Arm, [arm.History, Mean(arm.Known), SampleQuantile.Of(arm.Known, 0.05, QuantileType.Linear), SampleQuantile.Of(arm.Known, 0.95, QuantileType.Linear)]));
        return new(measure.Measure, "Against history", ["history", "mean", "5 %", "95 %"], [.. rows], [Ranks(arms.Select(arm => arm.History).ToArray(), [.. arms.Select(arm => Mean(arm.Known))], resampling)]);
    }

    private static string Ranks(double[] history, double[] means, Resampling resampling)
    {
        if (history.Length < 4) return "With fewer than four arms their order says nothing.";
        var test = PermutationTest.OfOrder(
            history.Length,
            order =>
            {
                var exchanged = new double[order.Length];
                for (var i = 0; i < order.Length; i++) exchanged[i] = means[order[i]];
                return RankCorrelation.Spearman(history, exchanged, 0.95).Value;
            },
            Alternative.Greater, resampling);
        return string.Create(CultureInfo.InvariantCulture, $"Rank correlation of means with history {test.Statistic:+0.00;-0.00}, p {P(test)} by exchanging history's values among the arms.");
    }

    private static string P(TestOutcome test) => test.PValue < 0.0005 ? test.PValue.ToString("0.0000", CultureInfo.InvariantCulture) : test.PValue.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Words(string name) => name.Replace('_', ' ');

    private static double[] Known(double[] values) => Array.FindAll(values, double.IsFinite);

    private static double Mean(double[] values) => Known(values) is { Length: > 0 } known ? known.Average() : double.NaN;
}
