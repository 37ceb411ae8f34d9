using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary>
    /// e to the power x, within 2 ulp, where x is from -700 to 700 or NaN; elsewhere the result means nothing. Half the work of
    /// <see cref="Exp(double)"/>, and a shorter chain of it, for loops in which the exponential is nearly all there is.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ExpOfModerate(Vector256<double> x)
    {
        var shifted = Fused(x, Vector256.Create(InverseLogOf2), Shift);
        var n = shifted - Vector256.Create(Shift);
        var r = Fused(n, Vector256.Create(-LogOf2Rest), Fused(n, Vector256.Create(-LogOf2), x));
        var square = r * r;
        var near = Fused(square, ExpTail(r, square), r) + Vector256<double>.One;
        return near * PowerOf2(shifted.AsInt64());
    }
}
