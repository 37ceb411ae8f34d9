namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether values rise from group to group where groups are independent. The statistic is the number of pairs from different groups in which the value of the
/// later group is greater, equal ones counting half; it is compared to the normal distribution with variance corrected for ties. Sources: Jonckheere, Biometrika 41
/// (1954) 133-145; Hollander, Wolfe and Chicken, Nonparametric Statistical Methods (2014), 6.2.
/// </summary>
internal static class JonckheereTerpstra
{
    /// <summary>Tests groups in the order of the factor's levels.</summary>
    /// <param name="groups">At least two.</param>
    /// <param name="alternative">Greater: values rise with the level.</param>
    public static TestOutcome Test(Groups groups, Alternative alternative)
    {
        var statistic = 0.0;
        for (var later = 1; later < groups.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
                statistic += MannWhitney.Superiority(groups[later], groups[earlier]) * groups[later].Length * groups[earlier].Length;

        double n = groups.Total;
        double[] sizes = [.. Enumerable.Range(0, groups.Count).Select(group => (double)groups[group].Length)];
        var expected = ((n * n) - sizes.Sum(size => size * size)) / 4;
        var variance = Variance(n, sizes, TieSizes(groups));
        return new(statistic, variance > 0 ? Tails.OfNormal((statistic - expected) / Math.Sqrt(variance), alternative) : 1);
    }

    private static double Variance(double n, double[] sizes, double[] ties)
    {
        var first = (Cubic(n) - sizes.Sum(Cubic) - ties.Sum(Cubic)) / 72;
        var second = n > 2 ? sizes.Sum(Triples) * ties.Sum(Triples) / (36 * Triples(n)) : 0;
        var third = n > 1 ? sizes.Sum(Pairs) * ties.Sum(Pairs) / (8 * Pairs(n)) : 0;
        return first + second + third;
    }

    private static double Cubic(double t) => t * (t - 1) * ((2 * t) + 5);

    private static double Triples(double t) => t * (t - 1) * (t - 2);

    private static double Pairs(double t) => t * (t - 1);

    private static double[] TieSizes(Groups groups) =>
        [.. Enumerable.Range(0, groups.Count).SelectMany(group => groups[group].ToArray()).GroupBy(value => value).Select(equal => (double)equal.Count())];
}
