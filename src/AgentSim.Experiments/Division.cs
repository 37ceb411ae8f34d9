namespace AgentSim.Experiments;

/// <summary>How the work is divided. It decides how fast a run is and nothing else: the records do not depend on it.</summary>
/// <param name="BatchSize">Histories computed together, at least 1; <see cref="DefaultBatchSize"/> is a good choice.</param>
/// <param name="ParallelBatches">Batches under way at once, at least 1.</param>
public sealed record Division(int BatchSize, int ParallelBatches)
{
    /// <summary>Large enough that messages between actors cost little, small enough that a batch's columns stay in the cache.</summary>
    public const int DefaultBatchSize = 256;

    /// <summary>Histories computed together, at least 1.</summary>
    public int BatchSize { get; } = Sampling.AtLeastOne(BatchSize, nameof(BatchSize));

    /// <summary>Batches under way at once, at least 1.</summary>
    public int ParallelBatches { get; } = Sampling.AtLeastOne(ParallelBatches, nameof(ParallelBatches));
}
