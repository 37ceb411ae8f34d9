using MathNet.Numerics.Statistics;

namespace AgentSim.Experiments.Statistics;

/// <summary>Quantiles of values seen.</summary>
internal static class SampleQuantile
{
    private static readonly QuantileDefinition[] Definitions =
    [
        QuantileDefinition.R1, QuantileDefinition.R2, QuantileDefinition.R3, QuantileDefinition.R4, QuantileDefinition.R5, QuantileDefinition.R6,
        QuantileDefinition.R7, QuantileDefinition.R8, QuantileDefinition.R9,
    ];

    /// <summary>The value below which a share <paramref name="probability"/> of the values lies.</summary>
    /// <param name="values">At least one, in any order, none missing.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="type">Which of the nine definitions.</param>
    public static double Of(ReadOnlySpan<double> values, double probability, QuantileType type)
    {
        Require.Values(values, 1);
        Require.Share(probability);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, probability, type);
    }

    /// <summary>
    /// Quantile and interval from order statistics, which holds whatever the distribution is: between the values of ranks
    /// <c>n p -+ z sqrt(n p (1 - p))</c>, rounded outwards; an end that no rank is left for is infinite. The standard error is the interval's half-width
    /// in normal critical values. Source: David and Nagaraja, Order Statistics (2003), 7.1.
    /// </summary>
    /// <param name="values">At least two, in any order, none missing.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="type">Which of the nine definitions the point estimate follows.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate WithInterval(ReadOnlySpan<double> values, double probability, QuantileType type, double level)
    {
        Require.Values(values, 2);
        Require.Share(probability);
        Require.Level(level);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var (n, z) = (sorted.Length, Critical.Normal(level));
        var half = z * Math.Sqrt(n * probability * (1 - probability));
        var below = (int)Math.Floor((n * probability) - half);
        var above = (int)Math.Ceiling((n * probability) + half) + 1;
        var interval = new ConfidenceInterval(
            below < 1 ? double.NegativeInfinity : sorted[below - 1], above > n ? double.PositiveInfinity : sorted[above - 1], level);
        return new(OfSorted(sorted, probability, type), interval.HalfWidth / z, interval);
    }

    // MathNet's types 1 and 2 read before the first value where the probability is too small to count.
    internal static double OfSorted(double[] sorted, double probability, QuantileType type) =>
        SortedArrayStatistics.QuantileCustom(sorted, probability * sorted.Length < 1e-12 ? 0 : probability, Definitions[(int)type - 1]);
}
