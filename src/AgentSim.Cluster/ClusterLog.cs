using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>What is said of a cluster while it works: one kind of event for each thing that a person might look for.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening on {Address}.")]
    public static partial void Listening(ILogger log, string address);

    [LoggerMessage(2, LogLevel.Information, "Worker {Worker} has joined (cores: {Cores}).")]
    public static partial void WorkerJoined(ILogger log, string worker, int cores);

    [LoggerMessage(3, LogLevel.Information, "Worker {Worker} {How}.")]
    public static partial void WorkerLeft(ILogger log, string worker, string how);

    [LoggerMessage(4, LogLevel.Warning, "A worker at {Address} was refused. {Reason}")]
    public static partial void WorkerRefused(ILogger log, string address, string reason);

    [LoggerMessage(5, LogLevel.Information, "Waiting for a coordinator at {Address}.")]
    public static partial void Waiting(ILogger log, string address);

    [LoggerMessage(6, LogLevel.Information, "Joined {Address}: playing {Experiment} (cores: {Cores}).")]
    public static partial void Playing(ILogger log, string address, string experiment, int cores);

    [LoggerMessage(7, LogLevel.Warning, "The coordinator at {Address} is not heard of any more ({How}); waiting for it.")]
    public static partial void Lost(ILogger log, string address, string how);

    [LoggerMessage(8, LogLevel.Warning, "The coordinator does not know this worker any more; beginning anew.")]
    public static partial void Forgotten(ILogger log);

    [LoggerMessage(10, LogLevel.Warning, "Nothing is taken from {Peer}: {Objection}")]
    public static partial void Stranger(ILogger log, string peer, string objection);

    [LoggerMessage(11, LogLevel.Warning, "Something listens at {Address}, but in {Seconds} s it has not answered as a coordinator does: {Hint} Trying again.")]
    public static partial void NoAnswer(ILogger log, string address, int seconds, string hint);

    [LoggerMessage(9, LogLevel.Warning, "There is no way to {Host}: {Why}. Trying again.")]
    public static partial void NoWay(ILogger log, string host, string why);
}
