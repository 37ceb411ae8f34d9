using AgentSim.Games.Numerics;

namespace AgentSim.Games.Bargaining;

/// <summary>
/// The lottery with the largest <c>sum over parties of w log(expected gain)</c>, weights summing to 1, by prices of the parties' gains: those for which
/// <code>
/// sum over j of w[j] log(price[j])   is largest,   left[x] = 1 - sum over j of price[j] gain[x, j] >= 0 for each outcome x
/// </code>
/// An outcome has a chance only where nothing is left in the end, and <c>expected[j] = w[j] / price[j]</c>. By Newton's method with a barrier, <c>height sum over x of log(left[x])</c>, whose height falls: chances are then
/// <c>height / left[x]</c>. Neither units nor how far apart numbers are changes a step; there are some seventy, each linear in outcomes.
/// </summary>
/// <remarks>Sources: Eisenberg and Gale, Annals of Mathematical Statistics 30 (1959) 165-168; Fiacco and McCormick, Nonlinear Programming (1968).</remarks>
internal sealed class LotteryPrices
{
    private const int MostSteps = 60;
    private const int Halvings = 40;
    private const double Low = 1e-9;
    private const double Lowest = 1e-17;
    private const double Fall = 0.1;
    private const double FallsWith = 0.3;
    private const double Enough = 1e-3;
    private const double NearlyAll = 0.99;

    // A lottery that gains somebody less than this part of what it could gain at most is taken to gain it nothing.
    private const double LeastGain = 1e-12;
    private const double Rounding = 1e-13;

    private readonly double[][] gains;
    private readonly double[] weights, price, left, change, taken;

    private LotteryPrices(double[][] gains, double[] weights)
    {
        (this.gains, this.weights) = (gains, weights);
        price = Array.ConvertAll(weights, _ => 0.5 / weights.Length);
        (left, taken, change) = (new double[gains.Length], new double[gains.Length], new double[weights.Length]);
        for (var outcome = 0; outcome < left.Length; outcome++) left[outcome] = 1 - Priced(gains[outcome], price);
    }

    /// <summary>Chances near those of the best lottery, 0 of outcomes that are not in it; null if no lottery gains everybody something.</summary>
    /// <param name="gains">By outcome and party, the largest of each party 1 or -1.</param>
    /// <param name="weights">The weights of the parties, above 0, summing to 1.</param>
    public static double[]? Of(double[][] gains, double[] weights)
    {
        var (prices, before) = (new LotteryPrices(gains, weights), new double[gains.Length]);
        var (best, least) = (Array.Empty<double>(), double.PositiveInfinity);
        for (var height = 1.0 / gains.Length; height * gains.Length > Lowest; height *= Fall)
        {
            prices.left.CopyTo(before, 0);
            if (!prices.Centre(height)) return null;
            // The lower the nearer, until rounding shows.
            if (height * gains.Length > Low || prices.Missing(height) is var missing && missing >= least) continue;
            // What is left falls with the height where it is 0 in the end, and stays where it is not.
            (best, least) = ([.. prices.left.Zip(before, (left, earlier) => left < FallsWith * earlier ? height / left : 0)], missing);
        }

        return best;
    }

    /// <summary>By what part, at most, a party's expected gain differs from what its price says.</summary>
    private double Missing(double height)
    {
        var most = 0.0;
        for (var party = 0; party < price.Length; party++)
        {
            var sum = 0.0;
            for (var outcome = 0; outcome < left.Length; outcome++) sum += height / left[outcome] * gains[outcome][party];
            most = Math.Max(most, Math.Abs((sum * price[party] / weights[party]) - 1));
        }

        return most;
    }

    private static double Priced(double[] gain, double[] price)
    {
        var sum = 0.0;
        for (var party = 0; party < price.Length; party++) sum += price[party] * gain[party];
        return sum;
    }

    /// <summary>Prices that are best at a height of the barrier; false where they have no end.</summary>
    private bool Centre(double height)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var better = Direct(height);
            if (IsEndless()) return false;
            var length = Length(height);
            for (var party = 0; party < price.Length; party++) price[party] += length * change[party];
            for (var outcome = 0; outcome < left.Length; outcome++) left[outcome] -= length * taken[outcome];
            if (better <= Enough * height) return true;
        }

        return true;
    }

    /// <summary>Prices of gains may rise for ever at no price of any outcome: then no lottery can gain all of those parties something.</summary>
    private bool IsEndless()
    {
        for (var party = 0; party < price.Length; party++)
            if (weights[party] / price[party] < LeastGain * weights[party]) return true;
        var size = change.Sum(Math.Abs);
        return change.Min() >= -Rounding * size && taken.Max() <= Rounding * size;
    }

    /// <summary>Newton's step; by how much it makes things better, about.</summary>
    private double Direct(double height)
    {
        var parties = weights.Length;
        var (matrix, slope) = (new double[parties, parties], new double[parties]);
        for (var party = 0; party < parties; party++) (slope[party], matrix[party, party]) = (weights[party] / price[party], weights[party] / (price[party] * price[party]));
        for (var outcome = 0; outcome < left.Length; outcome++)
        {
            var (gain, chance) = (gains[outcome], height / left[outcome]);
            for (var row = 0; row < parties; row++)
            {
                slope[row] -= chance * gain[row];
                for (var column = 0; column <= row; column++) matrix[row, column] += chance / left[outcome] * gain[row] * gain[column];
            }
        }

        // Rows and columns by the roots of the diagonal: prices of very different size are then unknowns alike.
        for (var row = 0; row < parties; row++) change[row] = 1 / Math.Sqrt(matrix[row, row]);
        for (var row = 0; row < parties; row++)
            for (var column = 0; column <= row; column++) matrix[row, column] *= change[row] * change[column];
        double[] right = [.. slope.Zip(change, (one, scale) => one * scale)];
        Cholesky.Solve(matrix, right);
        for (var party = 0; party < parties; party++) change[party] *= right[party];
        for (var outcome = 0; outcome < left.Length; outcome++) taken[outcome] = Priced(gains[outcome], change);
        return Priced(slope, change);
    }

    /// <summary>How much of the step is taken: all, or up to where it is best.</summary>
    private double Length(double height)
    {
        var high = 1.0;
        for (var party = 0; party < price.Length; party++)
            if (change[party] < 0) high = Math.Min(high, -NearlyAll * price[party] / change[party]);
        for (var outcome = 0; outcome < left.Length; outcome++)
            if (taken[outcome] > 0) high = Math.Min(high, NearlyAll * left[outcome] / taken[outcome]);
        if (Slope(height, high) >= 0) return high;
        var low = 0.0;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            var slope = Slope(height, middle);
            if (slope >= 0) low = middle;
            else high = middle;
        }

        return low;
    }

    private double Slope(double height, double length)
    {
        var slope = 0.0;
        for (var party = 0; party < price.Length; party++) slope += weights[party] * change[party] / (price[party] + (length * change[party]));
        for (var outcome = 0; outcome < left.Length; outcome++) slope -= height * taken[outcome] / (left[outcome] - (length * taken[outcome]));
        return slope;
    }
}
