using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Comparing;

/// <summary>
/// Compares what two arms recorded, quantity by quantity. Samples are the independent units: intervals draw whole samples again, as those of claims do, and where a sample has several histories (replications,
/// design points), ranks are of the means of samples.
/// </summary>
public static class ComparedArms
{
    private const double Confidence = Judgement.Confidence;
    private const int FewestUnits = 2;

    /// <summary>Compares all quantities, and adjusts p-values after Holm over those that can be tested.</summary>
    /// <param name="quantities">What the arms recorded.</param>
    /// <param name="pairing">Whether the rows of both arms are the same histories.</param>
    /// <param name="randomSeed">The random seed of what is drawn again: that of the results, so that intervals are those of their claims.</param>
    public static ImmutableArray<ComparedQuantity> Of(IEnumerable<RecordedQuantity> quantities, Pairing pairing, ulong randomSeed)
    {
        var resampling = new Resampling(Judgement.Resamples, randomSeed);
        var compared = quantities.Select(quantity => pairing == Pairing.ByHistory ? Paired(quantity, resampling) : Unpaired(quantity)).ToArray();
        var tested = compared.Where(quantity => !double.IsNaN(quantity.PValue)).ToArray();
        var adjusted = MultipleComparisons.Adjust(Array.ConvertAll(tested, quantity => quantity.PValue), Adjustment.Holm);
        var byName = tested.Zip(adjusted).ToDictionary(pair => (pair.First.Name, pair.First.IsPattern), pair => pair.Second);
        return [.. compared.Select(quantity => quantity with { AdjustedPValue = byName.GetValueOrDefault((quantity.Name, quantity.IsPattern), double.NaN) })];
    }

    private static ComparedQuantity Paired(RecordedQuantity quantity, Resampling resampling)
    {
        var (first, second, samples) = KnownPairs(quantity);
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var units = Units(differences, samples);
        if (units.Length < FewestUnits) return Nothing(quantity, first, second);
        var single = units.Length == first.Length;
        var table = quantity.IsShare && single ? PairedCounts.Of(Array.ConvertAll(first, IsTrue), Array.ConvertAll(second, IsTrue)) : null;
        return new(
            quantity.Name, quantity.IsPattern, Moments.MeanOf(first), Moments.MeanOf(second),
            quantity.IsShare ? ClusterBootstrap.OfShare(new(units), Confidence, resampling) : ClusterBootstrap.OfMean(new(units), Confidence, resampling),
            EffectSize.CohenOfPairs(differences), EffectSize.Superiority(first, second), first.Length, first.Length,
            table is null ? "Wilcoxon" : "McNemar",
            table is null ? WilcoxonSignedRank.Test(MeansOf(units), Alternative.TwoSided).PValue : McNemar.MidP(table).PValue, double.NaN);
    }

    private static ComparedQuantity Unpaired(RecordedQuantity quantity)
    {
        var (first, second) = (Known(quantity.First), Known(quantity.Second));
        var (ones, twos) = (Units(first.Values, first.Samples), Units(second.Values, second.Samples));
        if (ones.Length < FewestUnits || twos.Length < FewestUnits) return Nothing(quantity, first.Values, second.Values);
        var shares = quantity.IsShare && ones.Length == first.Values.Length && twos.Length == second.Values.Length;
        return new(
            quantity.Name, quantity.IsPattern, Moments.MeanOf(first.Values), Moments.MeanOf(second.Values),
            shares ? ProportionDifference.Newcombe(ShareOf(first.Values), ShareOf(second.Values), Confidence) : Welch(ones, twos),
            EffectSize.Cohen(first.Values, second.Values), EffectSize.Superiority(first.Values, second.Values), first.Values.Length, second.Values.Length,
            "Brunner-Munzel", BrunnerMunzel.Test(MeansOf(ones), MeansOf(twos), Alternative.TwoSided).PValue, double.NaN);
    }

    /// <summary>The difference of means with Welch's degrees of freedom. Source: Welch, Biometrika 34 (1947) 28-35.</summary>
    private static Estimate Welch(double[][] ones, double[][] twos)
    {
        var (a, b) = (MonteCarloError.OfMean(new(ones), Confidence), MonteCarloError.OfMean(new(twos), Confidence));
        var (va, vb) = (a.StandardError * a.StandardError, b.StandardError * b.StandardError);
        var error = Math.Sqrt(va + vb);
        var freedom = error > 0 ? (va + vb) * (va + vb) / ((va * va / (ones.Length - 1)) + (vb * vb / (twos.Length - 1))) : 1;
        return new(a.Value - b.Value, error, ConfidenceInterval.Around(a.Value - b.Value, Critical.Student(Confidence, freedom) * error, Confidence));
    }

    private static ComparedQuantity Nothing(RecordedQuantity quantity, double[] first, double[] second) => new(
        quantity.Name, quantity.IsPattern, Mean(first), Mean(second), new(double.NaN, double.NaN, new(double.NaN, double.NaN, Confidence)), double.NaN, double.NaN, first.Length, second.Length, "none", double.NaN, double.NaN);

    /// <summary>The rows that are known in both arms.</summary>
    internal static (double[] First, double[] Second, int[] Samples) KnownPairs(RecordedQuantity quantity)
    {
        var (first, second) = (quantity.First.Values, quantity.Second.Values);
        int[] rows = [.. Enumerable.Range(0, first.Length).Where(row => !double.IsNaN(first[row]) && !double.IsNaN(second[row]))];
        return (Array.ConvertAll(rows, row => first[row]), Array.ConvertAll(rows, row => second[row]), Array.ConvertAll(rows, row => quantity.First.Samples[row]));
    }

    /// <summary>The rows that are known in an arm.</summary>
    internal static (double[] Values, int[] Samples) Known(RecordedColumn column)
    {
        int[] rows = [.. Enumerable.Range(0, column.Values.Length).Where(row => !double.IsNaN(column.Values[row]))];
        return (Array.ConvertAll(rows, row => column.Values[row]), Array.ConvertAll(rows, row => column.Samples[row]));
    }

    internal static double[][] Units(double[] values, int[] samples) => [.. values.Zip(samples).GroupBy(row => row.Second, row => row.First).Select(sample => sample.ToArray())];

    internal static double[] MeansOf(double[][] units) => Array.ConvertAll(units, unit => Moments.MeanOf(unit));

    private static double Mean(double[] values) => values.Length == 0 ? double.NaN : Moments.MeanOf(values);

    internal static Proportion ShareOf(double[] values) => new(values.Count(IsTrue), values.Length);

    internal static bool IsTrue(double value) => value != 0;
}
