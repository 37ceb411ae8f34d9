namespace AgentSim.Experiments.Statistics;

/// <summary>Values in groups: histories by sample, or by treatment.</summary>
internal sealed class Groups
{
    private readonly double[][] groups;

    /// <summary>Groups as they are: at least one, each with at least one value, none missing.</summary>
    public Groups(IEnumerable<double[]> groups)
    {
        this.groups = [.. groups];
        if (this.groups.Length == 0) throw new ArgumentException("There must be at least one group with a value.", nameof(groups));
        foreach (var group in this.groups) Require.Values(group, 1, nameof(groups));
        Total = this.groups.Sum(group => group.Length);
    }

    /// <summary>How many groups.</summary>
    public int Count => groups.Length;

    /// <summary>How many values in all groups.</summary>
    public int Total { get; }

    /// <summary>The values of one group, in order.</summary>
    public ReadOnlySpan<double> this[int group] => groups[group];

    /// <summary>
    /// Histories in their order, by sample: all replications of the first sample, then those of the second. NaN is missing and left out, and so is a
    /// sample without any value.
    /// </summary>
    /// <param name="values">As many as samples times replications; at least one not missing.</param>
    /// <param name="replications">Plays of each sample, at least 1.</param>
    public static Groups BySample(ReadOnlySpan<double> values, int replications)
    {
        Sampling.AtLeastOne(replications, nameof(replications));
        if (values.Length % replications != 0)
            throw new ArgumentException($"{values.Length} values are no whole number of samples of {replications} replications.", nameof(values));
        var samples = new List<double[]>();
        for (var first = 0; first < values.Length; first += replications)
        {
            double[] known = [.. values.Slice(first, replications).ToArray().Where(value => !double.IsNaN(value))];
            if (known.Length > 0) samples.Add(known);
        }

        return new(samples);
    }
}
