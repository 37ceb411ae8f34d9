using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Statistics;

/// <summary>The ratio of two shares, or of two rates, where a count is 0, or so small that drawing again gives 0.</summary>
internal static class CountRatio
{
    private const double Correction = 0.5;

    /// <summary>
    /// The logarithm of the ratio, with half a case added to each count: <c>log((a + 1/2) / (b + 1/2))</c>, its variance <c>1/(a + 1/2) + 1/(b + 1/2) - 2/(n + 1/2)</c>. Where nothing was counted on either side there is
    /// no ratio, and all is NaN. Sources: Haldane, Annals of Human Genetics 20 (1956) 309-311; Anscombe, Biometrika 43 (1956) 461-464; of shares, Walter, Biometrika 62 (1975) 371-374.
    /// </summary>
    /// <param name="first">Count of the first side, from 0 to <paramref name="total"/>.</param>
    /// <param name="second">Count of the second side.</param>
    /// <param name="total">Of how many on each side.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate Log(double first, double second, int total, double level)
    {
        if (first + second == 0) return new(double.NaN, double.NaN, new(double.NaN, double.NaN, level));
        var (a, b, n) = (first + Correction, second + Correction, total + Correction);
        var value = Lanes.Log(a / b);
        var error = Math.Sqrt((1 / a) + (1 / b) - (2 / n));
        return new(value, error, ConfidenceInterval.Around(value, Critical.Normal(level) * error, level));
    }

    /// <summary>
    /// The logarithm of the ratio of two rates, with half an event added to each count: its variance is <c>1/(a + 1/2) + 1/(b + 1/2)</c>. Without events on either side there is no ratio, and all is NaN. Source: Haldane
    /// and Anscombe, as above; Rothman, Greenland and Lash, Modern Epidemiology (2008), 14, for rates.
    /// </summary>
    /// <param name="first">Events of the first side, and the years at risk in which they came, above 0.</param>
    /// <param name="second">The same of the second side.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate LogOfRates((double Events, double Years) first, (double Events, double Years) second, double level)
    {
        if (first.Events + second.Events == 0) return new(double.NaN, double.NaN, new(double.NaN, double.NaN, level));
        var (a, b) = (first.Events + Correction, second.Events + Correction);
        var value = Lanes.Log(a / first.Years) - Lanes.Log(b / second.Years);
        var error = Math.Sqrt((1 / a) + (1 / b));
        return new(value, error, ConfidenceInterval.Around(value, Critical.Normal(level) * error, level));
    }
}
