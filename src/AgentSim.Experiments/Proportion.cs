using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments;

/// <summary>How many of some histories, and what that says of the share among all that could be played.</summary>
/// <param name="Count">How many, from 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct Proportion(int Count, int Total)
{
    /// <summary>How sure it is that the interval holds the true share.</summary>
    public const double Level = 0.95;

    /// <summary>How many independent histories they are worth, at most <see cref="Total"/>: fewer where histories share a sample's parameters, or its luck at other design points.</summary>
    public double Worth { get; init; } = Total;

    /// <summary>The observed share; NaN of none.</summary>
    public double Share => (double)Count / Total;

    /// <summary>Lower end of the Wilson interval, at least 0; NaN of none.</summary>
    public double Low => Total == 0 ? double.NaN : ProportionInterval.Wilson(Share, Worth, Level).Low;

    /// <summary>Upper end of the Wilson interval, at most 1; NaN of none.</summary>
    public double High => Total == 0 ? double.NaN : ProportionInterval.Wilson(Share, Worth, Level).High;

    /// <summary>
    /// The standard error of a share, or of a difference of shares, that is the same in all samples: it is not known for certain, and the error is that of two samples more that differ and two that do not. Source: Agresti and
    /// Coull, The American Statistician 52 (1998) 119-126.
    /// </summary>
    /// <param name="samples">How many samples there are, at least 1.</param>
    public static double ErrorOfSame(int samples)
    {
        var share = 2 / (samples + 4.0);
        return Math.Sqrt(share * (1 - share) / samples);
    }

    /// <summary>
    /// Of histories in samples, which are the independent units: they are worth <c>p (1 - p) / v (z / t)^2</c>, where v is the variance of the share over samples (Cochran, Sampling Techniques, 1977, 9.3), and z and t are the
    /// critical values of the normal and of Student's distribution. Where the share is 0 or 1 they are worth as many as there are samples. Of a single sample its replications are the units, and what they say is said of
    /// that sample; its histories at other design points have the same luck, and add nothing.
    /// Source: Korn and Graubard, Survey Methodology 24 (1998) 193-201.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="total">Of how many.</param>
    /// <param name="samples">How they lie in samples.</param>
    public static Proportion OfSamples(int count, int total, SampleSums samples)
    {
        var plain = new Proportion(count, total);
        if (samples.Samples == total) return plain;
        if (samples.Samples < 2) return plain with { Worth = Math.Min(total, samples.Replications) };
        if (count == 0 || count == total) return plain with { Worth = samples.Samples };
        var (p, freedom) = (plain.Share, samples.Samples - 1.0);
        var variance = samples.Samples / freedom * (samples.Squares - (2 * p * samples.Products) + (p * p * samples.TotalsSquared)) / total / total;
        var ratio = Critical.Normal(Level) / Critical.Student(Level, freedom);
        return plain with { Worth = (variance > 0 ? Math.Min(total, p * (1 - p) / variance) : total) * ratio * ratio };
    }
}

/// <summary>How a count lies in samples.</summary>
/// <param name="Samples">How many samples there are.</param>
/// <param name="Squares">The sum over samples of the square of how many there are in each.</param>
/// <param name="Products">The sum of how many there are in each, times of how many.</param>
/// <param name="TotalsSquared">The sum of the squares of how many histories each has.</param>
/// <param name="Replications">How often each was played at a design point: histories of a sample with luck of their own.</param>
public readonly record struct SampleSums(int Samples, double Squares, double Products, double TotalsSquared, int Replications)
{
    /// <summary>Of what holds, or does not, in histories.</summary>
    /// <param name="samples">The sample of each history.</param>
    /// <param name="replications">How often each was played at a design point.</param>
    /// <param name="holds">Whether a history counts, by its place; null where it stands in no total either.</param>
    public static SampleSums Of(ReadOnlySpan<int> samples, int replications, Func<int, bool?> holds)
    {
        var bySample = new Dictionary<int, (double Count, double Total)>();
        for (var row = 0; row < samples.Length; row++)
        {
            if (holds(row) is not { } counts) continue;
            var (count, total) = bySample.GetValueOrDefault(samples[row]);
            bySample[samples[row]] = (counts ? count + 1 : count, total + 1);
        }

        // Whole numbers: the order of the sums does not matter.
        return new(bySample.Count, bySample.Values.Sum(sample => sample.Count * sample.Count), bySample.Values.Sum(sample => sample.Count * sample.Total), bySample.Values.Sum(sample => sample.Total * sample.Total), replications);
    }
}
