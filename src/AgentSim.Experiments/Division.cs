namespace AgentSim.Experiments;

/// <summary>How the work is divided; it changes no record.</summary>
/// <param name="BatchSize">Histories that are handed out, kept and written together, at least 1.</param>
/// <param name="ParallelBatches">Batches under way at once, at least 1.</param>
public sealed record Division(int BatchSize, int ParallelBatches)
{
    /// <summary>Histories of a batch that are computed together: so many that messages between actors cost little, so few that their columns stay in the cache.</summary>
    public const int Lanes = 256;

    /// <summary>Of many histories a batch has so many: fewer files, which each take time to open, and still little to lose.</summary>
    public const int LargestBatch = 1024;

    private const int ManyBatches = 16;

    /// <summary>Histories that are handed out, kept and written together, at least 1.</summary>
    public int BatchSize { get; } = Sampling.AtLeastOne(BatchSize, nameof(BatchSize));

    /// <summary>Batches under way at once, at least 1.</summary>
    public int ParallelBatches { get; } = Sampling.AtLeastOne(ParallelBatches, nameof(ParallelBatches));

    /// <summary>A good division: the batches depend on nothing but the number of histories, so that parts that were played elsewhere fit together.</summary>
    /// <param name="histories">Histories of an arm, at all design points.</param>
    /// <param name="parallelBatches">Batches under way at once, at least 1.</param>
    public static Division Of(long histories, int parallelBatches) => new((int)Math.Clamp(histories / ManyBatches, Lanes, LargestBatch), parallelBatches);
}
