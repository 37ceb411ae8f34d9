using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Statistics;

/// <summary>The share of values at or below each number, with a band that holds the whole true distribution function.</summary>
internal sealed class EmpiricalDistribution
{
    private readonly double[] sorted;

    /// <summary>The distribution of <paramref name="values"/>: at least one, in any order, none missing.</summary>
    public EmpiricalDistribution(ReadOnlySpan<double> values)
    {
        Require.Values(values, 1);
        sorted = values.ToArray();
        Array.Sort(sorted);
    }

    /// <summary>The values, smallest first.</summary>
    public IReadOnlyList<double> Values => sorted;

    /// <summary>The share of values at or below <paramref name="value"/>.</summary>
    public double At(double value) => (double)CountAtMost(sorted, value) / sorted.Length;

    /// <summary>
    /// The band at <paramref name="value"/>, cut at 0 and 1. It is simultaneous: with probability <paramref name="level"/> or more it holds the true
    /// function everywhere.
    /// </summary>
    public ConfidenceInterval BandAt(double value, double level)
    {
        var half = BandHalfWidth(sorted.Length, level);
        return new(Math.Max(0, At(value) - half), Math.Min(1, At(value) + half), level);
    }

    /// <summary>
    /// <c>sqrt(log(2 / (1 - level)) / 2n)</c>. Sources: Dvoretzky, Kiefer and Wolfowitz, Annals of Mathematical Statistics 27 (1956) 642-669; the constant is
    /// Massart's, Annals of Probability 18 (1990) 1269-1283.
    /// </summary>
    /// <param name="count">Values, at least 1.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static double BandHalfWidth(int count, double level)
    {
        Require.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Math.Sqrt(Lanes.Log(2 / (1 - level)) / (2.0 * count));
    }

    /// <summary>How many of the sorted values are at most <paramref name="value"/>.</summary>
    internal static int CountAtMost(ReadOnlySpan<double> sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
