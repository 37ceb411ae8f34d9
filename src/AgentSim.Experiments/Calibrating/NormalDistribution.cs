using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Calibrating;

/// <summary>The standard normal distribution function, with the same bits on every machine.</summary>
internal static class NormalDistribution
{
    private const double HalfLogOfTwoPi = 0.91893853320467274178;

    // Beyond, the series has no right digit left, and no draw lies there.
    private const double End = 7;

    /// <summary>
    /// The share below <paramref name="x"/>, to 1e-15 absolute: <c>1/2 + density(x) (x + x^3/3 + x^5/(3 5) + ...)</c>. Source: Marsaglia, Journal of Statistical Software 11 (2004), issue 4.
    /// </summary>
    public static double Below(double x)
    {
        if (Math.Abs(x) > End) x = Math.CopySign(End, x);
        var (sum, before, term) = (x, 0.0, x);
        for (var odd = 3; sum != before; odd += 2)
        {
            term *= x * x / odd;
            (before, sum) = (sum, sum + term);
        }

        return 0.5 + (sum * Lanes.Exp((-0.5 * x * x) - HalfLogOfTwoPi));
    }
}
