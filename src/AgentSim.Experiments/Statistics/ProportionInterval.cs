using InverseOf = AgentSim.Simulation.Chance.Quantiles;

namespace AgentSim.Experiments.Statistics;

/// <summary>Intervals for a share of which <c>count</c> of <c>total</c> histories were seen. With p = count / total, z the normal critical value.</summary>
internal static class ProportionInterval
{
    /// <summary>
    /// <c>(p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n)</c>: close to its level on average, and never outside of 0 to 1.
    /// Source: Wilson, JASA 22 (1927) 209-212.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not from 0 to the total, which is at least 1, or the level not between 0 and 1.</exception>
    public static ConfidenceInterval Wilson(int count, int total, double level)
    {
        Check(count, total, level);
        return Wilson((double)count / total, total, level);
    }

    /// <summary>The same of a share, where its histories are worth <paramref name="n"/> independent ones.</summary>
    /// <inheritdoc cref="Wilson(int, int, double)"/>
    public static ConfidenceInterval Wilson(double p, double n, double level)
    {
        var z = Critical.Normal(level);
        var square = z * z;
        var centre = (p + (square / (2 * n))) / (1 + (square / n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n))) / (1 + (square / n));
        return new(p == 0 ? 0 : centre - half, p == 1 ? 1 : centre + half, level);
    }

    /// <summary>
    /// Wilson's with continuity correction, for which coverage is at least about the level: the roots of <c>|x - p| - 1/2n = z sqrt(x(1 - x)/n)</c>.
    /// Source: Newcombe, Statistics in Medicine 17 (1998) 857-872, method 4.
    /// </summary>
    /// <inheritdoc cref="Wilson(int, int, double)"/>
    public static ConfidenceInterval WilsonCorrected(int count, int total, double level)
    {
        Check(count, total, level);
        var z = Critical.Normal(level);
        return new(count == 0 ? 0 : Math.Max(0, Low(count)), count == total ? 1 : Math.Min(1, 1 - Low(total - count)), level);

        double Low(double successes)
        {
            var (p, n) = (successes / total, (double)total);
            return ((2 * n * p) + (z * z) - 1 - (z * Math.Sqrt((z * z) - 2 - (1 / n) + (4 * p * ((n * (1 - p)) + 1))))) / (2 * (n + (z * z)));
        }
    }

    /// <summary>
    /// The exact interval, from quantiles of beta distributions: it holds the true share at least as often as the level says, and is wider than it need be.
    /// Source: Clopper and Pearson, Biometrika 26 (1934) 404-413.
    /// </summary>
    /// <inheritdoc cref="Wilson(int, int, double)"/>
    public static ConfidenceInterval ClopperPearson(int count, int total, double level)
    {
        Check(count, total, level);
        var tail = (1 - level) / 2;
        var low = count == 0 ? 0 : InverseOf.Beta(tail, count, total - count + 1.0);
        return new(low, count == total ? 1 : 1 - InverseOf.Beta(tail, total - count, count + 1.0), level);
    }

    /// <summary>Quantiles of the posterior under Jeffreys' prior, beta(1/2, 1/2). Source: Brown, Cai and DasGupta, Statistical Science 16 (2001) 101-133.</summary>
    /// <inheritdoc cref="Wilson(int, int, double)"/>
    public static ConfidenceInterval Jeffreys(int count, int total, double level)
    {
        Check(count, total, level);
        var tail = (1 - level) / 2;
        return new(InverseOf.Beta(tail, count + 0.5, total - count + 0.5), 1 - InverseOf.Beta(tail, total - count + 0.5, count + 0.5), level);
    }

    /// <summary>Wald's after z^2 / 2 successes and failures were added. Source: Agresti and Coull, The American Statistician 52 (1998) 119-126.</summary>
    /// <inheritdoc cref="Wilson(int, int, double)"/>
    public static ConfidenceInterval AgrestiCoull(int count, int total, double level)
    {
        Check(count, total, level);
        var z = Critical.Normal(level);
        var n = total + (z * z);
        return Around((count + (z * z / 2)) / n, n, z, level);
    }

    /// <summary><c>p +- z sqrt(p(1 - p)/n)</c>, cut at 0 and 1: for comparison only, since it is far too narrow near them.</summary>
    /// <inheritdoc cref="Wilson(int, int, double)"/>
    public static ConfidenceInterval Wald(int count, int total, double level)
    {
        Check(count, total, level);
        return Around((double)count / total, total, Critical.Normal(level), level);
    }

    private static ConfidenceInterval Around(double p, double n, double z, double level)
    {
        var half = z * Math.Sqrt(p * (1 - p) / n);
        return new(Math.Max(0, p - half), Math.Min(1, p + half), level);
    }

    private static void Check(int count, int total, double level)
    {
        Require.Count(count, total);
        Require.Level(level);
    }
}
