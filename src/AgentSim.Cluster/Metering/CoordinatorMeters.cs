using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace AgentSim.Cluster;

/// <summary>What a coordinator measures.</summary>
internal sealed class CoordinatorMeters : IDisposable
{
    private readonly Meter meter = ClusterMeter.Create();
    private readonly Counter<long> histories, bytes;
    private readonly Histogram<double> kept;
    private volatile Standing now = new(0, []);

    public CoordinatorMeters()
    {
        histories = ClusterMeter.Histories(meter, "Histories that have come from workers and are on the disk.");
        bytes = meter.CreateCounter<long>("agentsim.received", "By", "Bytes of batches that came from workers.");
        kept = ClusterMeter.Duration(meter, "agentsim.keep.duration", "How long a batch took from its arrival until it was on the disk.");
        meter.CreateObservableGauge("agentsim.queue", () => now.Waiting, "{batch}", "Batches that nobody holds.");
        meter.CreateObservableGauge("agentsim.workers", () => now.Workers.Length, "{worker}", "Workers that take part.");
        meter.CreateObservableGauge("agentsim.worker.speed", () => OfEach(worker => worker.PerSecond), "{history}/s", "Histories a second of a worker, of late.");
        meter.CreateObservableGauge("agentsim.worker.held", () => OfEach(worker => worker.Held), "{batch}", "Batches that a worker holds.");
    }

    /// <summary>A batch has come.</summary>
    public void Received(int length) => bytes.Add(length);

    /// <summary>A batch is on the disk.</summary>
    public void Kept(int count, TimeSpan took)
    {
        histories.Add(count);
        kept.Record(took.TotalSeconds);
    }

    /// <summary>How things stand.</summary>
    public void Seen(int waiting, ImmutableArray<WorkerProgress> workers) => now = new(waiting, workers);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> OfEach(Func<WorkerProgress, double> value) => now.Workers.Select(worker => new Measurement<double>(value(worker), new KeyValuePair<string, object?>("worker", worker.Name)));

    private sealed record Standing(int Waiting, ImmutableArray<WorkerProgress> Workers);
}
