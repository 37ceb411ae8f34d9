using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <inheritdoc cref="Exp(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Exp(Vector256<double> x) => Exp(x, Vector256<double>.Zero);

    /// <summary>
    /// <c>exp(x + rest)</c> where rest is below the last place of x: <c>x = n ln 2 + r</c>, and <c>exp(x) = 2^n exp(r)</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp(Vector256<double> x, Vector256<double> rest)
    {
        // Beyond these limits the result is infinite or zero anyway, and 2^n would leave its exponent bits.
        var limited = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(-746.0)), Vector256.Create(710.0));

        var shifted = Fused(limited, Vector256.Create(InverseLogOf2), Shift);
        var n = shifted - Vector256.Create(Shift);
        var (r, rRest) = Split(Fused(n, Vector256.Create(-LogOf2), limited), Fused(n, Vector256.Create(-LogOf2Rest), rest));

        // Twice by half the power: 2^n itself is no double at both ends of the range. Halves are exact, one product rounds.
        var halved = Fused(n, Vector256.Create(0.5), Shift);
        var half = PowerOf2(halved.AsInt64());
        var otherHalf = PowerOf2(shifted.AsInt64() - halved.AsInt64());
        return Where(Vector256.IsNaN(x), x, ExpNearZero(r, rRest) * half * otherHalf);
    }

    /// <summary>2 to the power of the integer in the low bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOf2(Vector256<long> power) =>
        Vector256.ShiftLeft(power + Vector256.Create(1023L), 52).AsDouble();

    /// <summary><c>1 + r + (rest + r^2 q(r))</c> with 1 + r in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpNearZero(Vector256<double> r, Vector256<double> rest)
    {
        var square = r * r;
        var (sum, sumRest) = Split(Vector256<double>.One, r);
        return sum + (sumRest + Fused(square, ExpTail(r, square), rest));
    }

    /// <summary>
    /// <c>q = (exp(r) - 1 - r) / r^2</c>: the polynomial of degree 10 with the least largest relative error over
    /// |r| &lt;= ln 2 / 2 (Remez), below 10^-18 of exp(r).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpTail(Vector256<double> r, Vector256<double> square)
    {
        var fourth = square * square;
        var low = Join(Line(0.5, 0.16666666666666682, r), Line(0.041666666666666095, 0.008333333333317034, r), square);
        var middle = Join(Line(0.001388888888911564, 0.00019841269896383416, r), Line(2.480158692661155e-05, 2.755723486222548e-06, r), square);
        var high = Join(Line(2.755758186654658e-07, 2.5112036758102305e-08, r), Vector256.Create(2.0826621518122057e-09), square);
        return Join(low, Join(middle, high, fourth), fourth);
    }

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

    internal readonly partial struct ExpFunction : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Exp(x);
    }
}
