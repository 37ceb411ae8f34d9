namespace AgentSim.Experiments.Statistics;

/// <summary>Two one-sided tests of whether a mean difference lies within bounds. Source: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680.</summary>
/// <param name="AboveLow">The test that the mean is above the lower bound.</param>
/// <param name="BelowHigh">The test that the mean is below the upper bound.</param>
/// <param name="Mean">The mean with the interval at 1 - 2 alpha that lies within the bounds if and only if both tests reject at alpha.</param>
internal sealed record Equivalence(TestOutcome AboveLow, TestOutcome BelowHigh, Estimate Mean)
{
    /// <summary>The p-value of "not equivalent": the greater one of the two.</summary>
    public double PValue => Math.Max(AboveLow.PValue, BelowHigh.PValue);

    /// <summary>Tests differences between pairs.</summary>
    /// <param name="differences">At least two.</param>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound, above the lower one.</param>
    /// <param name="alpha">Level of each test, such as 0.05; below 1/2.</param>
    public static Equivalence OfPairs(ReadOnlySpan<double> differences, double low, double high, double alpha)
    {
        if (!(low < high)) throw new ArgumentException($"The bounds of equivalence are {low} and {high}; the lower one comes first.", nameof(high));
        if (!(alpha > 0 && alpha < 0.5)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "It must be above 0 and below 0.5, such as 0.05.");
        return new(
            StudentTest.Shifted(differences, low, Alternative.Greater),
            StudentTest.Shifted(differences, high, Alternative.Less),
            StudentTest.Mean(differences, 1 - (2 * alpha)));
    }
}
