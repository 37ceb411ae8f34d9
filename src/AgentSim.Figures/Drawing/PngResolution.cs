using System.Buffers.Binary;

namespace AgentSim.Figures.Drawing;

/// <summary>Says in a PNG file how many dots go to the inch, which Skia does not. Source: PNG specification, third edition, 11.3.4.3 and annex D.</summary>
internal static class PngResolution
{
    private const double InchesPerMetre = 1 / 0.0254;

    // The signature, and the header with its length, name and checksum.
    private const int AfterHeader = 8 + 25;

    public static byte[] Set(byte[] png, int dotsPerInch)
    {
        var chunk = new byte[21];
        var dots = (int)Math.Round(dotsPerInch * InchesPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(8), dots);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(12), dots);
        chunk[16] = 1; // the unit is the metre
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Checksum(chunk.AsSpan(4, 13)));
        return [.. png[..AfterHeader], .. chunk, .. png[AfterHeader..]];
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
