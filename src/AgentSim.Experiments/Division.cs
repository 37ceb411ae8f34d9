namespace AgentSim.Experiments;

/// <summary>How the work is divided; it changes no record.</summary>
/// <param name="BatchSize">Histories that are handed out, kept and written together, at least 1.</param>
/// <param name="ParallelBatches">Batches under way at once, at least 1.</param>
public sealed record Division(int BatchSize, int ParallelBatches)
{
    /// <summary>Histories of a batch that are computed together: so many that messages between actors cost little, so few that their columns stay in the cache.</summary>
    public const int Lanes = 256;

    /// <summary>Of many histories a batch has so many, or more where histories are short: fewer files, which each take time to open, and still little to lose.</summary>
    private const int LargeBatch = 1024;

    /// <summary>The most histories of a batch that anything but a request makes.</summary>
    private const int LargestBatch = 8 * LargeBatch;

    // 8 MB.
    private const int NumbersOfBatch = 1 << 20;

    private const int ManyBatches = 16;

    /// <summary>Histories that are handed out, kept and written together, at least 1.</summary>
    public int BatchSize { get; } = Sampling.AtLeastOne(BatchSize, nameof(BatchSize));

    /// <summary>Batches under way at once, at least 1.</summary>
    public int ParallelBatches { get; } = Sampling.AtLeastOne(ParallelBatches, nameof(ParallelBatches));

    /// <summary>A good division: the batches depend on nothing but the model and the number of histories, so that parts that were played elsewhere fit together.</summary>
    /// <param name="histories">Histories of an arm, at all design points.</param>
    /// <param name="numbers">About how many numbers are recorded of a history, at least 1.</param>
    /// <param name="parallelBatches">Batches under way at once, at least 1.</param>
    public static Division Of(long histories, int numbers, int parallelBatches) =>
        new((int)Math.Clamp(histories / ManyBatches, Lanes, Math.Clamp(NumbersOfBatch / numbers, LargeBatch, LargestBatch)), parallelBatches);
}
