using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

internal static partial class Quantiles
{
    /// <summary>Of the beta distribution on 0 to 1, its density in proportion to <c>x^(a-1) (1-x)^(b-1)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of a and b is not a positive number.</exception>
    public static double Beta(double p, double a, double b)
    {
        CheckPositive(a);
        CheckPositive(b);
        if (!(p > 0 && p < 1))
            return p is 0 or 1 ? p : double.NaN;

        // Near its ends the share is x^a / (a B(a, b)), and likewise for 1 - x.
        var logBeta = Stirling.LogGamma(a) + Stirling.LogGamma(b) - Stirling.LogGamma(a + b);
        var low = (Lanes.Log(p * a) + logBeta) / a;
        if (low < AsGoodAsZero)
            return Lanes.Exp(low);
        if ((Lanes.Log((1 - p) * b) + logBeta) / b < AsGoodAsZero)
            return 1;
        var logOdds = Lanes.Log(a / b) + Normal(p) * Math.Sqrt(1 / a + 1 / b);
        return Lanes.Logistic(Solve(Math.Clamp(logOdds, AsGoodAsZero, -AsGoodAsZero), p, new LogOddsOfBeta(a, b)));
    }

    /// <summary>The distribution of the logarithm of the odds.</summary>
    private readonly struct LogOddsOfBeta(double a, double b) : IDistribution
    {
        // The density is x^a (1 - x)^b / B(a, b).
        private readonly double logOfFactor =
            Lanes.Log(a / (a + b) * b / Stirling.Circle) / 2 + Stirling.Error(a + b) - Stirling.Error(a) - Stirling.Error(b);

        public Share At(double y)
        {
            var (x, rest) = (Lanes.Logistic(y), Lanes.Logistic(-y));
            var logDensity = logOfFactor - Stirling.Deviance(a, (a + b) * x) - Stirling.Deviance(b, (a + b) * rest);
            return x * (a + b + 2) < a + 1
                ? new(Side.Below, logDensity, Fraction(x, a, b) / a)
                : new(Side.Above, logDensity, Fraction(rest, b, a) / b);
        }

        /// <summary>The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method.</summary>
        private static double Fraction(double x, double a, double b)
        {
            var c = 1.0;
            var d = 1 / (1 - (a + b) * x / (a + 1));
            var fraction = d;
            for (var n = 1; ; n++)
            {
                var odd = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n));
                d = 1 / (1 + odd * d);
                c = 1 + odd / c;
                fraction *= c * d;
                var even = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1));
                d = 1 / (1 + even * d);
                c = 1 + even / c;
                fraction *= c * d;
                if (Math.Abs(c * d - 1) < Negligible)
                    return fraction;
            }
        }
    }
}
