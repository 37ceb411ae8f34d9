using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

/// <summary>
/// Elementary functions with the same bits always: alone or in a column, at any address and length, whatever the neighbours
/// hold, with every x86-64 instruction set.
/// </summary>
/// <remarks>
/// One kernel per function, on four lanes and with explicit fused multiply-adds, gives the scalar and the column version. Kernels stand in <c>Vectors</c>; the build makes of each text the same for eight lanes
/// (<c>Vectors/Wide.targets</c>), which is used where the processor has that: each lane's operations are the same, and so are its bits.
/// A NaN comes out as it went in, payload and all, so that <see cref="Missing"/> stays missing; an invalid operation gives
/// <see cref="double.NaN"/>. Units in the last place (ulp) state the largest error found against 50-digit arithmetic.
/// </remarks>
internal static partial class Lanes
{
    /// <summary>The function of one number: that of four equal lanes, so that the bits are the same.</summary>
    internal static double Map<TFunction>(double x) where TFunction : struct, IUnary =>
        TFunction.Of(Vector256.Create(x)).ToScalar();

    /// <summary><c>destination[i] = function(source[i])</c>; both may be the same span.</summary>
    internal static void Map<TFunction>(ReadOnlySpan<double> source, Span<double> destination) where TFunction : struct, IUnary
    {
        CheckLength(source.Length, destination.Length);
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var (lane, length) = ((nuint)0, (nuint)source.Length);
        if (Vector512.IsHardwareAccelerated)
        {
            for (; lane + (nuint)Vector512<double>.Count <= length; lane += (nuint)Vector512<double>.Count)
                TFunction.Of(Vector512.LoadUnsafe(ref from, lane)).StoreUnsafe(ref to, lane);
        }

        for (; lane + (nuint)Vector256<double>.Count <= length; lane += (nuint)Vector256<double>.Count)
            TFunction.Of(Vector256.LoadUnsafe(ref from, lane)).StoreUnsafe(ref to, lane);
        for (; lane < length; lane++)
            destination[(int)lane] = Map<TFunction>(source[(int)lane]);
    }

    private static void CheckLength(int source, int destination)
    {
        if (destination < source)
            throw new ArgumentException($"The destination has {destination} lanes, but needs {source}.", nameof(destination));
    }
}
