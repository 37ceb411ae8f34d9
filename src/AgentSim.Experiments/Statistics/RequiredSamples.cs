namespace AgentSim.Experiments.Statistics;

/// <summary>
/// How many samples it takes until a test is likely to find what is there, if the effect and the spread of samples are as they look: the smallest number at which its power is <see cref="Power"/>. The power is by Student's
/// t, which is taken to move with the effect. Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), 2.
/// </summary>
/// <param name="Samples">Samples so far, at least 2.</param>
/// <param name="Error">The standard error that they give, above 0.</param>
/// <param name="Alpha">The one-sided level of the test.</param>
internal sealed record RequiredSamples(int Samples, double Error, double Alpha)
{
    /// <summary>The chance that so many samples do decide it.</summary>
    public const double Power = 0.8;

    // More than anybody plays.
    private const long Most = 1_000_000_000_000;

    /// <summary>Until it is shown that something this far from an edge is beyond it; null if that takes more than can be told.</summary>
    /// <param name="distance">How far, above 0.</param>
    public long? ToShow(double distance) => Smallest(samples => PowerAt(distance, samples));

    /// <summary>Until two one-sided tests show that something lies between two edges. Source: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680.</summary>
    /// <param name="below">How far it is from one edge, above 0.</param>
    /// <param name="above">How far it is from the other.</param>
    public long? ToShowBetween(double below, double above) => Smallest(samples => PowerAt(below, samples) + PowerAt(above, samples) - 1);

    private double PowerAt(double distance, long samples)
    {
        var freedom = samples - 1.0;
        var error = Error * Math.Sqrt((double)Samples / samples);
        return Tails.Student(Critical.Student(1 - (2 * Alpha), freedom) - (distance / error), freedom);
    }

    private static long? Smallest(Func<long, double> power)
    {
        var (too, enough) = (1L, 2L);
        while (power(enough) < Power)
        {
            if (enough > Most) return null;
            (too, enough) = (enough, enough * 2);
        }

        while (enough - too > 1)
        {
            var middle = too + ((enough - too) / 2);
            if (power(middle) < Power) too = middle;
            else enough = middle;
        }

        return enough;
    }
}
