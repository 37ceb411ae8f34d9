using AgentSim.Games.Numerics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Strategic;

/// <summary>
/// Logit equilibria as roots of <c>F(z, lambda) = z_i(s) - lambda (U_i(s) - U_i(first))</c>, where <c>z_i(s) = log p_i(s) - log p_i(first)</c>: in logarithms, so that a probability
/// of 10^-40 is as exact as one of a half.
/// </summary>
internal sealed class LogitSystem(StrategicForm game)
{
    private readonly int[] places = Places(game);

    /// <summary>How many unknowns z has.</summary>
    public int Size => places[^1];

    /// <summary>The probabilities: a softmax of z, the first strategy's being 0.</summary>
    public double[][] Mixed(ReadOnlySpan<double> z)
    {
        var mixed = new double[game.Players.Length][];
        for (var player = 0; player < mixed.Length; player++)
        {
            var logits = new double[game.Count(player)];
            for (var strategy = 1; strategy < logits.Length; strategy++) logits[strategy] = z[places[player] + strategy - 1];
            mixed[player] = Softmax(logits);
        }

        return mixed;
    }

    /// <summary>The logits of the responses to a profile, <c>lambda (U_i(s) - U_i(first))</c>.</summary>
    public double[] Response(double[][] mixed, double lambda)
    {
        var z = new double[Size];
        for (var player = 0; player < mixed.Length; player++)
        {
            var worths = game.Worths(mixed, player);
            for (var strategy = 1; strategy < worths.Length; strategy++) z[places[player] + strategy - 1] = lambda * (worths[strategy] - worths[0]);
        }

        return z;
    }

    /// <summary>The largest difference between a probability and the logit response.</summary>
    public double Residual(double[][] mixed, double lambda)
    {
        var responses = Mixed(Response(mixed, lambda));
        return mixed.Select((own, player) => own.Select((share, strategy) => Math.Abs(share - responses[player][strategy])).Max()).Max();
    }

    /// <summary>F, its Jacobian by z, and its derivative by lambda in one more column.</summary>
    public (double[] Value, double[,] Slopes) At(ReadOnlySpan<double> z, double lambda)
    {
        var mixed = Mixed(z);
        var (value, slopes) = (new double[Size], new double[Size, Size + 1]);
        var response = Response(mixed, 1);
        for (var row = 0; row < Size; row++)
        {
            value[row] = z[row] - lambda * response[row];
            slopes[row, Size] = -response[row];
            slopes[row, row] = 1;
        }

        for (var player = 0; player < mixed.Length; player++)
            for (var other = 0; other < mixed.Length; other++)
                if (other != player) Fill(slopes, mixed, player, other, lambda);
        return (value, slopes);
    }

    /// <summary><c>-lambda sum over t of (dU_i(s) - dU_i(first)) / dp_j(t) dp_j(t) / dz_j(b)</c>, where the last is <c>p_t (1 if t = b, less p_b)</c>.</summary>
    private void Fill(double[,] slopes, double[][] mixed, int player, int other, double lambda)
    {
        var worths = game.Slopes(mixed, player, other);
        for (var strategy = 1; strategy < game.Count(player); strategy++)
        {
            var mean = 0.0;
            for (var theirs = 0; theirs < game.Count(other); theirs++) mean += mixed[other][theirs] * (worths[strategy, theirs] - worths[0, theirs]);
            for (var theirs = 1; theirs < game.Count(other); theirs++)
                slopes[places[player] + strategy - 1, places[other] + theirs - 1] = -lambda * mixed[other][theirs] * (worths[strategy, theirs] - worths[0, theirs] - mean);
        }
    }

    /// <summary>Newton's method at one lambda, damped; null if it goes nowhere.</summary>
    public (double[] Z, int Index)? Solve(double[] start, double lambda)
    {
        var z = (double[])start.Clone();
        for (var step = 0; step < 100; step++)
        {
            var (value, slopes) = At(z, lambda);
            var (matrix, right) = (Square(slopes), Array.ConvertAll(value, entry => -entry));
            var index = Elimination.Solve(matrix, right);
            if (index == 0) return null;
            var size = Largest(right);
            if (size <= 1e-13 * (1 + Largest(z))) return (z, index);
            if (!Advance(z, right, Norm(value), lambda)) return size < 1e-9 * (1 + Largest(z)) ? (z, index) : null;
        }

        return null;
    }

    /// <summary>Goes the longest of the step, its half, its quarter... that makes F smaller.</summary>
    private bool Advance(double[] z, double[] step, double norm, double lambda)
    {
        for (var share = 1.0; share > 1e-6; share /= 2)
        {
            var tried = z.Select((entry, place) => entry + share * step[place]).ToArray();
            var response = Response(Mixed(tried), lambda);
            if (!(Norm([.. tried.Select((entry, place) => entry - response[place])]) < norm)) continue;
            tried.CopyTo(z, 0);
            return true;
        }

        return false;
    }

    private double[,] Square(double[,] slopes)
    {
        var square = new double[Size, Size];
        for (var row = 0; row < Size; row++)
            for (var column = 0; column < Size; column++) square[row, column] = slopes[row, column];
        return square;
    }

    internal static double Largest(double[] entries) => entries.Length == 0 ? 0 : entries.Max(Math.Abs);

    private static double Norm(double[] entries) => Math.Sqrt(entries.Sum(entry => entry * entry));

    private static double[] Softmax(double[] logits)
    {
        var largest = logits.Max();
        var shares = Array.ConvertAll(logits, logit => Lanes.Exp(logit - largest));
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    private static int[] Places(StrategicForm game)
    {
        var places = new int[game.Players.Length + 1];
        for (var player = 0; player < game.Players.Length; player++) places[player + 1] = places[player] + game.Count(player) - 1;
        return places;
    }
}
