using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

/// <summary>
/// Elementary functions with the same bits always: alone or in a column, at any address and length, whatever the neighbours
/// hold, with every x86-64 instruction set.
/// </summary>
/// <remarks>
/// One kernel per function, on four lanes and with explicit fused multiply-adds, gives the scalar and the column version.
/// A NaN comes out as it went in, payload and all, so that <see cref="Missing"/> stays missing; an invalid operation gives
/// <see cref="double.NaN"/>. Units in the last place (ulp) state the largest error found against 50-digit arithmetic.
/// </remarks>
internal static partial class Lanes
{
    private static Vector256<double> Infinity => Vector256.Create(double.PositiveInfinity);

    /// <summary>A function of one column, lane by lane.</summary>
    internal interface IUnary
    {
        /// <summary>The function of four lanes.</summary>
        static abstract Vector256<double> Of(Vector256<double> x);
    }

    /// <summary>A function of two columns, lane by lane.</summary>
    internal interface IBinary
    {
        /// <summary>The function of four lanes.</summary>
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);
    }

    /// <summary>The same for eight lanes at once, where the processor has that: an operation of its own, which has the same bits at any width.</summary>
    internal interface IWideBinary : IBinary
    {
        /// <summary>The function of eight lanes.</summary>
        static abstract Vector512<double> Of(Vector512<double> x, Vector512<double> y);
    }

    /// <summary>A function of three columns, lane by lane.</summary>
    internal interface ITernary
    {
        /// <summary>The function of four lanes.</summary>
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y, Vector256<double> z);
    }

    /// <summary>The function of one number: that of four equal lanes, so that the bits are the same.</summary>
    internal static double Map<TFunction>(double x) where TFunction : struct, IUnary =>
        TFunction.Of(Vector256.Create(x)).ToScalar();

    /// <summary><c>destination[i] = function(source[i])</c>; both may be the same span.</summary>
    internal static void Map<TFunction>(ReadOnlySpan<double> source, Span<double> destination) where TFunction : struct, IUnary
    {
        CheckLength(source.Length, destination.Length);
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var whole = source.Length & -Vector256<double>.Count;
        for (nuint lane = 0; lane < (nuint)whole; lane += (nuint)Vector256<double>.Count)
            TFunction.Of(Vector256.LoadUnsafe(ref from, lane)).StoreUnsafe(ref to, lane);
        for (var lane = whole; lane < source.Length; lane++)
            destination[lane] = Map<TFunction>(source[lane]);
    }

    private static void CheckLength(int source, int destination)
    {
        if (destination < source)
            throw new ArgumentException($"The destination has {destination} lanes, but needs {source}.", nameof(destination));
    }

    /// <summary><paramref name="x"/> where the condition's lane is all ones, else <paramref name="y"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Where(Vector256<double> condition, Vector256<double> x, Vector256<double> y) =>
        Vector256.ConditionalSelect(condition, x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fused(Vector256<double> x, Vector256<double> y, Vector256<double> plus) =>
        Vector256.FusedMultiplyAdd(x, y, plus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fused(Vector256<double> x, Vector256<double> y, double plus) =>
        Vector256.FusedMultiplyAdd(x, y, Vector256.Create(plus));

    // Polynomials are summed up in pairs, and pairs of pairs (Estrin): half as long a wait as term by term (Horner).

    /// <summary><c>constant + slope x</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Line(double constant, double slope, Vector256<double> x) =>
        Vector256.FusedMultiplyAdd(Vector256.Create(slope), x, Vector256.Create(constant));

    /// <summary><c>low + high power</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Join(Vector256<double> low, Vector256<double> high, Vector256<double> power) =>
        Vector256.FusedMultiplyAdd(high, power, low);
}
