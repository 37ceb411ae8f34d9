namespace AgentSim.Cluster;

/// <summary>How much is dealt out, and how long a worker is waited for.</summary>
/// <param name="Share">How much time's work a worker is dealt, by its measured speed.</param>
/// <param name="MostDealt">The most batches of one deal.</param>
/// <param name="MostHeld">The most batches that a worker holds.</param>
/// <param name="Patience">The least time that a worker has for a batch before an idle one may play it too.</param>
internal sealed record LedgerLimits(TimeSpan Share, int MostDealt, int MostHeld, TimeSpan Patience)
{
    /// <summary>What is good for batches that take from milliseconds to minutes.</summary>
    public static LedgerLimits Usual { get; } = new(TimeSpan.FromSeconds(2), 128, 256, TimeSpan.FromSeconds(3));
}
