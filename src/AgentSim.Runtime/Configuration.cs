using Akka.Configuration;

namespace AgentSim.Runtime;

/// <summary>How Akka is set up: quiet, local, without a serializer, and with one thread for each worker.</summary>
internal static class Configuration
{
    private const string Common = """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          suppress-json-serializer-warning = on
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          actor {
            serializers {
              json = "AgentSim.Runtime.RefusingSerializer, AgentSim.Runtime"
              bytes = "AgentSim.Runtime.RefusingSerializer, AgentSim.Runtime"
            }
          }
        }

        """;

    /// <summary>The dispatcher of a worker and of all that plays there.</summary>
    public static string DispatcherOf(int worker) => $"worker-{worker}";

    /// <summary>The configuration for some workers.</summary>
    public static Config For(int workers) =>
        ConfigurationFactory.ParseString(Common + string.Concat(Enumerable.Range(0, workers).Select(Dispatcher)));

    // Among actors on one thread a message is a queue's push and pop, and wakes nobody.
    private static string Dispatcher(int worker) => $$"""
        {{DispatcherOf(worker)}} {
          type = ForkJoinDispatcher
          dedicated-thread-pool { thread-count = 1, threadtype = background }
        }

        """;
}
