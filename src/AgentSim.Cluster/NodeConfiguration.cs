using Akka.Configuration;

namespace AgentSim.Cluster;

/// <summary>
/// How Akka is set up beyond what Akka.Hosting has options for. Nothing is made of what comes from the network but by serializers that are named here or that Akka needs for itself, and nobody from elsewhere may
/// watch, stop or make actors.
/// </summary>
internal static class NodeConfiguration
{
    /// <summary>The settings.</summary>
    public static Config Of() => ConfigurationFactory.ParseString("""
        akka {
          suppress-json-serializer-warning = on
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.exit-clr = off
          actor {
            serializers {
              agentsim = "AgentSim.Cluster.ClusterSerializer, AgentSim.Cluster"
              json = "AgentSim.Runtime.RefusingSerializer, AgentSim.Runtime"
              bytes = "AgentSim.Runtime.RefusingSerializer, AgentSim.Runtime"
              proto = "AgentSim.Runtime.RefusingSerializer, AgentSim.Runtime"
              daemon-create = "AgentSim.Runtime.RefusingSerializer, AgentSim.Runtime"
            }
            serialization-bindings {
              "AgentSim.Cluster.ClusterMessage, AgentSim.Cluster" = agentsim
            }
          }
          remote {
            untrusted-mode = on
            trusted-selection-paths = ["/user/reception", "/system/cluster/core/daemon", "/system/cluster/heartbeatReceiver"]
            log-remote-lifecycle-events = off
            dot-netty.tcp.connection-timeout = 5 s
            retry-gate-closed-for = 1 s
          }
          cluster {
            seed-node-timeout = 2 s
            retry-unsuccessful-join-after = 2 s
            shutdown-after-unsuccessful-join-seed-nodes = off
            run-coordinated-shutdown-when-down = on
            failure-detector {
              heartbeat-interval = 1 s
              acceptable-heartbeat-pause = 6 s
            }
            split-brain-resolver.stable-after = 7 s
          }
        }
        """);
}
