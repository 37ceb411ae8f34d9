namespace AgentSim.Experiments.Statistics;

/// <summary>How far values differ between groups, and how far within them. Source: Fisher, Statistical Methods for Research Workers (1925).</summary>
/// <param name="BetweenFreedom">Groups less one.</param>
/// <param name="WithinFreedom">Values less groups.</param>
/// <param name="BetweenSquares">Sum over groups of size times squared distance of the group's mean from the mean of all.</param>
/// <param name="WithinSquares">Sum of squared distances from the mean of the group.</param>
internal sealed record OneWayAnova(int BetweenFreedom, int WithinFreedom, double BetweenSquares, double WithinSquares)
{
    /// <summary>Mean square between groups.</summary>
    public double BetweenMean => BetweenSquares / BetweenFreedom;

    /// <summary>Mean square within groups; NaN where every group has one value.</summary>
    public double WithinMean => WithinSquares / WithinFreedom;

    /// <summary>The F statistic, and its p-value where groups have the same mean.</summary>
    public TestOutcome Test => new(BetweenMean / WithinMean, Tails.Fisher(BetweenMean / WithinMean, BetweenFreedom, WithinFreedom));

    /// <summary>The share of all squares that is between groups, from 0 to 1.</summary>
    public double RSquared => BetweenSquares / (BetweenSquares + WithinSquares);

    /// <summary>Standard deviation within groups.</summary>
    public double ResidualDeviation => Math.Sqrt(WithinMean);

    /// <summary>Decomposes the values of at least two groups.</summary>
    public static OneWayAnova Of(Groups groups)
    {
        if (groups.Count < 2) throw new ArgumentException("Groups can be compared where there are at least 2.", nameof(groups));
        // Digits that all values share are taken off first; the difference of two doubles that are close is exact.
        var origin = groups[0][0];
        var (means, within, total) = (new double[groups.Count], new CompensatedSum(), new CompensatedSum());
        for (var group = 0; group < groups.Count; group++)
        {
            var moments = Moments.Of(Shifted(groups[group], origin));
            means[group] = moments.Mean;
            within.Add(moments.Squares);
            total.Add(moments.Mean * moments.Count);
        }

        var (mean, between) = (total.Value / groups.Total, new CompensatedSum());
        for (var group = 0; group < groups.Count; group++) between.Add(groups[group].Length * (means[group] - mean) * (means[group] - mean));
        return new(groups.Count - 1, groups.Total - groups.Count, between.Value, within.Value);
    }

    private static double[] Shifted(ReadOnlySpan<double> values, double origin)
    {
        var shifted = values.ToArray();
        for (var i = 0; i < shifted.Length; i++) shifted[i] -= origin;
        return shifted;
    }
}
