namespace AgentSim.Cluster;

/// <summary>Who may take part: the same version of the program, which has read the same experiment.</summary>
internal static class Admission
{
    /// <summary>Why a worker that comes may not; null if it may.</summary>
    public static string? Reason(Hello hello, Told told) => hello.Protocol != MessageLimits.Protocol
        ? $"The worker speaks version {hello.Protocol} of the cluster's messages, and the coordinator version {MessageLimits.Protocol}: both must be of one version of AgentSim ({told.Engine} here)."
        : Engine(hello.Engine, told);

    /// <summary>Why a worker that has read the experiment may not; null if it may.</summary>
    public static string? Reason(Ready ready, Told told) => Engine(ready.Engine, told) ?? (ready.Digest == told.Digest
        ? null
        : $"The worker has read another experiment than {told.Name}: its digest there is {Short(ready.Digest)}, and here {Short(told.Digest)}. Its histories would be others.");

    private static string? Engine(string engine, Told told) => engine == told.Engine
        ? null
        : $"The worker is AgentSim {engine}, and the coordinator {told.Engine}: half of an experiment from each would be no experiment. Install the same on both.";

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
