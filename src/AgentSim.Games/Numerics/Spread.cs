using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Numerics;

/// <summary>Starting points that fill products of simplices evenly, the same on every machine: Kronecker sequences by square roots of primes.</summary>
internal static class Spread
{
    private static readonly double[] Steps = [.. Primes().Take(256).Select(prime => Math.Sqrt(prime) % 1)];

    /// <summary>One point: a mixture for each size. The first is the centre of all simplices.</summary>
    public static double[][] Point(int number, ReadOnlySpan<int> sizes)
    {
        var (point, coordinate) = (new double[sizes.Length][], 0);
        for (var player = 0; player < sizes.Length; player++)
        {
            var shares = new double[sizes[player]];
            for (var strategy = 0; strategy < shares.Length; strategy++)
            {
                var uniform = (0.5 + number * Steps[coordinate++ % Steps.Length]) % 1;
                // Exponential variates, divided by their sum, are uniform on the simplex.
                shares[strategy] = -Lanes.Log(Math.Max(uniform, 1e-12));
            }

            var sum = shares.Sum();
            for (var strategy = 0; strategy < shares.Length; strategy++) shares[strategy] /= sum;
            point[player] = shares;
        }

        return point;
    }

    private static IEnumerable<int> Primes()
    {
        for (var number = 2; ; number++)
            if (!Enumerable.Range(2, (int)Math.Sqrt(number) - 1).Any(factor => number % factor == 0)) yield return number;
    }
}
