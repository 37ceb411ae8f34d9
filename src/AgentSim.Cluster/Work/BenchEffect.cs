using System.Collections.Immutable;

namespace AgentSim.Cluster;

/// <summary>What a worker is to do: a closed set.</summary>
internal abstract record BenchEffect;

/// <summary>Begin to play a batch.</summary>
internal sealed record Begin(int Unit) : BenchEffect;

/// <summary>Send a batch that has been played, or send it again.</summary>
internal sealed record Send(int Unit) : BenchEffect;

/// <summary>Let go of a batch that has been played.</summary>
internal sealed record Discard(int Unit) : BenchEffect;

/// <summary>Ask for more.</summary>
/// <param name="Ticket">The number of the last deal.</param>
/// <param name="Held">All batches that it holds.</param>
internal sealed record Ask(int Ticket, ImmutableArray<int> Held) : BenchEffect;
