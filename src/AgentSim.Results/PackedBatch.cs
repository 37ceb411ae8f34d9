using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.Results;

/// <summary>A finished batch as the bytes of its files, to be kept in another folder than that of whoever played it.</summary>
/// <param name="Batch">Which.</param>
/// <param name="Parts">Its files, the one last that says that the batch is finished.</param>
public sealed record PackedBatch(Batch Batch, ImmutableArray<PackedPart> Parts)
{
    /// <summary>The kinds of files that every batch of a run has, in the order in which they are written.</summary>
    public static ImmutableArray<string> KindsOf(Run run, Collection collection) => [.. PartName.Kept(run, collection)];

    /// <summary>Whether two have the same bytes.</summary>
    public bool HasBytesOf(PackedBatch other) =>
        Parts.Length == other.Parts.Length && Parts.Zip(other.Parts).All(pair => pair.First.Kind == pair.Second.Kind && pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span));
}

/// <summary>One file of a batch.</summary>
/// <param name="Kind">What its table is called: <c>histories</c>, <c>series</c>, <c>deals</c>, <c>ledger</c> or <c>parameters</c>.</param>
/// <param name="Bytes">All of it.</param>
public readonly record struct PackedPart(string Kind, ReadOnlyMemory<byte> Bytes);
