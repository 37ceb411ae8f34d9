namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Intervals where replications share their sample's parameters and so are no independent values: samples are drawn again as wholes. Source: Davison and
/// Hinkley, Bootstrap Methods and their Application (1997), 3.8.
/// </summary>
internal static class ClusterBootstrap
{
    /// <summary>The statistic of all values of all groups, and its interval.</summary>
    /// <param name="samples">Values by sample; at least two samples.</param>
    /// <param name="statistic">The statistic, of the values of all samples in a row.</param>
    /// <param name="levels">What is drawn again.</param>
    /// <param name="method">How the interval is made; acceleration is found by leaving out samples.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static Estimate Of(Groups samples, Statistic statistic, ResamplingLevels levels, BootstrapMethod method, double level, Resampling resampling)
    {
        if (samples.Count < 2) throw new ArgumentException("How much samples differ cannot be told of one sample; at least 2 are needed.", nameof(samples));
        var resampled = new double[resampling.Times];
        var ofSamples = new ResamplingDraws(resampling.RandomSeed, "bootstrap of samples");
        var ofReplications = new ResamplingDraws(resampling.RandomSeed, "bootstrap of replications");
        var chosen = new int[samples.Count];
        for (var time = 0; time < resampled.Length; time++)
        {
            ofSamples.Indices(time, samples.Count, chosen);
            var values = Together(samples, chosen);
            resampled[time] = statistic(levels == ResamplingLevels.Samples ? values : Again(samples, chosen, values, ofReplications, time));
        }

        var all = Together(samples, [.. Enumerable.Range(0, samples.Count)]);
        double[][] leftOut = method == BootstrapMethod.Bca ? [LeavingOut(samples, statistic)] : [];
        return new BootstrapDistribution(statistic(all), resampled, leftOut).Interval(method, level);
    }

    private static double[] Together(Groups samples, int[] chosen)
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

    private static double[] Again(Groups samples, int[] chosen, double[] values, ResamplingDraws draws, int time)
    {
        var uniforms = new double[values.Length];
        draws.Uniforms(time, uniforms);
        var place = 0;
        foreach (var sample in chosen)
        {
            var own = samples[sample];
            for (var i = 0; i < own.Length; i++) values[place + i] = own[(int)(uniforms[place + i] * own.Length)];
            place += own.Length;
        }

        return values;
    }

    private static double[] LeavingOut(Groups samples, Statistic statistic)
    {
        var parts = new double[Math.Min(samples.Count, Bootstrap.MostParts)];
        for (var part = 0; part < parts.Length; part++)
        {
            var (from, to) = Bootstrap.Part(samples.Count, part);
            parts[part] = statistic(Together(samples, [.. Enumerable.Range(0, from), .. Enumerable.Range(to, samples.Count - to)]));
        }

        return parts;
    }
}
