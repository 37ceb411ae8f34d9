namespace AgentSim.Cluster;

/// <summary>What a message may hold at most; one that holds more is refused before any memory is taken for it.</summary>
internal static class MessageLimits
{
    /// <summary>The version of the messages.</summary>
    public const int Protocol = 1;

    /// <summary>Bytes of a piece of a file or batch.</summary>
    public const int Piece = 256 << 10;

    /// <summary>Bytes of a frame on the network: a piece with what stands around it.</summary>
    public const int Frame = 2 * Piece;

    /// <summary>Characters of a name or a reason, and bytes of them.</summary>
    public const int Text = 4_000;

    /// <summary>Files of an experiment.</summary>
    public const int Files = 2_000;

    /// <summary>Bytes of one of them.</summary>
    public const int FileBytes = 64 << 20;

    /// <summary>Batches of a deal, or held by a worker.</summary>
    public const int Batches = 4_096;

    /// <summary>Bytes of a batch that was played.</summary>
    public const int PartBytes = 512 << 20;
}
