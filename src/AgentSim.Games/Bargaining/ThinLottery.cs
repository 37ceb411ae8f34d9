namespace AgentSim.Games.Bargaining;

/// <summary>Lotteries without outcomes that the others make up for: no more are left than there are parties, and nobody expects less.</summary>
internal static class ThinLottery
{
    // What elimination leaves of gains, the largest of each party being 1, is rounding below this.
    private const double Nothing = 1e-10;

    /// <summary>Moves chance among outcomes as far as nobody's expected gain changes and nothing falls below 0, until the gains of those that are left are independent; chance that this sets free goes to all of them alike.</summary>
    public static void Thin(double[][] gains, double[] chances)
    {
        var (scaled, kept) = (Scaled(gains), new List<int>());
        for (var outcome = 0; outcome < chances.Length; outcome++)
        {
            if (chances[outcome] == 0) continue;
            kept.Add(outcome);
            if (Exchange(scaled, kept) is not { } exchange) continue;
            if (exchange.Sum() > 0) exchange = Array.ConvertAll(exchange, share => -share);
            var ended = Enumerable.Range(0, kept.Count).Where(place => exchange[place] < 0).MinBy(place => chances[kept[place]] / -exchange[place]);
            var moved = chances[kept[ended]] / -exchange[ended];
            for (var place = 0; place < kept.Count; place++) chances[kept[place]] = Math.Max(0, chances[kept[place]] + (moved * exchange[place]));
            chances[kept[ended]] = 0;
            kept.RemoveAll(one => chances[one] == 0);
        }

        var sum = chances.Sum();
        for (var outcome = 0; outcome < chances.Length; outcome++) chances[outcome] /= sum;
    }

    /// <summary>The gains in units in which the largest of each party is 1 or -1.</summary>
    public static double[][] Scaled(double[][] gains)
    {
        double[] scales = [.. Enumerable.Range(0, gains[0].Length).Select(party => gains.Max(outcome => Math.Abs(outcome[party])))];
        return Array.ConvertAll(gains, outcome => Array.ConvertAll([.. outcome.Zip(scales)], pair => pair.First / pair.Second));
    }

    /// <summary>An exchange of chances that changes no party's expected gain, by elimination with complete pivoting; null if the rows are independent. There is one wherever rows are more than parties.</summary>
    private static double[]? Exchange(double[][] gains, List<int> rows)
    {
        double[][] left = [.. rows.Select(row => (double[])gains[row].Clone())];
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        int[] parties = [.. Enumerable.Range(0, gains[0].Length)];
        var rank = 0;
        for (; rank < Math.Min(order.Length, parties.Length); rank++)
        {
            var (row, party) = (from place in Enumerable.Range(rank, order.Length - rank)
                                from column in Enumerable.Range(rank, parties.Length - rank)
                                select (place, column)).MaxBy(pair => Math.Abs(left[order[pair.place]][parties[pair.column]]));
            (order[rank], order[row], parties[rank], parties[party]) = (order[row], order[rank], parties[party], parties[rank]);
            var pivot = left[order[rank]];
            if (Math.Abs(pivot[parties[rank]]) <= Nothing) break;
            // What each later row keeps is how much of this one is taken from it, in the place that becomes 0.
            foreach (var later in order[(rank + 1)..])
            {
                var share = left[later][parties[rank]] /= pivot[parties[rank]];
                foreach (var column in parties[(rank + 1)..]) left[later][column] -= share * pivot[column];
            }
        }

        if (rank == order.Length) return null;
        // The first of those that nothing is left of, less what was taken from it, each part of which had itself been lessened before.
        var exchange = new double[order.Length];
        exchange[order[rank]] = 1;
        for (var place = rank - 1; place >= 0; place--)
        {
            for (var later = place + 1; later <= rank; later++) exchange[order[place]] -= exchange[order[later]] * left[order[later]][parties[place]];
        }

        return exchange;
    }
}
