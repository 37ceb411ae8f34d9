using System.Collections.Immutable;

namespace AgentSim.Cluster;

/// <summary>Worker to coordinator: here I am, who are you?</summary>
/// <param name="Protocol">The version of these messages, <see cref="MessageLimits.Protocol"/>.</param>
/// <param name="Engine">The version of the program.</param>
internal sealed record Hello(int Protocol, string Engine) : ClusterMessage;

/// <summary>Coordinator to worker: what is played, by the digests of its files.</summary>
/// <param name="Name">The experiment's name.</param>
/// <param name="Digest">The experiment's digest, which a worker must come to by itself.</param>
/// <param name="Engine">The version of the program.</param>
/// <param name="File">The experiment's file, one of <paramref name="Files"/>.</param>
/// <param name="Samples">Samples that were asked for instead of the file's; null for those of the file.</param>
/// <param name="Posterior">The table of a posterior, one of <paramref name="Files"/>; null for none.</param>
/// <param name="BatchSize">The most histories of a batch.</param>
/// <param name="Files">All files.</param>
internal sealed record Told(string Name, string Digest, string Engine, string File, int? Samples, string? Posterior, int BatchSize, ImmutableArray<NamedDigest> Files) : ClusterMessage;

/// <summary>A file by its name and its digest.</summary>
/// <param name="Path">Its name below the folder of inputs, with slashes.</param>
/// <param name="Digest">SHA-256 of its bytes: hex, lower case.</param>
/// <param name="Length">How many bytes.</param>
internal sealed record NamedDigest(string Path, string Digest, int Length);

/// <summary>Coordinator to worker: you cannot take part.</summary>
internal sealed record Refused(string Reason) : ClusterMessage;

/// <summary>Worker to coordinator: send a file from some byte on.</summary>
internal sealed record Want(string Digest, int Offset) : ClusterMessage;

/// <summary>Coordinator to worker: a piece of a file.</summary>
internal sealed record FilePiece(string Digest, int Offset, ReadOnlyMemory<byte> Bytes) : ClusterMessage;

/// <summary>Worker to coordinator: I have read it all, have nothing in my hands, and can play.</summary>
/// <param name="Session">Counts how often this worker has begun anew.</param>
/// <param name="Digest">The experiment's digest as it was read there.</param>
/// <param name="Engine">The version of the program.</param>
/// <param name="Cores">Batches that it plays at once.</param>
/// <param name="Name">What a person calls it.</param>
internal sealed record Ready(int Session, string Digest, string Engine, int Cores, string Name) : ClusterMessage;

/// <summary>Coordinator to worker: you may ask.</summary>
internal sealed record Welcome(int Session) : ClusterMessage;

/// <summary>Worker to coordinator: I have room for more.</summary>
internal sealed record Asking(int Session, int Ticket, ImmutableArray<int> Held) : ClusterMessage;

/// <summary>Coordinator to worker: play these.</summary>
internal sealed record Dealt(int Session, int Ticket, ImmutableArray<NumberedBatch> Batches) : ClusterMessage;

/// <summary>A batch by its number.</summary>
internal readonly record struct NumberedBatch(int Unit, int Arm, uint First, int Count);

/// <summary>Worker to coordinator: a piece of a batch that was played.</summary>
/// <param name="Session">The session in which it was dealt.</param>
/// <param name="Unit">Its number.</param>
/// <param name="Offset">Where the piece belongs.</param>
/// <param name="Total">The length of all of it.</param>
/// <param name="Bytes">The piece.</param>
internal sealed record PartPiece(int Session, int Unit, int Offset, int Total, ReadOnlyMemory<byte> Bytes) : ClusterMessage;

/// <summary>Coordinator to worker: it is kept, let go of it.</summary>
internal sealed record Acknowledged(int Session, int Unit) : ClusterMessage;

/// <summary>Coordinator to worker: somebody else was faster.</summary>
internal sealed record Withdrawn(int Session, int Unit) : ClusterMessage;

/// <summary>Coordinator to worker: I do not know you (any more), begin anew.</summary>
internal sealed record Forgotten(int Session) : ClusterMessage;

/// <summary>Coordinator to worker: I am still here.</summary>
internal sealed record Pulse : ClusterMessage;

/// <summary>Coordinator to worker: all has been played.</summary>
internal sealed record Ended(string Words) : ClusterMessage;

/// <summary>Worker to coordinator: I am going.</summary>
internal sealed record Leaving(int Session) : ClusterMessage;
