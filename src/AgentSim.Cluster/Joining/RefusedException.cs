namespace AgentSim.Cluster;

/// <summary>Coordinator and worker do not fit together; the message says why.</summary>
public sealed class RefusedException : Exception
{
    internal RefusedException(string message)
        : base(message)
    {
    }
}
