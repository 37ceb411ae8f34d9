using System.Diagnostics;
using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>What the actors of a worker need of the process that they are in.</summary>
/// <param name="Coordinator">Where the coordinator listens.</param>
/// <param name="Name">What this worker is called.</param>
/// <param name="Cores">Batches that it plays at once.</param>
/// <param name="Files">Files that came before, by their digests.</param>
/// <param name="Played">Is told how many histories were played.</param>
/// <param name="Ended">Is told how it ended.</param>
/// <param name="Meters">Counts what is played.</param>
/// <param name="Log">Where it says what happens.</param>
internal sealed record SessionContext(
    Address Coordinator, string Name, int Cores, Dictionary<string, byte[]> Files, Action<int> Played, TaskCompletionSource<SessionEnding> Ended, WorkerMeters Meters, ILogger Log)
{
    private readonly long began = Stopwatch.GetTimestamp();

    /// <summary>Whether there was a coordinator to join.</summary>
    public bool HasJoined { get; set; }

    /// <summary>The time since it began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(began);
}
