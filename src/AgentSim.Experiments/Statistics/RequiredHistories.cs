namespace AgentSim.Experiments.Statistics;

/// <summary>How many histories it takes until an interval is as narrow as wanted, by what is known so far. Counts are whole, rounded up, and at least 2.</summary>
internal static class RequiredHistories
{
    /// <summary>Independent histories for a mean: <c>(z s / h)^2</c>.</summary>
    /// <param name="deviation">Standard deviation of a history, 0 or more; for a difference between arms, that of paired differences.</param>
    /// <param name="halfWidth">Half of the interval's width, above 0.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static long ForMean(double deviation, double halfWidth, double level)
    {
        Require.Level(level);
        Require.Positive(halfWidth);
        if (!(deviation >= 0)) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is 0 or more.");
        var ratio = Critical.Normal(level) * deviation / halfWidth;
        return Whole(ratio * ratio);
    }

    /// <summary>Independent histories for a share by the normal approximation, <c>z^2 p (1 - p) / h^2</c>; p of 0.5 is the worst case.</summary>
    /// <param name="share">What the share is thought to be, from 0 to 1.</param>
    /// <param name="halfWidth">Half of the interval's width, above 0.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static long ForShare(double share, double halfWidth, double level)
    {
        Require.Share(share);
        return ForMean(Math.Sqrt(share * (1 - share)), halfWidth, level);
    }

    /// <summary>Independent histories until Wilson's interval is that narrow, which also holds for shares near 0 and 1.</summary>
    /// <inheritdoc cref="ForShare"/>
    public static long ForWilson(double share, double halfWidth, double level)
    {
        Require.Share(share);
        Require.Level(level);
        Require.Positive(halfWidth);
        var z = Critical.Normal(level);
        var (too, enough) = (0L, 2L);
        while (HalfWidth(enough) > halfWidth) (too, enough) = (enough, checked(enough * 2));
        while (enough - too > 1)
        {
            var middle = too + ((enough - too) / 2);
            if (HalfWidth(middle) > halfWidth) too = middle;
            else enough = middle;
        }

        return Math.Max(2, enough);

        double HalfWidth(double n) => z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n))) / (1 + (z * z / n));
    }

    /// <summary>Samples for a mean where each is played several times: <c>z^2 (between + within / n) / h^2</c>. Times replications, it is histories.</summary>
    /// <param name="components">What parameters and chance contribute, from a first run.</param>
    /// <param name="replications">Replications of each sample, at least 1.</param>
    /// <param name="halfWidth">Half of the interval's width, above 0.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static long Samples(VarianceComponents components, int replications, double halfWidth, double level)
    {
        Sampling.AtLeastOne(replications, nameof(replications));
        return ForMean(Math.Sqrt(Math.Max(0, components.Parameters) + (components.Chance / replications)), halfWidth, level);
    }

    /// <summary>
    /// Histories until an interval around the estimate seen so far would no longer hold a threshold: half-widths shrink with the root of the number. Where
    /// the estimate is the threshold, no number is enough, and it is <see cref="long.MaxValue"/>.
    /// </summary>
    /// <param name="histories">Histories so far, at least 1.</param>
    /// <param name="estimate">What they say.</param>
    /// <param name="threshold">What the estimate is to be told from.</param>
    public static long ToDecide(long histories, Estimate estimate, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(histories, 1);
        var ratio = (estimate.Value >= threshold ? estimate.Value - estimate.Interval.Low : estimate.Interval.High - estimate.Value) / Math.Abs(estimate.Value - threshold);
        return double.IsNaN(ratio) ? long.MaxValue : Whole(histories * ratio * ratio);
    }

    private static long Whole(double count) => count >= long.MaxValue ? long.MaxValue : Math.Max(2, (long)Math.Ceiling(count - 1e-9));
}
