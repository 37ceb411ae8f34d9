using AgentSim.Games.Numerics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Bargaining;

/// <summary>
/// The lottery with the largest <c>sum over parties of w log(expected gain)</c>, weights summing to 1: chance moves from the outcome in play that adds least to the one that adds most, as far as that helps, and Newton's method on
/// the outcomes in play ends it; where that takes too long, <see cref="LotteryPrices"/> do. What an outcome adds is <c>sum of w gain / expected gain</c>: the best lottery is the one for which no outcome adds more than 1, and the most by which one does bounds what is missing.
/// </summary>
/// <remarks>Source: pairwise steps as in Lacoste-Julien and Jaggi, Advances in Neural Information Processing Systems 28 (2015).</remarks>
internal sealed class BestLottery
{
    private const int MostSteps = 1_000;

    // What is missing after so many steps is not left so, if prices find better.
    private const double Missed = 1e-12;

    private const double Enough = 1e-14;
    private const int Halvings = 60;
    private const int LeastTurns = 3;
    private const int Turns = 400;
    private const double LearningRate = 0.3;
    private const double LeastShare = 1e-3;

    private readonly double[][] gains;
    private readonly double[] weights, expected;
    private double[] chances;

    /// <summary>Finds it.</summary>
    /// <param name="gains">By outcome and party, over what the party gets without agreement.</param>
    /// <param name="powers">The weights of the parties, above 0; only their ratios matter.</param>
    /// <param name="start">A lottery that gains everybody something.</param>
    public BestLottery(double[][] gains, double[] powers, double[] start)
    {
        this.gains = gains;
        weights = Array.ConvertAll(powers, power => power / powers.Sum());
        (chances, expected) = ([.. start], new double[weights.Length]);
        Expect();
        Climb();
        ThinLottery.Thin(gains, chances);
        Expect();
        Polish();
        if (Excess() > Missed) TakePrices();
    }

    /// <summary>Finds it, with no lottery to start from; null if none gains everybody something.</summary>
    public static BestLottery? Of(double[][] gains, double[] powers)
    {
        if (ByPrices(gains, Array.ConvertAll(powers, power => power / powers.Sum())) is not { } start) return null;
        var best = new BestLottery(gains, powers, start);
        return best.expected.Min() > 0 ? best : null;
    }

    /// <summary>A lottery that gains everybody something, found by weighing those more who gain least (multiplicative weights); null if none is found that gains each more than a thousandth of what it could.</summary>
    public static double[]? Start(double[][] gains)
    {
        if (gains.Length == 0) return null;
        var scales = Enumerable.Range(0, gains[0].Length).Select(party => gains.Max(outcome => Math.Abs(outcome[party]))).ToArray();
        if (scales.Any(scale => scale == 0) || Enumerable.Range(0, scales.Length).Any(party => gains.Max(outcome => outcome[party]) <= 0)) return null;
        var (weights, counts) = (Array.ConvertAll(scales, _ => 1.0), new double[gains.Length]);
        for (var turn = 0; turn < Turns; turn++)
        {
            var best = Enumerable.Range(0, gains.Length).MaxBy(outcome => weights.Select((weight, party) => weight * gains[outcome][party] / scales[party]).Sum());
            counts[best]++;
            for (var party = 0; party < weights.Length; party++) weights[party] *= Lanes.Exp(-LearningRate * gains[best][party] / scales[party]);
            var sum = weights.Sum();
            for (var party = 0; party < weights.Length; party++) weights[party] = Math.Max(weights[party] / sum, 1e-12);
            if (turn >= LeastTurns && Gains(turn + 1)) return Array.ConvertAll(counts, count => count / (turn + 1));
        }

        return null;

        bool Gains(int turns) => Enumerable.Range(0, scales.Length).All(party => gains.Select((outcome, place) => counts[place] * outcome[party]).Sum() > LeastShare * turns * scales[party]);
    }

    /// <summary>The chance of each outcome.</summary>
    public ReadOnlySpan<double> Chances => chances;

    /// <summary>What each party expects to gain.</summary>
    public ReadOnlySpan<double> Expected => expected;

    /// <summary>The weighted geometric mean of what the parties expect to gain.</summary>
    public double Mean()
    {
        var logarithm = 0.0;
        for (var party = 0; party < weights.Length; party++) logarithm += weights[party] * Lanes.Log(expected[party]);
        return Lanes.Exp(logarithm);
    }

    /// <summary>By how much the weighted sum of logarithms may be larger, at most.</summary>
    public double Gap() => Math.Max(0, Excess());

    /// <summary>Where chance moves too slowly from one outcome to another, because numbers are far apart: the lottery by <see cref="LotteryPrices"/>, if less is missing of that.</summary>
    private void TakePrices()
    {
        if (ByPrices(gains, weights) is not { } found) return;
        var (before, missing) = (chances, Excess());
        chances = found;
        ThinLottery.Thin(gains, chances);
        Expect();
        if (expected.Min() > 0) Polish();
        if (expected.Min() > 0 && Excess() <= missing) return;
        chances = before;
        Expect();
    }

    private static double[]? ByPrices(double[][] gains, double[] weights)
    {
        if (Enumerable.Range(0, weights.Length).Any(party => gains.Max(outcome => outcome[party]) <= 0)) return null;
        if (LotteryPrices.Of(ThinLottery.Scaled(gains), weights) is not { } found) return null;
        var sum = found.Sum();
        return Array.ConvertAll(found, chance => chance / sum);
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

    private void Climb()
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var (best, worst) = (-1, -1);
            var (most, least) = (double.NegativeInfinity, double.PositiveInfinity);
            for (var outcome = 0; outcome < gains.Length; outcome++)
            {
                var adds = Adds(outcome);
                if (adds > most) (best, most) = (outcome, adds);
                if (chances[outcome] > 0 && adds < least) (worst, least) = (outcome, adds);
            }

            if (most - 1 < Enough || best == worst) return;
            var moved = Move(worst, best);
            if (moved <= 0) return;
            chances[worst] = moved >= chances[worst] ? 0 : chances[worst] - moved;
            chances[best] += moved;
            Expect();
        }
    }

    /// <summary>How much chance moves from one outcome to another: up to where the sum of logarithms is largest.</summary>
    private double Move(int from, int to)
    {
        var (low, high) = (0.0, chances[from]);
        if (Slope(from, to, high) >= 0) return high;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Slope(from, to, middle) >= 0) low = middle;
            else high = middle;
        }

        return low;
    }

    private double Slope(int from, int to, double moved)
    {
        var slope = 0.0;
        for (var party = 0; party < weights.Length; party++)
        {
            var difference = gains[to][party] - gains[from][party];
            var gain = expected[party] + (moved * difference);
            if (gain <= 0) return double.NegativeInfinity;
            slope += weights[party] * difference / gain;
        }

        return slope;
    }

    private void Expect()
    {
        Array.Clear(expected);
        for (var outcome = 0; outcome < gains.Length; outcome++)
            for (var party = 0; party < expected.Length && chances[outcome] > 0; party++) expected[party] += chances[outcome] * gains[outcome][party];
    }

    /// <summary>Newton's method on the outcomes in play, each of which has to add the same; not where they are more than that decides, nor where it makes things worse.</summary>
    private void Polish()
    {
        int[] played = [.. Enumerable.Range(0, chances.Length).Where(outcome => chances[outcome] > 0)];
        if (played.Length > weights.Length) return;
        for (var step = 0; step < 8; step++)
        {
            double[] before = [.. chances];
            var gap = Excess();
            if (!Newton(played) || !(Excess() <= gap) || played.Any(outcome => chances[outcome] < 0))
            {
                chances = before;
                Expect();
                return;
            }
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
        return true;
    }
}
