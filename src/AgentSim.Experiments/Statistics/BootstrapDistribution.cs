using NormalQuantile = AgentSim.Simulation.Chance.Quantiles;

namespace AgentSim.Experiments.Statistics;

/// <summary>What a statistic was, what it is on resamples, and what it is with one part of the values left out.</summary>
/// <param name="Observed">The statistic of the values themselves.</param>
/// <param name="Resampled">On each resample.</param>
/// <param name="LeftOut">For each independent group of values, with one part of it left out at a time; all parts of a group have about the same size.</param>
internal sealed record BootstrapDistribution(double Observed, double[] Resampled, double[][] LeftOut)
{
    public Estimate Interval(BootstrapMethod method, double level)
    {
        Require.Level(level);
        return Interval(method, level, (1 - level) / 2);
    }

    /// <summary>
    /// The BCa interval with what few units need: resamples vary less than samples do, by the factor <c>(n - 1) / n</c> of a variance, and their tails are normal, not Student's. Percentiles are therefore taken at
    /// <c>Phi(-sqrt(n / (n - 1)) t)</c> and the standard error is divided by <c>sqrt((n - 1) / n)</c>. Source: Hesterberg, The American Statistician 69 (2015) 371-386, "expanded percentile".
    /// </summary>
    /// <param name="units">How many independent units were drawn from, at least 2.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public Estimate OfUnits(int units, double level)
    {
        Require.Level(level);
        var widening = Math.Sqrt(units / (units - 1.0));
        var estimate = Interval(BootstrapMethod.Bca, level, Tails.Normal(widening * Critical.Student(level, units - 1)));
        return estimate with { StandardError = estimate.StandardError * widening };
    }

    private Estimate Interval(BootstrapMethod method, double level, double tail)
    {
        var deviation = Moments.Of(Resampled).Deviation;
        var sorted = (double[])Resampled.Clone();
        Array.Sort(sorted);
        var (low, high) = method == BootstrapMethod.Bca ? (Share(sorted, tail), Share(sorted, 1 - tail)) : (tail, 1 - tail);
        var (from, to) = (At(sorted, low), At(sorted, high));
        return new(Observed, deviation, method == BootstrapMethod.Basic ? new((2 * Observed) - to, (2 * Observed) - from, level) : new(from, to, level));
    }

    /// <summary>
    /// The acceleration, a sixth of the statistic's skewness: <c>sum U^3 / n^3 / (6 (sum U^2 / n^2)^1.5)</c> over all groups, where U is n - 1 times the
    /// distance from the mean of the values with a part left out. Source: Efron and Tibshirani (1993), 14.15; for several groups, DiCiccio and Efron,
    /// Statistical Science 11 (1996) 189-228.
    /// </summary>
    public double Acceleration()
    {
        var (cubes, squares) = (0.0, 0.0);
        foreach (var values in LeftOut)
        {
            var (mean, n) = (Moments.MeanOf(values), (double)values.Length);
            foreach (var value in values)
            {
                var u = (n - 1) * (mean - value) / n;
                cubes += u * u * u;
                squares += u * u;
            }
        }

        // Of very small numbers the power is 0, though the sum is not.
        var power = squares * Math.Sqrt(squares);
        return power > 0 ? cubes / (6 * power) : 0;
    }

    private double Share(double[] sorted, double tail)
    {
        // Where no resample, or every one, is on one side of what was observed, half a resample is taken to be.
        var below = sorted.Count(value => value < Observed) + (sorted.Count(value => value.Equals(Observed)) / 2.0);
        var bias = NormalQuantile.Normal(Math.Clamp(below, 0.5, sorted.Length - 0.5) / sorted.Length);
        var shifted = bias + NormalQuantile.Normal(tail);
        return 1 - Tails.Normal(bias + (shifted / (1 - (Acceleration() * shifted))));
    }

    private static double At(double[] sorted, double share) => SampleQuantile.OfSorted(sorted, share, QuantileType.Linear);
}
