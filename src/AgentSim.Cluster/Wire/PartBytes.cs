using System.Buffers.Binary;
using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Results;

namespace AgentSim.Cluster;

/// <summary>The files of a batch in one piece of memory: of each a byte that says which, its length, and its bytes.</summary>
internal static class PartBytes
{
    private const int Before = 1 + sizeof(int);

    /// <summary>Puts them into one.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="kinds">The kinds of files that a batch of its run has, in order.</param>
    public static byte[] Of(PackedBatch batch, ImmutableArray<string> kinds)
    {
        var bytes = new byte[batch.Parts.Sum(part => Before + part.Bytes.Length)];
        var at = 0;
        foreach (var part in batch.Parts)
        {
            bytes[at] = (byte)kinds.IndexOf(part.Kind);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 1), part.Bytes.Length);
            part.Bytes.CopyTo(bytes.AsMemory(at + Before));
            at += Before + part.Bytes.Length;
        }

        return bytes;
    }

    /// <summary>Takes them apart again, and sees to it that they are the files that such a batch has.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static PackedBatch Read(Batch batch, ReadOnlyMemory<byte> bytes, ImmutableArray<string> kinds)
    {
        var parts = ImmutableArray.CreateBuilder<PackedPart>(kinds.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var left = bytes.Length - at - Before;
            var length = left < 0 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[(at + 1)..]);
            if (length < 0 || length > left || bytes.Span[at] != parts.Count || parts.Count >= kinds.Length || !IsParquet(bytes.Span.Slice(at + Before, length)))
                throw new InvalidDataException("What came is not the files of a batch.");
            parts.Add(new(kinds[parts.Count], bytes.Slice(at + Before, length)));
            at += Before + length;
        }

        return parts.Count == kinds.Length ? new(batch, parts.MoveToImmutable()) : throw new InvalidDataException("What came lacks files of a batch.");
    }

    private static bool IsParquet(ReadOnlySpan<byte> file) => file.Length > 8 && file[..4].SequenceEqual("PAR1"u8) && file[^4..].SequenceEqual("PAR1"u8);
}
