using AgentSim.Games.Numerics;

namespace AgentSim.Games.Strategic;

/// <summary>
/// Mixtures on given supports that leave every player indifferent among the strategies it uses: the roots of <c>U_i(s) - U_i(first) = 0</c> for the other s of each support and
/// <c>sum of shares - 1 = 0</c>, found by Newton's method.
/// </summary>
internal sealed class SupportSearch
{
    // From so many starts in turn without anything new, the search ends.
    private const int Patience = 48;
    private const int Most = 600;
    private const int Steps = 60;
    private const double Near = 1e-7;

    // A share below this belongs to a smaller support, where it is 0.
    private const double LeastShare = 1e-9;

    private readonly StrategicForm game;
    private readonly int[][] support;
    private readonly double[] ranges;
    private readonly int unknowns;

    private SupportSearch(StrategicForm game, int[][] support)
    {
        (this.game, this.support) = (game, support);
        ranges = [.. Enumerable.Range(0, support.Length).Select(game.Range)];
        unknowns = support.Where(own => own.Length > 1).Sum(own => own.Length);
    }

    /// <summary>The roots that are found, all shares above 0. Where roots are not isolated (the Jacobian is singular), none is given: the ends of such sets have smaller supports.</summary>
    public static List<double[][]> Find(StrategicForm game, int[][] support)
    {
        var search = new SupportSearch(game, support);
        if (search.unknowns == 0) return [search.Spread(number: 0)];
        var found = new List<double[][]>();
        for (int number = 0, idle = 0; idle < Patience && number < Most; number++, idle++)
        {
            if (search.Root(search.Spread(number)) is not { } root || found.Any(other => Distance(other, root) < Near)) continue;
            found.Add(root);
            idle = 0;
        }

        return found;
    }

    private double[][] Spread(int number)
    {
        var shares = Numerics.Spread.Point(number, [.. support.Select(own => own.Length)]);
        var mixed = new double[support.Length][];
        for (var player = 0; player < support.Length; player++)
        {
            mixed[player] = new double[game.Count(player)];
            for (var used = 0; used < support[player].Length; used++) mixed[player][support[player][used]] = shares[player][used];
        }

        return mixed;
    }

    private double[][]? Root(double[][] mixed)
    {
        for (var step = 0; step < Steps; step++)
        {
            var (matrix, right) = System(mixed);
            if (Elimination.Solve(matrix, right) == 0) return null;
            var moved = Move(mixed, right);
            if (moved > 1e6) return null;
            if (moved < 1e-13) break;
            if (step == Steps - 1) return null;
        }

        return support.Select((own, player) => own.All(strategy => mixed[player][strategy] > LeastShare)).All(inside => inside) ? mixed : null;
    }

    /// <summary>The Jacobian, and minus what is to become 0.</summary>
    private (double[,] Matrix, double[] Right) System(double[][] mixed)
    {
        var (matrix, right) = (new double[unknowns, unknowns], new double[unknowns]);
        var row = 0;
        for (var player = 0; player < support.Length; player++)
        {
            var own = support[player];
            if (own.Length == 1) continue;
            var worths = game.Worths(mixed, player);
            for (var used = 1; used < own.Length; used++) right[row + used] = -(worths[own[used]] - worths[own[0]]) / ranges[player];
            right[row] = 1 - own.Sum(strategy => mixed[player][strategy]);
            Fill(matrix, mixed, player, row);
            row += own.Length;
        }

        return (matrix, right);
    }

    private void Fill(double[,] matrix, double[][] mixed, int player, int row)
    {
        var column = 0;
        for (var other = 0; other < support.Length; other++)
        {
            if (support[other].Length == 1) continue;
            if (other == player)
            {
                for (var used = 0; used < support[player].Length; used++) matrix[row, column + used] = 1;
            }
            else
            {
                var slopes = game.Slopes(mixed, player, other);
                for (var used = 1; used < support[player].Length; used++)
                    for (var theirs = 0; theirs < support[other].Length; theirs++)
                        matrix[row + used, column + theirs] = (slopes[support[player][used], support[other][theirs]] - slopes[support[player][0], support[other][theirs]]) / ranges[player];
            }

            column += support[other].Length;
        }
    }

    private double Move(double[][] mixed, double[] step)
    {
        var (place, largest) = (0, 0.0);
        for (var player = 0; player < support.Length; player++)
        {
            if (support[player].Length == 1) continue;
            foreach (var strategy in support[player])
            {
                largest = Math.Max(largest, Math.Abs(step[place]));
                mixed[player][strategy] += step[place++];
            }
        }

        return largest;
    }

    private static double Distance(double[][] first, double[][] second) => first.Select((own, player) => own.Select((share, strategy) => Math.Abs(share - second[player][strategy])).Max()).Max();
}
