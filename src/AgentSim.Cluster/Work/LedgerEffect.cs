using System.Collections.Immutable;

namespace AgentSim.Cluster;

/// <summary>What is to be done after something happened: a closed set.</summary>
internal abstract record LedgerEffect;

/// <summary>Send a worker some batches, or send them again.</summary>
/// <param name="Worker">Which worker.</param>
/// <param name="Ticket">The number of the deal, from 1: a deal that comes twice is known by it.</param>
/// <param name="Units">Numbers of the batches.</param>
internal sealed record Deal(string Worker, int Ticket, ImmutableArray<int> Units) : LedgerEffect;

/// <summary>Write down what a worker has sent: nobody has sent this batch before.</summary>
internal sealed record Keep(string Worker, int Unit) : LedgerEffect;

/// <summary>Compare what a worker has sent with what was sent before: the same batch has the same bits.</summary>
internal sealed record Compare(string Worker, int Unit) : LedgerEffect;

/// <summary>Tell a worker that it need not hold a batch any more.</summary>
internal sealed record Acknowledge(string Worker, int Unit) : LedgerEffect;

/// <summary>Tell a worker that somebody else has played a batch that it holds.</summary>
internal sealed record Withdraw(string Worker, int Unit) : LedgerEffect;

/// <summary>Tell a worker that nothing is known of it, so that it begins anew.</summary>
internal sealed record Forget(string Worker) : LedgerEffect;

/// <summary>All batches are on the disk.</summary>
internal sealed record AllKept : LedgerEffect;
