namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether a measure rises with a factor where each history was played at every level of it with the same luck. Within each history values are ranked over the
/// levels. Source: Page, JASA 58 (1963) 216-230.
/// </summary>
/// <param name="Test">Page's L, compared to the normal distribution; ties make its variance smaller.</param>
/// <param name="Correlation">The mean over histories of Spearman's correlation between level and value, from -1 to 1, with an interval by Student's t.</param>
internal sealed record PageTrend(TestOutcome Test, Estimate Correlation)
{
    /// <summary>Tests values ordered by history and then by level, the lowest level first.</summary>
    /// <param name="values">Histories times levels; at least two histories. Replications of a sample are not independent: take their means first.</param>
    /// <param name="levels">Levels of the factor, at least 3 (with two, test the paired difference).</param>
    /// <param name="alternative">Greater: values rise with the level.</param>
    /// <param name="level">How sure the interval is to be, between 0 and 1.</param>
    public static PageTrend Of(ReadOnlySpan<double> values, int levels, Alternative alternative, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 3);
        Require.Values(values, 2 * levels);
        if (values.Length % levels != 0) throw new ArgumentException($"{values.Length} values are no whole number of histories at {levels} levels.", nameof(values));
        var correlations = new double[values.Length / levels];
        var (statistic, variance, middle) = (0.0, 0.0, (levels + 1) / 2.0);
        var squares = levels * ((levels * (double)levels) - 1) / 12;
        for (var history = 0; history < correlations.Length; history++)
        {
            var ranks = Ranking.Of(values.Slice(history * levels, levels));
            var (product, spread) = (0.0, 0.0);
            for (var i = 0; i < levels; i++)
            {
                product += (i + 1) * ranks[i];
                spread += (ranks[i] - middle) * (ranks[i] - middle);
            }

            statistic += product;
            variance += squares * spread / (levels - 1);
            correlations[history] = spread > 0 ? (product - (levels * middle * middle)) / Math.Sqrt(squares * spread) : 0;
        }

        var expected = correlations.Length * levels * middle * middle;
        var p = variance > 0 ? Tails.OfNormal((statistic - expected) / Math.Sqrt(variance), alternative) : 1;
        return new(new(statistic, p), StudentTest.Mean(correlations, level));
    }
}
