using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AgentSim.Cluster;

/// <summary>Writes the fields of a message one after the other, numbers little endian, whatever has a length after it.</summary>
internal sealed class MessageWriter(int capacity)
{
    private readonly ArrayBufferWriter<byte> bytes = new(capacity);

    /// <summary>What was written.</summary>
    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void Whole(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    public void Text(string value)
    {
        var text = Encoding.UTF8.GetBytes(value.Length > MessageLimits.Text / 4 ? value[..(MessageLimits.Text / 4)] : value);
        Bytes(text);
    }

    public void Maybe(string? value)
    {
        Whole(value is null ? 0 : 1);
        if (value is not null) Text(value);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Whole(value.Length);
        bytes.Write(value);
    }

    public void Many<T>(IReadOnlyCollection<T> values, Action<T> write)
    {
        Whole(values.Count);
        foreach (var value in values) write(value);
    }
}
