using System.Diagnostics.Metrics;

namespace AgentSim.Cluster;

/// <summary>What a worker measures.</summary>
internal sealed class WorkerMeters : IDisposable
{
    private readonly Meter meter = ClusterMeter.Create();
    private readonly Counter<long> histories;
    private readonly Histogram<double> batch;

    public WorkerMeters()
    {
        histories = ClusterMeter.Histories(meter, "Histories that were played here.");
        batch = ClusterMeter.Duration(meter, "agentsim.batch.duration", "How long a batch took from its beginning until it was packed.");
    }

    /// <summary>A batch has been played.</summary>
    public void Played(int count, TimeSpan took)
    {
        histories.Add(count);
        batch.Record(took.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
