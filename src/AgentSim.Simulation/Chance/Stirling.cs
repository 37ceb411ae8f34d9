using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

/// <summary>
/// The parts of which densities of the gamma and beta distributions are made without cancellation.
/// Source: Loader, "Fast and accurate computation of binomial probabilities", 2000.
/// </summary>
internal static class Stirling
{
    /// <summary>2 pi.</summary>
    public const double Circle = 2 * Math.PI;

    private const double HalfLogOfCircle = 0.9189385332046728;

    /// <summary>The logarithm of the gamma function of <paramref name="x"/>, which is above 0.</summary>
    public static double LogGamma(double x) =>
        Error(x) + (x - 0.5) * Lanes.Log(x) - x + HalfLogOfCircle;

    /// <summary><c>log Gamma(x + 1) - ((x + 1/2) log x - x + log(2 pi) / 2)</c>, what Stirling's formula leaves out.</summary>
    public static double Error(double x)
    {
        if (x >= 8)
            return Series(x);
        // Gamma(x + 1) is Gamma(x + n + 1) divided by (x + 1) ... (x + n).
        var (shifted, product) = (x, 1.0);
        while (shifted < 8)
            product *= shifted += 1;
        return Series(shifted) + (shifted + 0.5) * Lanes.Log(shifted) - shifted - Lanes.Log(product) - (x + 0.5) * Lanes.Log(x) + x;
    }

    /// <summary><c>x log(x / mean) + mean - x</c>, also where both are nearly the same.</summary>
    public static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
            return x * Lanes.Log(x / mean) + mean - x;
        var v = (x - mean) / (x + mean);
        var sum = (x - mean) * v;
        var term = 2 * x * v;
        for (var odd = 3; ; odd += 2)
        {
            term *= v * v;
            var next = sum + term / odd;
            if (next == sum)
                return sum;
            sum = next;
        }
    }

    /// <summary>1/(12 x) - 1/(360 x^3) + ..., below 10^-15 off for x of 8 and more.</summary>
    private static double Series(double x)
    {
        var square = 1 / (x * x);
        return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188
            - square * (691.0 / 360360 - square * (1.0 / 156 - square * (3617.0 / 122400)))))))) / x;
    }
}
