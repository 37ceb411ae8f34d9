namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether differences between pairs tend to be above or below 0. The statistic is the smaller one of the sums of ranks of positive and of negative
/// differences, zeros being left out. Source: Wilcoxon, Biometrics Bulletin 1 (1945) 80-83.
/// </summary>
internal static class WilcoxonSignedRank
{
    /// <summary>Up to this many pairs <see cref="Test"/> is exact where no distances from 0 are equal.</summary>
    public const int MostPairsForExact = 50;

    /// <summary>Exact where nothing is equal and there are at most <see cref="MostPairsForExact"/> pairs, else normal with continuity correction.</summary>
    public static TestOutcome Test(ReadOnlySpan<double> differences, Alternative alternative)
    {
        var ranked = new SignedRanks(differences);
        return ranked.Count == differences.Length && ranked.Count <= MostPairsForExact && ranked.Ties == 0
            ? Exact(differences, alternative)
            : Normal(differences, alternative, Continuity.Corrected);
    }

    /// <summary>Compared to the normal distribution; ties make its variance smaller. Without any difference the p-value is 1.</summary>
    public static TestOutcome Normal(ReadOnlySpan<double> differences, Alternative alternative, Continuity continuity)
    {
        var r = new SignedRanks(differences);
        var distance = r.Positive - r.Mean;
        var half = continuity == Continuity.Corrected ? 0.5 : 0;
        var deviation = Math.Sqrt(((double)r.Count * (r.Count + 1) * ((2.0 * r.Count) + 1) / 24) - (r.Ties / 48));
        if (!(deviation > 0)) return new(r.Smaller, 1);
        return new(r.Smaller, alternative switch
        {
            Alternative.Greater => Tails.Normal((distance - half) / deviation),
            Alternative.Less => Tails.Normal((-distance - half) / deviation),
            _ => Math.Min(1, 2 * Tails.Normal((Math.Abs(distance) - half) / deviation)),
        });
    }

    /// <summary>Compared to all ways in which signs could have fallen; takes distances from 0 to be all different.</summary>
    public static TestOutcome Exact(ReadOnlySpan<double> differences, Alternative alternative)
    {
        var r = new SignedRanks(differences);
        var chances = Chances(r.Count);
        return new(r.Smaller, alternative switch
        {
            Alternative.Greater => AtMost(chances, (2 * r.Mean) - r.Positive),
            Alternative.Less => AtMost(chances, r.Positive),
            _ => Math.Min(1, 2 * AtMost(chances, r.Smaller)),
        });
    }

    /// <summary>The chance of each sum of positive ranks: each rank counts or does not, by a fair coin.</summary>
    private static double[] Chances(int count)
    {
        var chances = new double[(count * (count + 1) / 2) + 1];
        chances[0] = 1;
        var most = 0;
        for (var rank = 1; rank <= count; rank++)
        {
            most += rank;
            for (var sum = most; sum >= 0; sum--) chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
        }

        return chances;
    }

    private static double AtMost(double[] chances, double sum)
    {
        var total = 0.0;
        for (var i = 0; i < chances.Length && i <= sum + 1e-9; i++) total += chances[i];
        return Math.Min(1, total);
    }

    private readonly struct SignedRanks
    {
        public SignedRanks(ReadOnlySpan<double> differences)
        {
            Require.Values(differences, 1);
            var known = new List<double>(differences.Length);
            foreach (var difference in differences)
                if (Math.Abs(difference) > 0) known.Add(difference);
            var ranks = Ranking.Of([.. known.Select(Math.Abs)]);
            Count = known.Count;
            Ties = Ranking.Ties(ranks);
            Positive = 0;
            for (var i = 0; i < known.Count; i++)
                if (known[i] > 0) Positive += ranks[i];
        }

        public int Count { get; }

        public double Ties { get; }

        public double Positive { get; }

        public double Mean => Count * (Count + 1.0) / 4;

        public double Smaller => Math.Min(Positive, (2 * Mean) - Positive);
    }
}
