using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Chance;

internal static partial class Philox
{
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
}
