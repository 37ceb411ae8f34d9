using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether two independent groups of values have the same distribution. The statistic is the greatest distance between their empirical distribution
/// functions; one-sided, that by which the first's is below the second's (<see cref="Alternative.Greater"/>: its values tend to be greater) or above.
/// Source: Hodges, Arkiv foer Matematik 3 (1958) 469-486.
/// </summary>
internal static class KolmogorovSmirnov
{
    /// <summary>Up to this many pairs <see cref="Test"/> is exact.</summary>
    public const long MostPairsForExact = 10_000_000;

    /// <summary>Exact for up to <see cref="MostPairsForExact"/> pairs, else asymptotic.</summary>
    public static TestOutcome Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative) =>
        (long)first.Length * second.Length <= MostPairsForExact ? Exact(first, second, alternative) : Asymptotic(first, second, alternative);

    /// <summary>The greatest distance between the two empirical distribution functions, from 0 to 1.</summary>
    public static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.Values(first, 1);
        Require.Values(second, 1);
        var (above, below) = Distances(Sorted(first), Sorted(second));
        return Math.Max(above, below);
    }

    /// <summary>Compared to all orders in which the values of both could have come, in time proportional to the pairs. Values should be all different.</summary>
    public static TestOutcome Exact(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        var d = Statistic(first, second, alternative);
        var (m, n) = (first.Length, second.Length);
        var divisor = GreatestCommonDivisor(m, n);
        var steps = (long)Math.Round(d * ((double)m / divisor) * n);
        return new(d, steps == 0 ? 1 : PathsThatLeave(m, n, divisor, steps, alternative));
    }

    /// <summary>
    /// Two-sided, the one-sample distribution for <c>round(mn / (m + n))</c> values; one-sided, Hodges' formula 5.3,
    /// <c>exp(-2 z^2 - 2 z (m + 2n) / (3 sqrt(mn(m + n))))</c> with m the larger group.
    /// </summary>
    public static TestOutcome Asymptotic(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        var d = Statistic(first, second, alternative);
        var (m, n) = ((double)Math.Max(first.Length, second.Length), (double)Math.Min(first.Length, second.Length));
        var count = m * n / (m + n);
        if (alternative == Alternative.TwoSided) return new(d, KolmogorovDistribution.Above((int)Math.Round(count, MidpointRounding.ToEven), d));
        var z = Math.Sqrt(count) * d;
        return new(d, Math.Clamp(Lanes.Exp((-2 * z * z) - (2 * z * (m + (2 * n)) / Math.Sqrt(m * n * (m + n)) / 3)), 0, 1));
    }

    private static double Statistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        Require.Values(first, 1);
        Require.Values(second, 1);
        var (above, below) = Distances(Sorted(first), Sorted(second));
        return alternative switch
        {
            Alternative.Greater => below,
            Alternative.Less => above,
            _ => Math.Max(above, below),
        };
    }

    /// <summary>How far the first's distribution function is above and below the second's at most.</summary>
    internal static (double Above, double Below) Distances(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (above, below, i, j) = (0.0, 0.0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value) i++;
            while (j < second.Length && second[j] <= value) j++;
            var distance = ((double)i / first.Length) - ((double)j / second.Length);
            above = Math.Max(above, distance);
            below = Math.Max(below, -distance);
        }

        return (above, below);
    }

    /// <summary>
    /// The chance that a random path from (0, 0) to (m, n) reaches a point (i, j) where i/m - j/n is at least the distance: a path to (i, j) came from the
    /// left with chance i / (i + j), from below with chance j / (i + j).
    /// </summary>
    private static double PathsThatLeave(int m, int n, int divisor, long steps, Alternative alternative)
    {
        var (acrossStep, upStep) = ((long)n / divisor, (long)m / divisor);
        var column = new double[n + 1];
        for (var i = 0; i <= m; i++)
            for (var j = 0; j <= n; j++)
            {
                var distance = (i * acrossStep) - (j * upStep);
                var outside = alternative switch
                {
                    Alternative.Greater => -distance >= steps,
                    Alternative.Less => distance >= steps,
                    _ => Math.Abs(distance) >= steps,
                };
                if (outside) column[j] = 1;
                else if (i + j > 0) column[j] = ((i * column[j]) + (j > 0 ? j * column[j - 1] : 0)) / (i + j);
            }

        return column[n];
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
