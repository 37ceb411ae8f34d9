using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Tests.Columns;

/// <summary>The bits of a lane depend on nothing but the lane.</summary>
public class LanesBitsTests
{
    private delegate void Kernel(ReadOnlySpan<double> source, Span<double> destination);

    private static readonly (string Name, Kernel Column, Func<double, double> Scalar)[] Kernels =
    [
        ("exp", Lanes.Exp, Lanes.Exp),
        ("log", Lanes.Log, Lanes.Log),
        ("logistic", Lanes.Logistic, Lanes.Logistic),
        ("pow", (x, to) => Lanes.Pow(x, Exponents(x.Length), to), x => Lanes.Pow(x, 2.7)),
    ];

    [Fact]
    public void A_column_has_the_bits_of_its_scalars_at_any_length_and_address()
    {
        var values = Values(200);
        var room = new double[300];
        foreach (var (name, column, scalar) in Kernels)
            for (var start = 0; start < 9; start++)
                foreach (var length in new[] { 0, 1, 2, 3, 4, 5, 7, 8, 9, 127, 128, 129 })
                {
                    var source = values.AsSpan(start, length);
                    column(source, room.AsSpan(11 - start, length));
                    for (var lane = 0; lane < length; lane++)
                        Assert.True(Bits(scalar(source[lane])) == Bits(room[11 - start + lane]), $"{name}({source[lane]:R})");
                }
    }

    [Fact]
    public void A_bad_lane_leaves_its_neighbours_alone()
    {
        double[] bad = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e308, -1e308, 5e-324, Missing.Value];
        var clean = Values(64);
        foreach (var (name, column, _) in Kernels)
        {
            var expected = new double[clean.Length];
            column(clean, expected);
            foreach (var value in bad)
                for (var place = 0; place < clean.Length; place++)
                {
                    var spoilt = clean.ToArray();
                    spoilt[place] = value;
                    column(spoilt, spoilt);
                    spoilt[place] = expected[place];
                    Assert.True(Bytes(spoilt).SequenceEqual(Bytes(expected)), $"{name}: {value} in lane {place}");
                }
        }
    }

    [Fact]
    public void A_shorter_destination_is_refused() =>
        Assert.Equal(
            "The destination has 3 lanes, but needs 4. (Parameter 'destination')",
            Assert.Throws<ArgumentException>(() => Lanes.Exp(new double[4], new double[3])).Message);

    [Fact]
    public void The_bits_are_the_approved_ones()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var values = Values(5_000);
        var results = new double[values.Length];
        foreach (var (_, column, _) in Kernels)
        {
            column(values, results);
            digest.AppendData(Bytes(results));
        }
        Assert.Equal("B47E05B88BCC8FF67083C787C32D4FCE", Convert.ToHexString(digest.GetHashAndReset())[..32]);
    }

    /// <summary>Numbers of all sizes without a generator: two irrational rotations, one of them in the exponent.</summary>
    internal static double[] Values(int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var share = i * 0.6180339887498949 % 1;
            var size = Math.ScaleB(1 + share, (int)(i * 0.4142135623730951 % 1 * 40) - 28);
            values[i] = i % 3 == 0 ? -size : size;
        }
        return values;
    }

    private static double[] Exponents(int count)
    {
        var exponents = new double[count];
        Array.Fill(exponents, 2.7);
        return exponents;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static ReadOnlySpan<byte> Bytes(double[] values) => MemoryMarshal.AsBytes<double>(values);
}
