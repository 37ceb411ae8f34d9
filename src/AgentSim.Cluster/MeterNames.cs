namespace AgentSim.Cluster;

/// <summary>What meters are called.</summary>
internal static class MeterNames
{
    /// <summary>The meter of an experiment that is played on a cluster.</summary>
    public const string Cluster = "AgentSim.Cluster";
}
