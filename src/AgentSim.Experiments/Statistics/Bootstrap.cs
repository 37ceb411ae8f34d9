namespace AgentSim.Experiments.Statistics;

/// <summary>Intervals for any statistic, by drawing from the values seen. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993).</summary>
internal static class Bootstrap
{
    /// <summary>
    /// The acceleration of BCa intervals is found by leaving out one value at a time, or one of this many runs of neighbours where there are more values.
    /// </summary>
    public const int MostParts = 1000;

    /// <summary>Of independent values, such as paired differences of histories with one replication each.</summary>
    /// <param name="values">At least two, none missing.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="method">How the interval is made.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static Estimate Of(ReadOnlySpan<double> values, Statistic statistic, BootstrapMethod method, double level, Resampling resampling)
    {
        Require.Values(values, 2);
        var (resampled, draws) = (new double[resampling.Times], new ResamplingDraws(resampling.RandomSeed, "bootstrap"));
        var buffer = new double[values.Length];
        var indices = new int[values.Length];
        for (var time = 0; time < resampled.Length; time++)
        {
            Draw(values, draws, time, indices, buffer);
            resampled[time] = statistic(buffer);
        }

        double[][] leftOut = method == BootstrapMethod.Bca ? [LeavingOut(values, statistic)] : [];
        return new BootstrapDistribution(statistic(values), resampled, leftOut).Interval(method, level);
    }

    /// <summary>Of two groups that are independent of each other, each drawn from itself.</summary>
    /// <inheritdoc cref="Of"/>
    /// <param name="first">At least two values.</param>
    /// <param name="second">At least two values.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="method">How the interval is made.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static Estimate OfTwo(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, TwoSampleStatistic statistic, BootstrapMethod method, double level, Resampling resampling)
    {
        Require.Values(first, 2);
        Require.Values(second, 2);
        var resampled = new double[resampling.Times];
        var one = new ResamplingDraws(resampling.RandomSeed, "bootstrap of the first group");
        var two = new ResamplingDraws(resampling.RandomSeed, "bootstrap of the second group");
        var (buffer, other) = (new double[first.Length], new double[second.Length]);
        var indices = new int[Math.Max(first.Length, second.Length)];
        for (var time = 0; time < resampled.Length; time++)
        {
            Draw(first, one, time, indices, buffer);
            Draw(second, two, time, indices, other);
            resampled[time] = statistic(buffer, other);
        }

        return new BootstrapDistribution(statistic(first, second), resampled, LeavingOut(first, second, statistic)).Interval(method, level);
    }

    /// <summary>The mean, as a statistic.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Moments.MeanOf(values);

    /// <summary>The median, as a statistic.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return SampleQuantile.OfSorted(sorted, 0.5, QuantileType.Linear);
    }

    internal static double[][] LeavingOut(ReadOnlySpan<double> first, ReadOnlySpan<double> second, TwoSampleStatistic statistic)
    {
        var (one, two) = (first.ToArray(), second.ToArray());
        return [LeavingOut(first, rest => statistic(rest, two)), LeavingOut(second, rest => statistic(one, rest))];
    }

    internal static double[] LeavingOut(ReadOnlySpan<double> values, Statistic statistic)
    {
        var parts = new double[Math.Min(values.Length, MostParts)];
        for (var part = 0; part < parts.Length; part++)
        {
            var (from, to) = Part(values.Length, part);
            parts[part] = statistic([.. values[..from], .. values[to..]]);
        }

        return parts;
    }

    /// <summary>Where a part begins and ends, of so many values divided as evenly as can be.</summary>
    internal static (int From, int To) Part(int count, int part)
    {
        var parts = Math.Min(count, MostParts);
        return ((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts));
    }

    private static void Draw(ReadOnlySpan<double> values, ResamplingDraws draws, int time, int[] indices, double[] destination)
    {
        draws.Indices(time, values.Length, indices.AsSpan(0, values.Length));
        for (var i = 0; i < destination.Length; i++) destination[i] = values[indices[i]];
    }
}
