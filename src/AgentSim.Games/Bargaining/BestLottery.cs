using AgentSim.Games.Numerics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Bargaining;

/// <summary>
/// The lottery with the largest <c>sum over parties of w log(expected gain)</c>, weights summing to 1. <see cref="LotteryPrices"/> tell which outcomes are in it; chance is moved away from those that the others make up for, so that no
/// more are left than there are parties, and Newton's method on these ends it. What an outcome adds is <c>sum of w gain / expected gain</c>: the best lottery is the one for which no outcome adds more than 1, and the most by
/// which one does bounds what is missing.
/// </summary>
internal sealed class BestLottery
{
    private const int MostSteps = 8;

    // What is left of a row of gains, the largest of each party being 1, is rounding below this.
    private const double Nothing = 1e-10;

    private readonly double[][] gains;
    private readonly double[] weights, scales, expected;
    private double[] chances;

    private BestLottery(double[][] gains, double[] weights, double[] scales, double[] chances)
    {
        (this.gains, this.weights, this.scales) = (gains, weights, scales);
        (this.chances, expected) = (chances, new double[weights.Length]);
        Expect();
        Polish();
    }

    /// <summary>Finds it; null if no lottery gains everybody something.</summary>
    /// <param name="gains">By outcome and party, over what the party gets without agreement.</param>
    /// <param name="powers">The weights of the parties, above 0; only their ratios matter.</param>
    public static BestLottery? Of(double[][] gains, double[] powers)
    {
        if (gains.Length == 0 || Enumerable.Range(0, powers.Length).Any(party => gains.Max(outcome => outcome[party]) <= 0)) return null;
        double[] scales = [.. Enumerable.Range(0, powers.Length).Select(party => gains.Max(outcome => Math.Abs(outcome[party])))];
        var (all, scaled) = (powers.Sum(), Array.ConvertAll(gains, outcome => Array.ConvertAll([.. outcome.Zip(scales)], pair => pair.First / pair.Second)));
        var weights = Array.ConvertAll(powers, power => power / all);
        if (LotteryPrices.Of(scaled, weights) is not { } chances) return null;
        Thin(scaled, chances);
        var sum = chances.Sum();
        var best = new BestLottery(scaled, weights, scales, Array.ConvertAll(chances, chance => chance / sum));
        return best.expected.Min() > 0 ? best : null;
    }

    /// <summary>The chance of each outcome.</summary>
    public ReadOnlySpan<double> Chances => chances;

    /// <summary>What a party expects to gain.</summary>
    public double Expected(int party) => expected[party] * scales[party];

    /// <summary>The weighted geometric mean of what the parties expect to gain.</summary>
    public double Mean()
    {
        var logarithm = 0.0;
        for (var party = 0; party < weights.Length; party++) logarithm += weights[party] * Lanes.Log(Expected(party));
        return Lanes.Exp(logarithm);
    }

    /// <summary>By how much the weighted sum of logarithms may be larger, at most.</summary>
    public double Gap() => Math.Max(0, Excess());

    /// <summary>Takes the chance from outcomes whose gains are sums of those of others, as far as nothing falls below 0, until those that are left are independent.</summary>
    private static void Thin(double[][] gains, double[] chances)
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

    private double Adds(int outcome)
    {
        var sum = 0.0;
        for (var party = 0; party < weights.Length; party++) sum += weights[party] * gains[outcome][party] / expected[party];
        return sum;
    }

    private double Excess()
    {
        var most = double.NegativeInfinity;
        for (var outcome = 0; outcome < gains.Length; outcome++) most = Math.Max(most, Adds(outcome));
        return most - 1;
    }

    private void Expect()
    {
        Array.Clear(expected);
        for (var outcome = 0; outcome < gains.Length; outcome++)
            for (var party = 0; party < expected.Length && chances[outcome] > 0; party++) expected[party] += chances[outcome] * gains[outcome][party];
    }

    /// <summary>Newton's method on the outcomes in play, each of which has to add the same; not where it makes things worse.</summary>
    private void Polish()
    {
        int[] played = [.. Enumerable.Range(0, chances.Length).Where(outcome => chances[outcome] > 0)];
        for (var step = 0; step < MostSteps; step++)
        {
            double[] before = [.. chances];
            var gap = Excess();
            if (Newton(played) && Excess() <= gap && !played.Any(outcome => chances[outcome] < 0)) continue;
            chances = before;
            Expect();
            return;
        }
    }

    /// <summary>A step by how much each chance changes in parts of itself, so that small ones are unknowns like others.</summary>
    private bool Newton(int[] played)
    {
        var size = played.Length;
        var (matrix, right) = (new double[size + 1, size + 1], new double[size + 1]);
        for (var row = 0; row < size; row++)
        {
            var own = chances[played[row]];
            for (var column = 0; column < size; column++)
                for (var party = 0; party < weights.Length; party++)
                    matrix[row, column] -= weights[party] * (own * gains[played[row]][party] / expected[party]) * (chances[played[column]] * gains[played[column]][party] / expected[party]);
            matrix[row, size] = matrix[size, row] = own;
            right[row] = -own * Adds(played[row]);
        }

        right[size] = 1 - played.Sum(outcome => chances[outcome]);
        if (Elimination.Solve(matrix, right) == 0) return false;
        for (var place = 0; place < size; place++) chances[played[place]] *= 1 + right[place];
        Expect();
        return expected.Min() > 0;
    }
}
