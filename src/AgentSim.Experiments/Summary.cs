using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments;

/// <summary>What is told of a measure over histories. Numbers that the values do not determine are NaN: all without values, the deviation of one value.</summary>
/// <param name="Count">Histories that have a value.</param>
/// <param name="Missing">Histories that have none; they are left out of all else.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation, dividing by one less than the count.</param>
/// <param name="Quantiles">The quantiles.</param>
public sealed record Summary(int Count, int Missing, double Mean, double Deviation, Quantiles Quantiles)
{
    /// <summary>The share of histories that have no value; NaN of no histories.</summary>
    public double MissingShare => (double)Missing / (Count + Missing);

    /// <summary>The standard error of the mean: <c>Deviation / sqrt(Count)</c> of independent histories, and otherwise that of samples. NaN if there is none.</summary>
    public double StandardError { get; init; } = Deviation / Math.Sqrt(Count);

    /// <summary>
    /// Sums up values of histories of some samples, which are the independent units where they have several histories each, replications or design points. Of a single sample histories are the units, and what they say
    /// is said of that sample.
    /// </summary>
    /// <param name="values">In the order of histories; NaN is missing.</param>
    /// <param name="samples">The sample of each.</param>
    public static Summary Of(ReadOnlySpan<double> values, ReadOnlySpan<int> samples)
    {
        var summary = Of(values);
        if (IsRising(samples)) return summary;
        var known = new Dictionary<int, List<double>>();
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row])) continue;
            if (known.TryGetValue(samples[row], out var sample)) sample.Add(values[row]);
            else known.Add(samples[row], [values[row]]);
        }

        if (known.Count < 2 || known.Count == summary.Count) return summary;
        return summary with { StandardError = MonteCarloError.OfMean(new(known.OrderBy(sample => sample.Key).Select(sample => sample.Value.ToArray())), Proportion.Level).StandardError };
    }

    /// <summary>
    /// Sums up <paramref name="values"/> of independent histories, which stand in their order; NaN is missing. Sums are taken in that order, so that the
    /// result does not depend on how the histories were divided into batches.
    /// </summary>
    public static Summary Of(ReadOnlySpan<double> values)
    {
        var known = Known(values);
        var moments = Moments.Of(known);
        return new(known.Length, values.Length - known.Length, moments.Mean, moments.Deviation, Quantiles.InPlace(known));
    }

    /// <summary>Says how many histories have a value, where the values are no quantities.</summary>
    public static Summary OfCounts(int count, int missing) => new(count, missing, double.NaN, double.NaN, Quantiles.InPlace([]));

    /// <summary>Whether each sample has a single history, and they stand in order, as they mostly do where there are many.</summary>
    private static bool IsRising(ReadOnlySpan<int> samples)
    {
        for (var row = 1; row < samples.Length; row++)
            if (samples[row] <= samples[row - 1]) return false;
        return true;
    }

    private static double[] Known(ReadOnlySpan<double> values)
    {
        var (known, count) = (new double[values.Length], 0);
        foreach (var value in values)
            if (!double.IsNaN(value)) known[count++] = value;
        Array.Resize(ref known, count);
        return known;
    }
}

/// <summary>
/// Five quantiles, between two values by linear interpolation: type 7 of Hyndman and Fan (The American Statistician 50 (1996) 361-365), which is the
/// default of R and NumPy and DuckDB's <c>quantile_cont</c>. NaN without values.
/// </summary>
public sealed record Quantiles(double Q05, double Q25, double Q50, double Q75, double Q95)
{
    private static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Of values in any order, in time linear in their number; their order changes.</summary>
    public static Quantiles InPlace(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0) return new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        var last = values.Length - 1;
        var below = Probabilities.Select(probability => (int)((last * probability) + 1) - 1); // rounded as MathNet does, which counts from 1
        OrderStatistics.Place(values, [.. below.SelectMany(rank => new[] { rank, Math.Min(rank + 1, last) }).Order()]);
        double At(int quantile) => SampleQuantile.OfSorted(values, Probabilities[quantile], QuantileType.Linear); // it reads what has been placed, and nothing else
        return new(At(0), At(1), At(2), At(3), At(4));
    }
}
