using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AgentSim.Simulation.Chance;

/// <summary>
/// Philox 4x32-10: four random words as a function of a counter of four words and a key of two.
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
internal static partial class Philox
{
    private const uint Multiplier0 = 0xD251_1F53;
    private const uint Multiplier2 = 0xCD9E_8D57;
    private const uint Weyl0 = 0x9E37_79B9; // golden ratio
    private const uint Weyl1 = 0xBB67_AE85; // sqrt(3) - 1
    private const int Rounds = 10;

    /// <summary>One block: counter in, random words out.</summary>
    public static (uint, uint, uint, uint) Block((uint, uint, uint, uint) counter, ulong key)
    {
        var (word0, word1, word2, word3) = counter;
        var (key0, key1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (product0, product2) = ((ulong)Multiplier0 * word0, (ulong)Multiplier2 * word2);
            (word0, word2) = ((uint)(product2 >> 32) ^ word1 ^ key0, (uint)(product0 >> 32) ^ word3 ^ key1);
            (word1, word3) = ((uint)product2, (uint)product0);
            unchecked
            {
                key0 += Weyl0;
                key1 += Weyl1;
            }
        }
        return (word0, word1, word2, word3);
    }

    /// <summary>The 64-bit products of the low halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> x, Vector256<ulong> y) =>
        Avx2.IsSupported ? Avx2.Multiply(x.AsUInt32(), y.AsUInt32()) : (x & Vector256.Create((ulong)uint.MaxValue)) * y;

    /// <inheritdoc cref="Product(Vector256{ulong}, Vector256{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> x, Vector512<ulong> y) =>
        Avx512F.IsSupported ? Avx512F.Multiply(x.AsUInt32(), y.AsUInt32()) : (x & Vector512.Create((ulong)uint.MaxValue)) * y;
}
