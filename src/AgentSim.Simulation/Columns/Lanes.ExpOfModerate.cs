using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

public static partial class Lanes
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

    /// <summary>The q of <see cref="ExpNearZero"/>, summed in pairs (Estrin): four steps one after the other instead of ten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpTail(Vector256<double> r, Vector256<double> square)
    {
        var fourth = square * square;
        var of0 = Fused(r, Vector256.Create(0.16666666666666682), 0.5);
        var of2 = Fused(r, Vector256.Create(0.008333333333317034), 0.041666666666666095);
        var of4 = Fused(r, Vector256.Create(0.00019841269896383416), 0.001388888888911564);
        var of6 = Fused(r, Vector256.Create(2.755723486222548e-06), 2.480158692661155e-05);
        var of8 = Fused(r, Vector256.Create(2.5112036758102305e-08), 2.755758186654658e-07);
        var from8 = Fused(square, Vector256.Create(2.0826621518122057e-09), of8);
        var from4 = Fused(fourth, from8, Fused(square, of6, of4));
        return Fused(fourth, from4, Fused(square, of2, of0));
    }
}
