namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether values of one group tend to be greater than those of another that is independent of it. The statistic is U of the first group: the number of
/// pairs in which its value is greater, equal ones counting half. Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947) 50-60.
/// </summary>
internal static class MannWhitney
{
    /// <summary>Up to this many pairs <see cref="Test"/> is exact where no values are equal.</summary>
    public const int MostPairsForExact = 10_000;

    /// <summary>Exact where no values are equal and there are at most <see cref="MostPairsForExact"/> pairs, else normal with continuity correction.</summary>
    public static TestOutcome Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative) =>
        (long)first.Length * second.Length <= MostPairsForExact && Ranking.Ties(Ranking.Of(first, second)) == 0
            ? Exact(first, second, alternative)
            : Normal(first, second, alternative, Continuity.Corrected);

    /// <summary>Compared to the normal distribution; ties make its variance smaller. Without any variance (all values equal) the p-value is 1.</summary>
    public static TestOutcome Normal(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative, Continuity continuity)
    {
        var (u, ties) = Statistic(first, second);
        var (m, n) = ((double)first.Length, (double)second.Length);
        var all = m + n;
        var deviation = Math.Sqrt(m * n / 12 * (all + 1 - (ties / (all * (all - 1)))));
        var distance = alternative switch
        {
            Alternative.Greater => u - (m * n / 2),
            Alternative.Less => (m * n / 2) - u,
            _ => Math.Abs(u - (m * n / 2)),
        };
        var z = (distance - (continuity == Continuity.Corrected ? 0.5 : 0)) / deviation;
        if (!(deviation > 0)) return new(u, 1);
        return new(u, alternative == Alternative.TwoSided ? Math.Min(1, 2 * Tails.Normal(z)) : Tails.Normal(z));
    }

    /// <summary>
    /// Compared to all ways in which ranks could have fallen to the groups; takes time and memory in proportion to the pairs times the smaller group.
    /// It takes values to be all different.
    /// </summary>
    public static TestOutcome Exact(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        var (u, _) = Statistic(first, second);
        var pairs = (double)first.Length * second.Length;
        var chances = Chances(Math.Min(first.Length, second.Length), Math.Max(first.Length, second.Length));
        return new(u, alternative switch
        {
            Alternative.Greater => AtLeast(chances, u),
            Alternative.Less => AtLeast(chances, pairs - u),
            _ => Math.Min(1, 2 * AtLeast(chances, Math.Max(u, pairs - u))),
        });
    }

    /// <summary>
    /// P(X &gt; Y) + P(X = Y) / 2, from 0 to 1; 0.5 without a tendency. Source: Vargha and Delaney, Journal of Educational and Behavioral Statistics 25
    /// (2000) 101-132.
    /// </summary>
    internal static double Superiority(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Statistic(first, second).U / ((double)first.Length * second.Length);

    private static (double U, double Ties) Statistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.Values(first, 1);
        Require.Values(second, 1);
        var ranks = Ranking.Of(first, second);
        return (Ranking.Sum(ranks.AsSpan(0, first.Length)) - (first.Length * (first.Length + 1.0) / 2), Ranking.Ties(ranks));
    }

    // U is symmetric, and its small values are those whose chances are computed without cancellation.
    private static double AtLeast(double[] chances, double u)
    {
        var sum = 0.0;
        for (var i = 0; i <= chances.Length - 1 - u + 1e-9; i++) sum += chances[i];
        return Math.Min(1, sum);
    }

    /// <summary>
    /// The chance of each U: the coefficients of the Gaussian binomial of m + n over m, made by multiplying by <c>1 - q^(n + i)</c> and dividing by
    /// <c>1 - q^i</c> for i = 1 to m, scaled by <c>i / (n + i)</c> each time so that they sum to 1 throughout.
    /// </summary>
    private static double[] Chances(int fewer, int more)
    {
        var chances = new double[(fewer * more) + 1];
        chances[0] = 1;
        for (var i = 1; i <= fewer; i++)
        {
            var length = (i * more) + 1;
            for (var u = length - 1; u >= more + i; u--) chances[u] -= chances[u - more - i];
            for (var u = i; u < length; u++) chances[u] += chances[u - i];
            for (var u = 0; u < length; u++) chances[u] *= (double)i / (more + i);
        }

        return chances;
    }
}
