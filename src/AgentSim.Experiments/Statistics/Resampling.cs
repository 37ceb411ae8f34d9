namespace AgentSim.Experiments.Statistics;

/// <summary>How often values are drawn again, and by which random seed: the same seed gives the same draws.</summary>
/// <param name="Times">How often, at least 1; about 1,000 for a standard error, 10,000 for the ends of an interval or a p-value.</param>
/// <param name="RandomSeed">The random seed; 0 is one like any other.</param>
internal sealed record Resampling(int Times, ulong RandomSeed)
{
    /// <summary>How often, at least 1.</summary>
    public int Times { get; } = Sampling.AtLeastOne(Times, nameof(Times));
}
