using Akka.Actor;

namespace AgentSim.Cluster;

/// <summary>A worker as the dealer sees it: where it is, and what is coming from it.</summary>
/// <param name="ready">What it said of itself.</param>
/// <param name="worker">Where it is.</param>
internal sealed class Seat(Ready ready, IActorRef worker)
{
    private byte[] bytes = [];
    private int unit = -1;
    private int received;

    /// <summary>What the ledger calls it: another for each time that it begins anew.</summary>
    public string Key { get; } = KeyOf(worker, ready.Session);

    /// <summary>What a person calls it.</summary>
    public string Name => ready.Name;

    /// <summary>Batches that it plays at once.</summary>
    public int Cores => ready.Cores;

    /// <summary>Which time that it has begun.</summary>
    public int Session => ready.Session;

    /// <summary>Where it is.</summary>
    public IActorRef Worker => worker;

    /// <summary>What the ledger calls a worker in one of its sessions.</summary>
    public static string KeyOf(IActorRef worker, int session) => $"{worker.Path.ToStringWithUid()} {session}";

    /// <summary>Takes a piece; gives all bytes once it is the last. What does not follow on what came before is let go of: it will be sent again.</summary>
    public byte[]? Take(PartPiece piece)
    {
        if (piece.Offset == 0) (unit, bytes, received) = (piece.Unit, new byte[piece.Total], 0);
        if (piece.Unit != unit || piece.Offset != received || piece.Total != bytes.Length || piece.Bytes.Length > piece.Total - received) return null;
        piece.Bytes.CopyTo(bytes.AsMemory(received));
        received += piece.Bytes.Length;
        if (received < bytes.Length) return null;
        (unit, var all, bytes) = (-1, bytes, []);
        return all;
    }
}
