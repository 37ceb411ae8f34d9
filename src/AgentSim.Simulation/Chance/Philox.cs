using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AgentSim.Simulation.Chance;

/// <summary>
/// Philox 4x32-10: four random words as a function of a counter of four words and a key of two.
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
internal static class Philox
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

    /// <summary>
    /// Four blocks side by side. Every word is in the low half of its lane; what the high half holds is without meaning, before and after.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blocks(
        ref Vector256<ulong> word0, ref Vector256<ulong> word1, ref Vector256<ulong> word2, ref Vector256<ulong> word3, ulong key)
    {
        var (key0, key1) = (Vector256.Create(key), Vector256.Create(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Product(word0, Vector256.Create((ulong)Multiplier0));
            var product2 = Product(word2, Vector256.Create((ulong)Multiplier2));
            word0 = Vector256.ShiftRightLogical(product2, 32) ^ word1 ^ key0;
            word2 = Vector256.ShiftRightLogical(product0, 32) ^ word3 ^ key1;
            word1 = product2;
            word3 = product0;
            key0 += Vector256.Create((ulong)Weyl0);
            key1 += Vector256.Create((ulong)Weyl1);
        }
    }

    /// <summary>The 64-bit products of the low halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> x, Vector256<ulong> y)
    {
        if (Avx2.IsSupported)
            return Avx2.Multiply(x.AsUInt32(), y.AsUInt32());
        return (x & Vector256.Create((ulong)uint.MaxValue)) * y;
    }
}
