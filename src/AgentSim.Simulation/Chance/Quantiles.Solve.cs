using System.Runtime.CompilerServices;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

internal static partial class Quantiles
{
    /// <summary>Terms below this share of a sum are left out.</summary>
    private const double Negligible = 1e-16;

    /// <summary>Below exp of this, a value is so small that the first term of its series is exact.</summary>
    private const double AsGoodAsZero = -40;

    private enum Side
    {
        Below,
        Above,
    }

    private interface IDistribution
    {
        /// <summary>What lies on one side of y, on a scale on which the density is log-concave.</summary>
        Share At(double y);
    }

    /// <param name="Side">The side of y on which less lies, or not much more than on the other.</param>
    /// <param name="LogDensity">Logarithm of the density at y; far out the density itself would be 0.</param>
    /// <param name="Ratio">What lies on that side, divided by the density.</param>
    private readonly record struct Share(Side Side, double LogDensity, double Ratio)
    {
        /// <summary>The logarithm of what lies on a side, and what lies there divided by the density.</summary>
        public (double Log, double Ratio) On(Side side)
        {
            if (side == Side)
                return (LogDensity + Lanes.Log(Ratio), Ratio);
            var density = Lanes.Exp(LogDensity);
            var rest = 1 - Ratio * density;
            return (Lanes.Log(rest), rest / density);
        }
    }

    /// <summary>
    /// The y with a share p below it, by Newton's method on the logarithm of the smaller share. It is concave because the
    /// density is log-concave, so that after one step all others come from the same side and none passes the solution.
    /// </summary>
    private static double Solve<TDistribution>(double y, double p, TDistribution distribution)
        where TDistribution : struct, IDistribution
    {
        const double longestStep = 4; // a first step may be of any length where the curve is flat
        const double done = 1e-8; // the error after a step is of the order of the step's square
        var (side, sign) = p <= 0.5 ? (Side.Below, 1) : (Side.Above, -1);
        var wanted = Lanes.Log(side == Side.Below ? p : 1 - p);
        for (var steps = 0; steps < 100; steps++)
        {
            var (log, ratio) = distribution.At(y).On(side);
            var step = sign * (wanted - log) * ratio;
            y += Math.Clamp(step, -longestStep, longestStep);
            if (Math.Abs(step) < done)
                break;
        }
        return y;
    }

    private static void CheckPositive(double value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(parameter, value, "It must be above 0 and finite.");
    }
}
