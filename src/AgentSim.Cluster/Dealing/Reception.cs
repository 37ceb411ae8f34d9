using System.Collections.Immutable;
using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>Tells workers what is played, sends them its files, and lets in those that have read the same.</summary>
internal sealed class Reception : ReceiveActor
{
    /// <summary>What it is called.</summary>
    public const string Name = "reception";

    private readonly Told told;
    private readonly ImmutableDictionary<string, byte[]> files;
    private readonly ILogger log;

    /// <summary>A reception.</summary>
    /// <param name="told">What is played.</param>
    /// <param name="files">Its files, by their digests.</param>
    /// <param name="dealer">Who deals out the work.</param>
    /// <param name="log">Where it says whom it refused.</param>
    public Reception(Told told, ImmutableDictionary<string, byte[]> files, IActorRef dealer, ILogger log)
    {
        (this.told, this.files, this.log) = (told, files, log);
        Receive<Hello>(hello => Answer(Admission.Reason(hello, told)));
        Receive<Want>(want =>
        {
            if (files.TryGetValue(want.Digest, out var bytes) && want.Offset < bytes.Length)
                Sender.Tell(new FilePiece(want.Digest, want.Offset, bytes.AsMemory(want.Offset, Math.Min(MessageLimits.Piece, bytes.Length - want.Offset))));
        });
        Receive<Ready>(ready =>
        {
            if (Admission.Reason(ready, told) is { } reason) Answer(reason);
            else dealer.Forward(ready);
        });
    }

    private void Answer(string? reason)
    {
        if (reason is null)
        {
            Sender.Tell(told);
            return;
        }

        ClusterLog.WorkerRefused(log, Sender.Path.Address.ToString(), reason);
        Sender.Tell(new Refused(reason));
    }
}
