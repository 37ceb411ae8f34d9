using System.Diagnostics.Metrics;

namespace AgentSim.Cluster;

/// <summary>The meter of an experiment that is played on a cluster: whoever listens to it by its name learns how it goes.</summary>
public static class ClusterMeter
{
    /// <summary>What it is called.</summary>
    public static string Name => "AgentSim.Cluster";

    // From what a small batch takes to what a large one of a large model does; the usual bounds of histograms are of milliseconds.
    private static readonly InstrumentAdvice<double> Bounds = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };

    internal static Meter Create()
    {
        var meter = new Meter(Name);
        meter.CreateObservableGauge("agentsim.memory", () => Environment.WorkingSet, "By", "Memory of the process.");
        return meter;
    }

    internal static Counter<long> Histories(Meter meter, string description) => meter.CreateCounter<long>("agentsim.histories", "{history}", description);

    internal static Histogram<double> Duration(Meter meter, string name, string description) => meter.CreateHistogram(name, "s", description, tags: null, Bounds);
}
