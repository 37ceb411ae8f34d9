using AgentSim.Cluster;

namespace AgentSim.App.Clustering;

/// <summary>What a person asked of a cluster.</summary>
/// <param name="Place">Where the coordinator listens.</param>
/// <param name="Trust">By what coordinator and workers know each other; null where only this machine can reach it.</param>
/// <param name="Log">How what happens is told.</param>
/// <param name="Metrics">Where what is measured is told; null for nowhere.</param>
internal sealed record ClusterRequest(ListenAddress Place, ClusterTrust? Trust, Format Log, MetricsPlace? Metrics);
