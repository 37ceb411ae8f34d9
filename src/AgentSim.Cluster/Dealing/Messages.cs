using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.Cluster;

/// <summary>To the dealer, from its own process: have some batches played and kept.</summary>
/// <param name="Batches">Which.</param>
/// <param name="Store">Keeps them.</param>
/// <param name="Done">Is told when all are kept, or why not.</param>
internal sealed record PlayAll(ImmutableArray<Batch> Batches, PartStore Store, TaskCompletionSource Done);

/// <summary>To the dealer, from itself: a batch is on the disk.</summary>
internal sealed record WrittenDown(int Unit);

/// <summary>To the dealer, from itself: a batch could not be written.</summary>
internal sealed record NotWritten(Exception Error);

/// <summary>To the dealer, from itself: a batch that came twice has the same bits as before.</summary>
internal sealed record FoundAlike
{
    /// <summary>The only one.</summary>
    public static readonly FoundAlike Instance = new();
}

/// <summary>To the dealer: stop; what is being written is written to its end.</summary>
/// <param name="Why">What whoever waits is told.</param>
internal sealed record StopDealing(Exception Why);

/// <summary>To the dealer: tell the workers that all is done; they say that they go.</summary>
internal sealed record DismissAll(string Words, TaskCompletionSource Done);

/// <summary>To the dealer, from its clock.</summary>
internal sealed record Tick
{
    /// <summary>The only one.</summary>
    public static readonly Tick Instance = new();
}
