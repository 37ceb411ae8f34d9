using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace AgentSim.Cluster;

/// <summary>Reads the fields of a message. It trusts no length: each is compared with what may be and with what is there.</summary>
internal sealed class MessageReader(ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int at;

    /// <summary>Sees to it that nothing is left.</summary>
    public void End()
    {
        if (at != bytes.Length) throw new InvalidDataException($"A message has {bytes.Length - at} bytes too many.");
    }

    public int Whole() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)).Span);

    public int Whole(int least, int most) => Whole() is var value && value >= least && value <= most
        ? value
        : throw new InvalidDataException($"A message has the number {value} where {least} to {most} is allowed.");

    public string Text() => Strict.GetString(Take(Whole(0, MessageLimits.Text)).Span);

    public string? Maybe() => Whole(0, 1) == 1 ? Text() : null;

    public ReadOnlyMemory<byte> Bytes(int most) => Take(Whole(0, most));

    public ImmutableArray<T> Many<T>(int most, int leastBytes, Func<T> read)
    {
        var count = Whole(0, Math.Min(most, (bytes.Length - at) / leastBytes));
        var values = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++) values.Add(read());
        return values.MoveToImmutable();
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length > bytes.Length - at) throw new InvalidDataException($"A message of {bytes.Length} bytes ends before its time.");
        at += length;
        return bytes.Slice(at - length, length);
    }
}
