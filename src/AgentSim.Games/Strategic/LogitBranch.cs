using AgentSim.Games.Numerics;

namespace AgentSim.Games.Strategic;

/// <summary>
/// The branch of logit equilibria that begins where all strategies are equally likely: followed by arc length, not by lambda, so that it passes where the branch turns back. A step along the
/// tangent, then Newton's method at right angles to it; the tangent keeps its direction by its product with the last one.
/// </summary>
/// <remarks>Source: Turocy, Games and Economic Behavior 51 (2005), with logits in place of logarithms of probabilities.</remarks>
internal static class LogitBranch
{
    private const int MostSteps = 20_000;
    private const double LeastStep = 1e-9;
    private const double MostStep = 2;

    // A corrector that moves by more than this share of the step has perhaps left the branch.
    private const double MostBend = 0.3;

    /// <summary>The first point of the branch at a lambda; null if the branch was lost on the way.</summary>
    public static double[]? At(LogitSystem system, double lambda)
    {
        var point = new double[system.Size + 1];
        var tangent = new double[system.Size + 1];
        tangent[^1] = 1;
        var length = 0.05 * Math.Min(1, Math.Max(lambda, 1e-6));
        for (var step = 0; step < MostSteps && length > LeastStep; step++)
        {
            if (Tangent(system, point, tangent) is not { } direction) return null;
            if (Corrected(system, point, direction, length) is not { } next)
            {
                length /= 2;
                continue;
            }

            if (next[^1] >= lambda) return Arrive(system, point, next, lambda);
            (point, tangent) = (next, direction);
            length = Math.Min(length * 1.4, MostStep + LogitSystem.Largest(point) / 50);
        }

        return null;
    }

    /// <summary>The unit vector along the branch: the null vector of F's derivatives that goes on in the last direction.</summary>
    private static double[]? Tangent(LogitSystem system, double[] point, double[] last)
    {
        var (_, slopes) = system.At(point.AsSpan(0, system.Size), point[^1]);
        var right = new double[system.Size + 1];
        right[^1] = 1;
        if (Elimination.Solve(Bordered(slopes, last), right) == 0) return null;
        var norm = Math.Sqrt(right.Sum(entry => entry * entry));
        return Array.ConvertAll(right, entry => entry / norm);
    }

    private static double[]? Corrected(LogitSystem system, double[] point, double[] tangent, double length)
    {
        var next = point.Select((entry, place) => entry + length * tangent[place]).ToArray();
        for (var step = 0; step < 8; step++)
        {
            var (value, slopes) = system.At(next.AsSpan(0, system.Size), next[^1]);
            var right = value.Select(entry => -entry).Append(0.0).ToArray();
            if (Elimination.Solve(Bordered(slopes, tangent), right) == 0) return null;
            var moved = LogitSystem.Largest(right);
            if (step == 0 && moved > MostBend * length) return null;
            for (var place = 0; place < next.Length; place++) next[place] += right[place];
            if (moved < 1e-11 * (1 + LogitSystem.Largest(next))) return next;
        }

        return null;
    }

    /// <summary>From two points on either side of a lambda to the one at it.</summary>
    private static double[]? Arrive(LogitSystem system, double[] before, double[] after, double lambda)
    {
        var share = (lambda - before[^1]) / (after[^1] - before[^1]);
        var start = Enumerable.Range(0, system.Size).Select(place => before[place] + share * (after[place] - before[place])).ToArray();
        return system.Solve(start, lambda)?.Z;
    }

    private static double[,] Bordered(double[,] slopes, double[] border)
    {
        var bordered = new double[border.Length, border.Length];
        for (var column = 0; column < border.Length; column++)
        {
            for (var row = 0; row < border.Length - 1; row++) bordered[row, column] = slopes[row, column];
            bordered[border.Length - 1, column] = border[column];
        }

        return bordered;
    }
}
