namespace AgentSim.Cluster;

/// <summary>A message between coordinator and worker. The sealed records of this type are all that crosses the network, besides what Akka says to itself.</summary>
internal abstract record ClusterMessage;
