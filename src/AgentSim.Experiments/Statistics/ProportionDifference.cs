namespace AgentSim.Experiments.Statistics;

/// <summary>The difference between two shares, with intervals made of the Wilson intervals of both.</summary>
internal static class ProportionDifference
{
    /// <summary>
    /// First share minus second, of two independent groups of histories. <c>d - sqrt((p1 - l1)^2 + (u2 - p2)^2)</c> to
    /// <c>d + sqrt((u1 - p1)^2 + (p2 - l2)^2)</c>. Source: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
    /// </summary>
    /// <param name="first">Count and total of the first group.</param>
    /// <param name="second">Count and total of the second group.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate Newcombe(Proportion first, Proportion second, double level)
    {
        var error = Math.Sqrt((first.Share * (1 - first.Share) / first.Total) + (second.Share * (1 - second.Share) / second.Total));
        return Combine(first, second, error, 0, level);
    }

    /// <summary>
    /// First share minus second, of histories that share their luck: the same formula, less twice the product of the distances times a correlation.
    /// Source: Newcombe, Statistics in Medicine 17 (1998) 2635-2650, method 10.
    /// </summary>
    /// <param name="table">In how many histories it happened in both, one, or none of the arms; at least one.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate NewcombePaired(PairedCounts table, double level)
    {
        var n = table.Total;
        var difference = (double)(table.OnlyFirst - table.OnlySecond) / n;
        var error = Math.Sqrt(((table.OnlyFirst + table.OnlySecond) / (double)n) - (difference * difference)) / Math.Sqrt(n);
        return Combine(new(table.Both + table.OnlyFirst, n), new(table.Both + table.OnlySecond, n), error, Correlation(table), level);
    }

    private static double Correlation(PairedCounts t)
    {
        var margins = (double)(t.Both + t.OnlyFirst) * (t.OnlySecond + t.Neither) * ((double)(t.Both + t.OnlySecond) * (t.OnlyFirst + t.Neither));
        if (margins <= 0) return 0;
        var cross = ((double)t.Both * t.Neither) - ((double)t.OnlyFirst * t.OnlySecond);
        var corrected = cross > 0 ? Math.Max(cross - (t.Total / 2.0), 0) : cross;
        return corrected / Math.Sqrt(margins);
    }

    private static Estimate Combine(Proportion first, Proportion second, double error, double correlation, double level)
    {
        var (one, two) = (ProportionInterval.Wilson(first.Count, first.Total, level), ProportionInterval.Wilson(second.Count, second.Total, level));
        var difference = first.Share - second.Share;
        var below = Distance(first.Share - one.Low, two.High - second.Share, correlation);
        var above = Distance(one.High - first.Share, second.Share - two.Low, correlation);
        return new(difference, error, new(difference - below, difference + above, level));
    }

    private static double Distance(double a, double b, double correlation) => Math.Sqrt(Math.Max(0, (a * a) - (2 * correlation * a * b) + (b * b)));
}
