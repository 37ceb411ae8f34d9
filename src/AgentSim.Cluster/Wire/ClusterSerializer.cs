using Akka.Actor;
using Akka.Serialization;

namespace AgentSim.Cluster;

/// <summary>
/// Writes and reads the messages of the cluster: a list of types that is closed, each field by field. No name of a type travels, so none that comes from the network is
/// ever looked up; what is not in the list is refused.
/// </summary>
internal sealed class ClusterSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const int Around = 64;

    /// <inheritdoc/>
    public override int Identifier => 7_100;

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        Hello => "hello",
        Told => "told",
        Refused => "refused",
        Want => "want",
        FilePiece => "file",
        Ready => "ready",
        Welcome => "welcome",
        Asking => "asking",
        Dealt => "dealt",
        PartPiece => "part",
        Acknowledged => "acknowledged",
        Withdrawn => "withdrawn",
        Forgotten => "forgotten",
        Pulse => "pulse",
        Ended => "ended",
        Leaving => "leaving",
        _ => throw new NotSupportedException($"{o?.GetType().ToString() ?? "null"} is no message of the cluster."),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        var writer = new MessageWriter(obj switch { PartPiece part => part.Bytes.Length + Around, FilePiece file => file.Bytes.Length + (2 * Around), _ => 4 * Around });
        Write(writer, obj);
        return writer.ToArray();
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        var reader = new MessageReader(bytes);
        var message = Read(reader, manifest);
        reader.End();
        return message;
    }

    private static void Write(MessageWriter to, object message)
    {
        switch (message)
        {
            case Hello hello: to.Whole(hello.Protocol); to.Text(hello.Engine); break;
            case Told told: Write(to, told); break;
            case Refused refused: to.Text(refused.Reason); break;
            case Want want: to.Text(want.Digest); to.Whole(want.Offset); break;
            case FilePiece piece: to.Text(piece.Digest); to.Whole(piece.Offset); to.Bytes(piece.Bytes.Span); break;
            case Ready ready: to.Whole(ready.Session); to.Text(ready.Digest); to.Text(ready.Engine); to.Whole(ready.Cores); to.Text(ready.Name); break;
            case Welcome welcome: to.Whole(welcome.Session); break;
            case Asking asking: to.Whole(asking.Session); to.Whole(asking.Ticket); to.Many(asking.Held, to.Whole); break;
            case Dealt dealt: to.Whole(dealt.Session); to.Whole(dealt.Ticket); to.Many(dealt.Batches, batch => Write(to, batch)); break;
            case PartPiece piece: to.Whole(piece.Session); to.Whole(piece.Unit); to.Whole(piece.Offset); to.Whole(piece.Total); to.Bytes(piece.Bytes.Span); break;
            case Acknowledged told: to.Whole(told.Session); to.Whole(told.Unit); break;
            case Withdrawn told: to.Whole(told.Session); to.Whole(told.Unit); break;
            case Forgotten told: to.Whole(told.Session); break;
            case Pulse: break;
            case Ended ended: to.Text(ended.Words); break;
            case Leaving leaving: to.Whole(leaving.Session); break;
            default: throw new NotSupportedException($"{message?.GetType().ToString() ?? "null"} is no message of the cluster.");
        }
    }

    private static ClusterMessage Read(MessageReader from, string manifest) => manifest switch
    {
        "hello" => new Hello(from.Whole(), from.Text()),
        "told" => ReadTold(from),
        "refused" => new Refused(from.Text()),
        "want" => new Want(from.Text(), from.Whole(0, MessageLimits.FileBytes)),
        "file" => new FilePiece(from.Text(), from.Whole(0, MessageLimits.FileBytes), from.Bytes(MessageLimits.Piece)),
        "ready" => new Ready(from.Whole(), from.Text(), from.Text(), from.Whole(1, ushort.MaxValue), from.Text()),
        "welcome" => new Welcome(from.Whole()),
        "asking" => new Asking(from.Whole(), from.Whole(), from.Many(MessageLimits.Batches, sizeof(int), from.Whole)),
        "dealt" => new Dealt(from.Whole(), from.Whole(), from.Many(MessageLimits.Batches, 4 * sizeof(int), () => ReadBatch(from))),
        "part" => new PartPiece(from.Whole(), from.Whole(), from.Whole(0, MessageLimits.PartBytes), from.Whole(1, MessageLimits.PartBytes), from.Bytes(MessageLimits.Piece)),
        "acknowledged" => new Acknowledged(from.Whole(), from.Whole()),
        "withdrawn" => new Withdrawn(from.Whole(), from.Whole()),
        "forgotten" => new Forgotten(from.Whole()),
        "pulse" => new Pulse(),
        "ended" => new Ended(from.Text()),
        "leaving" => new Leaving(from.Whole()),
        _ => throw new NotSupportedException("A message is of no kind that the cluster has."),
    };

    private static void Write(MessageWriter to, Told told)
    {
        to.Text(told.Name);
        to.Text(told.Digest);
        to.Text(told.Engine);
        to.Text(told.File);
        to.Whole(told.Samples ?? 0);
        to.Maybe(told.Posterior);
        to.Whole(told.BatchSize);
        to.Many(told.Files, file =>
        {
            to.Text(file.Path);
            to.Text(file.Digest);
            to.Whole(file.Length);
        });
    }

    private static Told ReadTold(MessageReader from) => new(
        from.Text(), from.Text(), from.Text(), from.Text(), from.Whole(0, int.MaxValue) is > 0 and var samples ? samples : null, from.Maybe(), from.Whole(1, int.MaxValue),
        from.Many(MessageLimits.Files, 3 * sizeof(int), () => new NamedDigest(from.Text(), from.Text(), from.Whole(0, MessageLimits.FileBytes))));

    private static void Write(MessageWriter to, NumberedBatch batch)
    {
        to.Whole(batch.Unit);
        to.Whole(batch.Arm);
        to.Whole(unchecked((int)batch.First));
        to.Whole(batch.Count);
    }

    private static NumberedBatch ReadBatch(MessageReader from) => new(from.Whole(), from.Whole(0, int.MaxValue), unchecked((uint)from.Whole()), from.Whole(1, int.MaxValue));
}
