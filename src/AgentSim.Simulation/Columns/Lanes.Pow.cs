using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary>
    /// <paramref name="x"/> to the power <paramref name="y"/>, within 1 ulp, with the edges of IEEE 754: a NaN to the power 0,
    /// and 1 to the power of a NaN, are 1; a negative number to a power that is no integer is NaN.
    /// </summary>
    public static double Pow(double x, double y) => Pow(Vector256.Create(x), Vector256.Create(y)).ToScalar();

    /// <summary><c>destination[i] = pow(x[i], y[i])</c>; the destination may be one of the operands.</summary>
    /// <exception cref="ArgumentException">The lengths of the operands differ, or the destination is shorter.</exception>
    public static void Pow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination)
    {
        if (y.Length != x.Length)
            throw new ArgumentException($"There are {x.Length} bases, but {y.Length} exponents.", nameof(y));
        CheckLength(x.Length, destination.Length);
        ref var bases = ref MemoryMarshal.GetReference(x);
        ref var exponents = ref MemoryMarshal.GetReference(y);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var whole = x.Length & -Vector256<double>.Count;
        for (nuint lane = 0; lane < (nuint)whole; lane += (nuint)Vector256<double>.Count)
            Pow(Vector256.LoadUnsafe(ref bases, lane), Vector256.LoadUnsafe(ref exponents, lane)).StoreUnsafe(ref to, lane);
        for (var lane = whole; lane < x.Length; lane++)
            destination[lane] = Pow(x[lane], y[lane]);
    }
}
