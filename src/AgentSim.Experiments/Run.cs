using System.Collections.Immutable;

namespace AgentSim.Experiments;

/// <summary>What is played: every arm of every design point, the same histories in each.</summary>
/// <param name="Design">The design points.</param>
/// <param name="Sampling">How many histories of each.</param>
/// <param name="RandomSeed">The random seed; 0 is one like any other.</param>
/// <param name="Division">How the work is divided; it changes no record.</param>
public sealed record Run(Design Design, Sampling Sampling, ulong RandomSeed, Division Division)
{
    /// <summary>Whether what each term of each actor's utility was worth is recorded besides. It changes no other record.</summary>
    public bool KeepsLedger { get; init; }

    /// <summary>The names of the arms, in order.</summary>
    public ImmutableArray<string> Arms => Design.Arms;

    /// <summary>Histories of all arms and design points.</summary>
    public long Histories => (long)Arms.Length * Design.Points * Sampling.Histories;

    /// <summary>The model that <paramref name="batch"/> plays.</summary>
    public Model ModelOf(Batch batch) => Design.Variants[Design.VariantOf(batch.Point)].Arms[batch.Arm].Model;

    /// <summary>All batches: of neighbouring points that play the same models, arm by arm, in the order of histories.</summary>
    public IEnumerable<Batch> Batches()
    {
        for (int first = 0, next; first < Design.Points; first = next)
        {
            next = first + 1;
            while (next < Design.Points && Design.VariantOf(next) == Design.VariantOf(first)) next++;
            foreach (var batch in Between((long)first * Sampling.Histories, (long)next * Sampling.Histories)) yield return batch;
        }
    }

    /// <summary>The batches of some samples of a design point, arm by arm.</summary>
    /// <param name="point">The design point.</param>
    /// <param name="samples">The samples.</param>
    public IEnumerable<Batch> Batches(int point, Range samples)
    {
        var (offset, length) = samples.GetOffsetAndLength(Sampling.Samples);
        var first = ((long)point * Sampling.Histories) + ((long)offset * Sampling.Replications);
        return Between(first, first + ((long)length * Sampling.Replications));
    }

    /// <summary>The batches of some of the first histories, counted through design points that play the same models, arm by arm.</summary>
    /// <param name="first">The first history.</param>
    /// <param name="end">The one after the last; of points that play other models there are none.</param>
    public IEnumerable<Batch> Batches(int first, int end)
    {
        var same = 1;
        while (same < Design.Points && (long)same * Sampling.Histories < end && Design.VariantOf(same) == Design.VariantOf(0)) same++;
        return Between(first, Math.Min(end, (long)same * Sampling.Histories));
    }

    private IEnumerable<Batch> Between(long first, long end)
    {
        for (var arm = 0; arm < Arms.Length; arm++)
        {
            for (var next = first; next < end; next += Division.BatchSize)
                yield return new(arm, new((uint)next, (int)Math.Min(Division.BatchSize, end - next), (uint)Sampling.Replications, (uint)Sampling.Samples));
        }
    }
}
