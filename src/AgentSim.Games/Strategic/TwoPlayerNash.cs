using System.Collections.Immutable;
using System.Numerics;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Strategic;

/// <summary>
/// All equilibria of a game of two by support enumeration. For each set of own strategies and each equally large set of the other's, the mixture that makes the other indifferent is a
/// corner of its best-response polyhedron if nothing else is better for the other; an equilibrium is a pair of corners each of which plays only best responses to the other.
/// </summary>
/// <remarks>
/// As the pair's sets of best responses may be larger than the supports, degenerate games are covered too: what comes out are the corners of the sets of equilibria, of which every other is a mixture.
/// Source: Avis, Rosenberg, Savani and von Stengel, Economic Theory 42 (2010); there with exact arithmetic.
/// </remarks>
internal static class TwoPlayerNash
{
    // Payoffs are scaled to [0, 1] first: what is nearer than this is equal.
    private const double Near = 1e-10;

    /// <summary>A mixture of one player; bits tell what it uses, and what is best against it.</summary>
    private sealed record Corner(double[] Mixture, ulong Used, ulong Best);

    public static NashEquilibria Of(StrategicForm game)
    {
        var pairs = Pairs(game.Count(0), game.Count(1));
        if (pairs > NashEquilibria.MostPairs || Math.Max(game.Count(0), game.Count(1)) > 64)
            throw new WrongGameException($"{game.Count(0)} by {game.Count(1)} strategies have {pairs:N0} pairs of equally large supports, and at most {NashEquilibria.MostPairs:N0} are searched.");
        var rows = Corners(Scaled(game, 1));
        var columns = Corners(Scaled(game, 0));
        var found = ImmutableArray.CreateBuilder<Equilibrium>();
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                if ((row.Used & ~column.Best) != 0 || (column.Used & ~row.Best) != 0) continue;
                if (Equilibrium.Of(game, [row.Mixture, column.Mixture]) is { } equilibrium) found.Add(equilibrium);
            }
        }

        var degenerate = rows.Concat(columns).Any(corner => BitOperations.PopCount(corner.Best) > BitOperations.PopCount(corner.Used));
        return new(found.DrainToImmutable(), degenerate ? NashCoverage.CornersOfSets : NashCoverage.All);
    }

    /// <summary>How many pairs of equally large supports there are, without that of two empty ones: <c>C(m + n, m) - 1</c>.</summary>
    internal static long Pairs(int rows, int columns)
    {
        var pairs = 1.0;
        for (var strategy = 1; strategy <= rows; strategy++) pairs = pairs * (columns + strategy) / strategy;
        return pairs > 1e18 ? long.MaxValue : (long)Math.Round(pairs) - 1;
    }

    /// <summary>What a player gets, scaled to [0, 1]: rows are the other's strategies, columns its own.</summary>
    private static double[,] Scaled(StrategicForm game, int player)
    {
        var (other, range) = (1 - player, game.Range(player));
        var low = Enumerable.Range(0, game.Profiles).Min(profile => game.Payoff(profile, player));
        var scaled = new double[game.Count(other), game.Count(player)];
        for (var profile = 0; profile < game.Profiles; profile++) scaled[game.Strategy(profile, other), game.Strategy(profile, player)] = (game.Payoff(profile, player) - low) / range;
        return scaled;
    }

    /// <summary>The mixtures over rows against which as many columns (at least) are best as there are rows in use.</summary>
    private static List<Corner> Corners(double[,] payoffs)
    {
        var (rows, columns) = (payoffs.GetLength(0), payoffs.GetLength(1));
        var corners = new List<Corner>();
        for (var size = 1; size <= Math.Min(rows, columns); size++)
        {
            foreach (var used in Subsets.OfSize(rows, size))
            {
                foreach (var equal in Subsets.OfSize(columns, size))
                {
                    if (CornerAt(payoffs, used, equal) is { } corner && !corners.Any(other => Same(other.Mixture, corner.Mixture))) corners.Add(corner);
                }
            }
        }

        return corners;
    }

    /// <summary>Solves <c>sum over used rows of x payoff = v</c> in each of the columns, <c>sum x = 1</c>.</summary>
    private static Corner? CornerAt(double[,] payoffs, int[] used, int[] equal)
    {
        var size = used.Length;
        var (matrix, right) = (new double[size + 1, size + 1], new double[size + 1]);
        for (var column = 0; column < size; column++)
        {
            for (var row = 0; row < size; row++) matrix[column, row] = payoffs[used[row], equal[column]];
            matrix[column, size] = -1;
            matrix[size, column] = 1;
        }

        right[size] = 1;
        if (Elimination.Solve(matrix, right) == 0) return null;
        var mixture = new double[payoffs.GetLength(0)];
        for (var row = 0; row < size; row++)
        {
            // A share of 0 belongs to a smaller support, where it is found exactly.
            if (right[row] < Near) return null;
            mixture[used[row]] = right[row];
        }

        return Best(payoffs, mixture, right[size]) is { } best ? new(mixture, used.Aggregate(0UL, (bits, row) => bits | (1UL << row)), best) : null;
    }

    /// <summary>The columns that are worth <paramref name="value"/>; null if one is worth more.</summary>
    private static ulong? Best(double[,] payoffs, double[] mixture, double value)
    {
        var best = 0UL;
        for (var column = 0; column < payoffs.GetLength(1); column++)
        {
            var worth = 0.0;
            for (var row = 0; row < mixture.Length; row++) worth += mixture[row] * payoffs[row, column];
            if (worth > value + Near) return null;
            if (worth >= value - Near) best |= 1UL << column;
        }

        return best;
    }

    private static bool Same(double[] first, double[] second)
    {
        for (var index = 0; index < first.Length; index++)
            if (Math.Abs(first[index] - second[index]) > Near) return false;
        return true;
    }
}
