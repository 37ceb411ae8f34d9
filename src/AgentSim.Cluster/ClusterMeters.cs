using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace AgentSim.Cluster;

/// <summary>What is measured while an experiment is played on a cluster, for whoever listens to the meter <c>AgentSim.Cluster</c>.</summary>
internal sealed class ClusterMeters : IDisposable
{
    private readonly Meter meter = new(MeterNames.Cluster);
    private readonly Counter<long> histories;
    private readonly Counter<long> bytes;
    private readonly Histogram<double> batch;
    private int waiting, held, workers;

    public ClusterMeters()
    {
        histories = meter.CreateCounter<long>("agentsim.histories", "{history}", "Histories that were played.");
        bytes = meter.CreateCounter<long>("agentsim.received", "By", "Bytes of batches that came from workers.");
        batch = meter.CreateHistogram<double>("agentsim.batch.duration", "s", "How long a batch took, from its being dealt to a core until it was packed.");
        meter.CreateObservableGauge("agentsim.queue", () => waiting, "{batch}", "Batches that nobody holds.");
        meter.CreateObservableGauge("agentsim.held", () => held, "{batch}", "Batches that workers hold.");
        meter.CreateObservableGauge("agentsim.workers", () => workers, "{worker}", "Workers that take part.");
        meter.CreateObservableGauge("agentsim.memory", () => Environment.WorkingSet, "By", "Memory of the process.");
    }

    /// <summary>A batch has come.</summary>
    public void Received(int count, int length)
    {
        histories.Add(count);
        bytes.Add(length);
    }

    /// <summary>A batch has been played here.</summary>
    public void Played(int count, TimeSpan took)
    {
        histories.Add(count);
        batch.Record(took.TotalSeconds);
    }

    /// <summary>How things stand.</summary>
    public void Seen(WorkLedger ledger, ImmutableArray<WorkerProgress> seen) => (waiting, held, workers) = (ledger.Waiting, seen.Sum(worker => worker.Held), seen.Length);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
