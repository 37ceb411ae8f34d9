namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Intervals where replications share their sample's parameters and so are no independent values: samples are drawn again as wholes, with all their replications, which gives a mean the error that it has.
/// Source: Davison and Hinkley, Bootstrap Methods and their Application (1997), 3.8.
/// </summary>
internal static class ClusterBootstrap
{
    /// <summary>So many units are drawn at most: of more samples, as many runs of neighbours, which are as independent as they are, take their place.</summary>
    public const int MostUnits = 5000;

    /// <summary>The statistic of all values of all samples, and its interval.</summary>
    /// <param name="samples">Values by sample; at least two samples.</param>
    /// <param name="statistic">The statistic, of the values of all samples in a row.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static Estimate Of(Groups samples, Statistic statistic, double level, Resampling resampling) =>
        Distribution(samples, statistic, resampling).OfUnits(Math.Min(samples.Count, MostUnits), level);

    /// <summary>What the statistic is on resamples.</summary>
    /// <inheritdoc cref="Of"/>
    public static BootstrapDistribution Distribution(Groups samples, Statistic statistic, Resampling resampling)
    {
        var units = Units(samples);
        int[] all = [.. Enumerable.Range(0, units.Count)];
        return Drawn(units.Count, chosen => statistic(Together(units, chosen)), statistic(Together(units, all)), resampling);
    }

    /// <summary>The mean of all values of all samples: as <see cref="Of"/>, but its standard error needs no resamples, and they no more than the sums of samples.</summary>
    /// <inheritdoc cref="Of"/>
    public static Estimate OfMean(Groups samples, double level, Resampling resampling)
    {
        var exact = MonteCarloError.OfMean(samples, level);
        if (Constant(samples) is { } value) return new(value, 0, new(value, value, level));
        var units = Units(samples);
        var sums = new double[units.Count];
        for (var unit = 0; unit < sums.Length; unit++) sums[unit] = Sum(units[unit]);
        int[] all = [.. Enumerable.Range(0, sums.Length)];
        var interval = Drawn(sums.Length, Mean, Mean(all), resampling).OfUnits(sums.Length, level).Interval;
        return exact with { Interval = interval };

        double Mean(ReadOnlySpan<int> chosen)
        {
            var (sum, count) = (0.0, 0L);
            foreach (var unit in chosen) (sum, count) = (sum + sums[unit], count + units[unit].Length);
            return sum / count;
        }
    }

    /// <summary>
    /// A share, or a difference of shares; where it is the same in all samples, with <see cref="Proportion.ErrorOfSame"/>.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static Estimate OfShare(Groups samples, double level, Resampling resampling)
    {
        var estimate = OfMean(samples, level, resampling);
        if (estimate.StandardError > 0) return estimate;
        var error = Proportion.ErrorOfSame(samples.Count);
        return new(estimate.Value, error, ConfidenceInterval.Around(estimate.Value, Critical.Student(level, samples.Count - 1) * error, level));
    }

    private delegate double OfChosen(ReadOnlySpan<int> chosen);

    private static BootstrapDistribution Drawn(int units, OfChosen statistic, double observed, Resampling resampling)
    {
        var (resampled, draws, chosen) = (new double[resampling.Times], new ResamplingDraws(resampling.RandomSeed, "bootstrap of samples"), new int[units]);
        for (var time = 0; time < resampled.Length; time++)
        {
            draws.Indices(time, units, chosen);
            resampled[time] = statistic(chosen);
        }

        var leftOut = new double[Math.Min(units, Bootstrap.MostParts)];
        for (var part = 0; part < leftOut.Length; part++)
        {
            var (from, to) = Bootstrap.Part(units, part);
            leftOut[part] = statistic([.. Enumerable.Range(0, from), .. Enumerable.Range(to, units - to)]);
        }

        return new(observed, resampled, [leftOut]);
    }

    /// <summary>The samples; of very many, runs of neighbours.</summary>
    private static Groups Units(Groups samples)
    {
        if (samples.Count < 2) throw new ArgumentException("How much samples differ cannot be told of one sample; at least 2 are needed.", nameof(samples));
        return samples.Count <= MostUnits ? samples : new(Enumerable.Range(0, MostUnits).Select(unit =>
        {
            var (from, to) = ((int)((long)samples.Count * unit / MostUnits), (int)((long)samples.Count * (unit + 1) / MostUnits));
            return Together(samples, [.. Enumerable.Range(from, to - from)]);
        }));
    }

    private static double? Constant(Groups samples)
    {
        var first = samples[0][0];
        for (var sample = 0; sample < samples.Count; sample++)
            if (samples[sample].ContainsAnyExcept(first)) return null;
        return first;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = new CompensatedSum();
        foreach (var value in values) sum.Add(value);
        return sum.Value;
    }

    private static double[] Together(Groups samples, ReadOnlySpan<int> chosen)
    {
        var length = 0;
        foreach (var sample in chosen) length += samples[sample].Length;
        var values = new double[length];
        var place = 0;
        foreach (var sample in chosen)
        {
            samples[sample].CopyTo(values.AsSpan(place));
            place += samples[sample].Length;
        }

        return values;
    }
}
