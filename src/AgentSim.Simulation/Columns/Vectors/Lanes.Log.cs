using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary>
    /// <c>x = 2^k (1 + f)</c>, <c>s = f / (2 + f)</c>, and <c>log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2)))</c>.
    /// Source: fdlibm, e_log.c (Sun Microsystems, 1993), also for the coefficients of R.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Log(Vector256<double> x)
    {
        var f = Mantissa(x, out var k) - Vector256<double>.One;
        var s = f / (f + Vector256.Create(2.0));
        var z = s * s;
        var w = z * z;
        var low = Join(Line(6.666666666666735130e-01, 3.999999999940941908e-01, z), Line(2.857142874366239149e-01, 2.222219843214978396e-01, z), w);
        var high = Join(Line(1.818357216161805012e-01, 1.531383769920937332e-01, z), Vector256.Create(1.479819860511658591e-01), w);
        var R = z * Join(low, high, w * w);
        var halfSquare = f * f * Vector256.Create(0.5);
        var small = Fused(s, halfSquare + R, k * Vector256.Create(LogOf2Low)) - halfSquare;
        var result = Fused(k, Vector256.Create(LogOf2High), f + small);
        return LogEdges(x, result);
    }

    /// <summary><c>x = 2^exponent * mantissa</c> for positive finite x, the mantissa from sqrt(1/2) to sqrt(2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Mantissa(Vector256<double> x, out Vector256<double> exponent)
    {
        // Denormal numbers are scaled up by 2^54 first.
        var denormal = Vector256.LessThan(x, Vector256.Create(2.2250738585072014e-308));
        var normal = Where(denormal, x * Vector256.Create(18014398509481984.0), x);

        const ulong halfRoot = 0x3FE6_A09E_667F_3BCDUL; // sqrt(1/2)
        const ulong one = 0x3FF0_0000_0000_0000UL;
        var bits = normal.AsUInt64() + Vector256.Create(one - halfRoot);

        // An integer below 2^52 becomes a double when it replaces the low bits of 2^52.
        var biased = Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(0x4330_0000_0000_0000UL);
        exponent = biased.AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        exponent -= denormal & Vector256.Create(54.0);
        return ((bits & Vector256.Create(0x000F_FFFF_FFFF_FFFFUL)) + Vector256.Create(halfRoot)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogEdges(Vector256<double> x, Vector256<double> result)
    {
        result = Where(Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), result, x); // infinity and NaN
        result = Where(Vector256.LessThan(x, Vector256<double>.Zero), Vector256.Create(double.NaN), result);
        return Where(Vector256.Equals(x, Vector256<double>.Zero), Vector256.Create(double.NegativeInfinity), result);
    }

    internal readonly partial struct LogFunction : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Log(x);
    }
}
