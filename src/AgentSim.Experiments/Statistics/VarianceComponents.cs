namespace AgentSim.Experiments.Statistics;

/// <summary>
/// How much of a measure's variance is due to unknown parameters (between samples) and how much to chance (within a sample, between its replications):
/// <c>value = mean + sample effect + chance</c>, estimated by analysis of variance. Source: Searle, Casella and McCulloch, Variance Components (1992), 3.
/// </summary>
/// <param name="Samples">How many samples.</param>
/// <param name="Replications">Replications per sample; with unequal numbers the one that makes the expected mean squares right.</param>
/// <param name="Parameters">Variance between samples, <c>(MSB - MSW) / n</c>; chance can make it negative, which says that it is small.</param>
/// <param name="Chance">Variance within samples, MSW.</param>
/// <param name="Mean">The mean of all values; its standard error, that of Monte Carlo, counts samples as the independent units.</param>
/// <param name="ParameterShare">The share of variance that is due to parameters, cut at 0 and 1, and its interval; exact for normal values.</param>
internal sealed record VarianceComponents(int Samples, double Replications, double Parameters, double Chance, Estimate Mean, Estimate ParameterShare)
{
    /// <summary>The share of variance that is due to chance: one less that of parameters.</summary>
    public double ChanceShare => 1 - ParameterShare.Value;

    /// <summary>Decomposes values by sample.</summary>
    /// <param name="samples">At least two samples, at least one of them with two replications or more.</param>
    /// <param name="level">How sure intervals are to be, between 0 and 1.</param>
    public static VarianceComponents Of(Groups samples, double level)
    {
        Require.Level(level);
        var anova = OneWayAnova.Of(samples);
        if (anova.WithinFreedom < 1) throw new ArgumentException("Chance cannot be told from parameters with one replication of each sample; at least 2 are needed.", nameof(samples));
        double squares = 0;
        for (var sample = 0; sample < samples.Count; sample++) squares += (double)samples[sample].Length * samples[sample].Length;
        var n = (samples.Total - (squares / samples.Total)) / anova.BetweenFreedom;
        var parameters = (anova.BetweenMean - anova.WithinMean) / n;
        return new(samples.Count, n, parameters, anova.WithinMean, MonteCarloError.OfMean(samples, level), Share(anova, parameters, n, level));
    }

    /// <summary>
    /// <c>(F/F_u - 1) / (F/F_u + n - 1)</c> to <c>(F/F_l - 1) / (F/F_l + n - 1)</c>. Source: Searle (1971); Shrout and Fleiss, Psychological Bulletin 86
    /// (1979) 420-428. The standard error is the interval's half-width in normal critical values.
    /// </summary>
    private static Estimate Share(OneWayAnova anova, double parameters, double n, double level)
    {
        var all = parameters + anova.WithinMean;
        var share = all > 0 ? Math.Clamp(parameters / all, 0, 1) : 0;
        var tail = (1 - level) / 2;
        var high = End(Critical.Fisher(tail, anova.BetweenFreedom, anova.WithinFreedom));
        var low = End(Critical.Fisher(1 - tail, anova.BetweenFreedom, anova.WithinFreedom));
        var interval = new ConfidenceInterval(low, high, level);
        return new(share, interval.HalfWidth / Critical.Normal(level), interval);

        double End(double critical)
        {
            if (anova.WithinMean <= 0) return anova.BetweenMean > 0 ? 1 : 0;
            var ratio = anova.Test.Statistic / critical;
            return Math.Clamp((ratio - 1) / (ratio + n - 1), 0, 1);
        }
    }
}
