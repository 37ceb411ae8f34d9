namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether values of one group tend to be greater than those of another, without taking their distributions to have the same shape. The statistic is
/// positive where the second group tends to be greater. Source: Brunner and Munzel, Biometrical Journal 42 (2000) 17-25.
/// </summary>
internal static class BrunnerMunzel
{
    /// <summary>
    /// The test with Student's t and Welch's degrees of freedom, as that paper advises for small groups. Where the groups do not overlap the statistic is
    /// infinite; where all values are equal it is NaN and the p-value 1.
    /// </summary>
    /// <param name="first">At least two values.</param>
    /// <param name="second">At least two values.</param>
    /// <param name="alternative">Greater: the first group tends to be.</param>
    public static TestOutcome Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        Require.Values(first, 2);
        Require.Values(second, 2);
        var ranks = Ranking.Of(first, second);
        var (m, n) = ((double)first.Length, (double)second.Length);
        var one = Placements(first, ranks.AsSpan(0, first.Length));
        var two = Placements(second, ranks.AsSpan(first.Length));
        var (a, b) = (m * one.Variance, n * two.Variance);
        var statistic = m * n * (two.Mean - one.Mean) / (m + n) / Math.Sqrt(a + b);
        if (double.IsNaN(statistic)) return new(statistic, 1);
        var freedom = (a + b) * (a + b) / ((a * a / (m - 1)) + (b * b / (n - 1)));
        return new(statistic, Tails.OfStudent(-statistic, double.IsNaN(freedom) ? 1 : freedom, alternative));
    }

    /// <summary>Mean rank among all, and the variance of ranks among all less ranks within the group.</summary>
    private static (double Mean, double Variance) Placements(ReadOnlySpan<double> values, ReadOnlySpan<double> ranks)
    {
        var own = Ranking.Of(values);
        var placements = new double[values.Length];
        for (var i = 0; i < placements.Length; i++) placements[i] = ranks[i] - own[i];
        return (Ranking.Sum(ranks) / ranks.Length, Moments.Of(placements).Variance);
    }
}
