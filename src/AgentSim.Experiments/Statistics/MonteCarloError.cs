namespace AgentSim.Experiments.Statistics;

/// <summary>How far a mean over histories may be off because only so many were played.</summary>
internal static class MonteCarloError
{
    /// <summary>
    /// The mean of all values, taking samples as the independent units: replications share their sample's parameters. The standard error is
    /// <c>sqrt(a/(a - 1) sum n_i^2 (m_i - m)^2) / N</c> over the a samples, which with equal n is the deviation of sample means divided by sqrt(a); the
    /// interval is by Student's t with a - 1 degrees of freedom. Source: Cochran, Sampling Techniques (1977), 6.3 and 9.3.
    /// </summary>
    /// <param name="samples">At least two samples.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate OfMean(Groups samples, double level)
    {
        Require.Level(level);
        if (samples.Count < 2) throw new ArgumentException("How much samples differ cannot be told of one sample; at least 2 are needed.", nameof(samples));
        var sum = new CompensatedSum();
        for (var sample = 0; sample < samples.Count; sample++)
            foreach (var value in samples[sample]) sum.Add(value);
        var mean = sum.Value / samples.Total;

        var squares = new CompensatedSum();
        for (var sample = 0; sample < samples.Count; sample++)
        {
            var distance = samples[sample].Length * (Moments.MeanOf(samples[sample]) - mean);
            squares.Add(distance * distance);
        }

        var freedom = samples.Count - 1;
        var error = Math.Sqrt(squares.Value * samples.Count / freedom) / samples.Total;
        return new(mean, error, ConfidenceInterval.Around(mean, Critical.Student(level, freedom) * error, level));
    }
}
