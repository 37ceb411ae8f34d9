using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>What a dealer needs of the process that it is in.</summary>
/// <param name="Limits">How much is dealt out.</param>
/// <param name="Kinds">The kinds of files of a batch.</param>
/// <param name="Watch">Is told of the workers, now and then.</param>
/// <param name="Meters">Counts what comes.</param>
/// <param name="Log">Where it says what happens.</param>
internal sealed record DealerContext(LedgerLimits Limits, ImmutableArray<string> Kinds, Action<ImmutableArray<WorkerProgress>> Watch, CoordinatorMeters Meters, ILogger Log)
{
    private readonly long began = Stopwatch.GetTimestamp();

    /// <summary>The time since it began, by a clock of this process that nobody sets: no other machine's clock is ever asked, nor this one's calendar.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(began);
}
