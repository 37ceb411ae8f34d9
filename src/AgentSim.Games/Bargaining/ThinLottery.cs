using AgentSim.Games.Numerics;

namespace AgentSim.Games.Bargaining;

/// <summary>Lotteries without outcomes that the others make up for: no more are left than there are parties, and all expect the same.</summary>
internal static class ThinLottery
{
    // What is left of a row of gains, the largest of each party being 1, is rounding below this.
    private const double Nothing = 1e-10;

    /// <summary>Takes the chance from outcomes whose gains are sums of those of others, as far as nothing falls below 0, until those that are left are independent.</summary>
    public static void Thin(double[][] gains, double[] chances)
    {
        var kept = new List<int>();
        for (var outcome = 0; outcome < chances.Length; outcome++)
        {
            if (chances[outcome] == 0) continue;
            kept.Add(outcome);
            while (Shares(gains, kept) is { } shares)
            {
                // The last is the sum of shares of the others: it gives all its chance to them, unless one of them has run out before.
                var moved = chances[kept[^1]];
                for (var place = 0; place < shares.Length; place++)
                    if (shares[place] < 0) moved = Math.Min(moved, chances[kept[place]] / -shares[place]);
                for (var place = 0; place < shares.Length; place++) chances[kept[place]] = Math.Max(0, chances[kept[place]] + (moved * shares[place]));
                chances[kept[^1]] -= moved;
                var last = kept[^1];
                var ended = chances[last] <= 0 ? kept.Count - 1 : Enumerable.Range(0, shares.Length).MinBy(place => chances[kept[place]]);
                chances[kept[ended]] = 0;
                kept.RemoveAt(ended);
                if (ended == kept.Count) break;
            }
        }
    }

    /// <summary>The last row as a sum of shares of the others, which are independent; null if it is none.</summary>
    private static double[]? Shares(double[][] gains, List<int> rows)
    {
        var (size, last) = (rows.Count - 1, gains[rows[^1]]);
        if (size == 0) return null;
        var (matrix, right) = (new double[size, size], new double[size]);
        for (var row = 0; row < size; row++)
        {
            right[row] = Product(gains[rows[row]], last);
            for (var column = 0; column < size; column++) matrix[row, column] = Product(gains[rows[row]], gains[rows[column]]);
        }

        if (Elimination.Solve(matrix, right) == 0) return null;
        for (var party = 0; party < last.Length; party++)
            if (Math.Abs(last[party] - rows.Take(size).Select((row, place) => right[place] * gains[row][party]).Sum()) > Nothing) return null;
        return right;
    }

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var party = 0; party < one.Length; party++) sum += one[party] * other[party];
        return sum;
    }
}
