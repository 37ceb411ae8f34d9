using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

internal static partial class Quantiles
{
    /// <summary>Of the gamma distribution with scale 1.</summary>
    /// <param name="p">The share, from 0 to 1.</param>
    /// <param name="shape">Its mean and variance, above 0; the work grows with its square root.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not a positive number.</exception>
    public static double Gamma(double p, double shape)
    {
        CheckPositive(shape);
        if (!(p > 0 && p < 1))
            return p == 0 ? 0 : p == 1 ? double.PositiveInfinity : double.NaN;

        // For small x the share is x^shape / Gamma(shape + 1).
        var log = (Lanes.Log(p) + Stirling.LogGamma(shape + 1)) / shape;
        if (log < AsGoodAsZero)
            return Lanes.Exp(log);
        // Wilson and Hilferty (1931): the cube root is nearly normal.
        var root = 1 - 1 / (9 * shape) + Normal(p) / (3 * Math.Sqrt(shape));
        if (root > 0)
            log = Math.Max(log, Lanes.Log(shape * root * root * root));
        return Lanes.Exp(Solve(log, p, new LogGamma(shape)));
    }

    /// <summary>The distribution of the logarithm.</summary>
    private readonly struct LogGamma(double shape) : IDistribution
    {
        // The density is x^shape exp(-x) / Gamma(shape).
        private readonly double logOfFactor = Lanes.Log(shape / Stirling.Circle) / 2 - Stirling.Error(shape);

        public Share At(double y)
        {
            var x = Lanes.Exp(y);
            var logDensity = logOfFactor - Stirling.Deviance(shape, x);
            return x < shape + 1
                ? new(Side.Below, logDensity, Series(x) / shape)
                : new(Side.Above, logDensity, Fraction(x));
        }

        /// <summary><c>1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ...</c> with the shape a (DLMF 8.11.4).</summary>
        private double Series(double x)
        {
            var (sum, term) = (1.0, 1.0);
            for (var n = 1; term > Negligible * sum; n++)
                sum += term *= x / (shape + n);
            return sum;
        }

        /// <summary><c>1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...))</c> with the shape a, by Lentz's method (DLMF 8.9.2).</summary>
        private double Fraction(double x)
        {
            var b = x + 1 - shape;
            var c = double.MaxValue;
            var d = 1 / b;
            var fraction = d;
            for (var n = 1; ; n++)
            {
                var a = -n * (n - shape);
                b += 2;
                d = 1 / (a * d + b);
                c = b + a / c;
                var factor = c * d;
                fraction *= factor;
                if (Math.Abs(factor - 1) < Negligible)
                    return fraction;
            }
        }
    }
}
