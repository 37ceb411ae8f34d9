using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Chance;

internal sealed partial class Draws
{
    /// <summary>Both draws of a block, for four histories.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Even, Vector256<double> Odd) Block(
        Stream stream, Vector256<ulong> samples, Vector256<ulong> replications, Vector256<ulong> time, uint block)
    {
        var (word0, word1) = (samples, replications);
        var (word2, word3) = (Vector256.Create((ulong)stream.Id), Vector256.ShiftLeft(time, BlockBits) | Vector256.Create((ulong)block));
        Philox.Blocks(ref word0, ref word1, ref word2, ref word3, randomSeed);
        return (Fraction(word0, word1), Fraction(word2, word3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fraction(Vector256<ulong> low, Vector256<ulong> high) =>
        Fraction(Vector256.ShiftLeft(high, 32) | (low & Vector256.Create((ulong)uint.MaxValue)));

    /// <summary>52 bits behind a leading 1 are a double from 1 to 2; taking 1 - 2^-53 away is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fraction(Vector256<ulong> bits)
    {
        var mantissa = Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(0x3FF0_0000_0000_0000UL);
        return mantissa.AsDouble() - Vector256.Create(1 - 1.0 / (1L << 53));
    }
}
