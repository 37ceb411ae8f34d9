namespace AgentSim.Experiments.Statistics;

/// <summary>What is drawn again where histories are grouped by sample. Source: Davison and Hinkley, Bootstrap Methods and their Application (1997), 3.8.</summary>
internal enum ResamplingLevels
{
    /// <summary>
    /// Samples, each with all its replications as they are: the spread of a mean then is right but for a share of one by the number of samples. The choice
    /// for most purposes.
    /// </summary>
    Samples,

    /// <summary>
    /// Samples, and within each its replications. Chance within samples is counted twice, once in the means of samples and once more: intervals are wider
    /// than need be where chance outweighs parameters and replications are few, for statistics of the whole distribution (quantiles) less so.
    /// </summary>
    SamplesAndReplications,
}
