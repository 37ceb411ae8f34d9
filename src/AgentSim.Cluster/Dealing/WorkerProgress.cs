using System.Collections.Immutable;

namespace AgentSim.Cluster;

/// <summary>How far a worker is.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Cores">Batches that it plays at once.</param>
/// <param name="Histories">Histories that it has played.</param>
/// <param name="PerSecond">Histories a second, of late.</param>
/// <param name="Held">Batches that it holds.</param>
/// <param name="Repeated">Batches that somebody else was faster with.</param>
/// <param name="Silent">How long it has not been heard of.</param>
public sealed record WorkerProgress(string Name, int Cores, long Histories, double PerSecond, int Held, int Repeated, TimeSpan Silent)
{
    internal static ImmutableArray<WorkerProgress> Of(WorkLedger ledger, IReadOnlyDictionary<string, Seat> seats, TimeSpan now) =>
    [
        .. ledger.Hands.Where(hand => seats.ContainsKey(hand.Key))
            .Select(hand => new WorkerProgress(seats[hand.Key].Name, hand.Value.Cores, hand.Value.Histories, hand.Value.Pace.Rate, hand.Value.Held.Count, hand.Value.Repeated, now - hand.Value.Heard))
            .OrderBy(worker => worker.Name, StringComparer.Ordinal),
    ];
}
