using System.Collections.Immutable;

namespace AgentSim.Cluster;

/// <summary>What a ledger knows of a worker.</summary>
/// <param name="cores">Batches that it plays at once.</param>
internal sealed class Hand(int cores)
{
    /// <summary>Batches that it plays at once.</summary>
    public int Cores => cores;

    /// <summary>Its speed.</summary>
    public Pace Pace { get; } = new();

    /// <summary>Batches that it was dealt and has not sent.</summary>
    public HashSet<int> Held { get; } = [];

    /// <summary>Histories in them.</summary>
    public long HeldHistories { get; set; }

    /// <summary>Histories that it was the first to send.</summary>
    public long Histories { get; set; }

    /// <summary>Batches that it sent after somebody else had.</summary>
    public int Repeated { get; set; }

    /// <summary>The number of its last deal; 0 before the first.</summary>
    public int Ticket { get; set; }

    /// <summary>What it was dealt last.</summary>
    public ImmutableArray<int> Last { get; set; } = [];

    /// <summary>Whether it has asked for work and not got any since.</summary>
    public bool IsHungry { get; set; }

    /// <summary>When it was heard of last.</summary>
    public TimeSpan Heard { get; set; }
}
