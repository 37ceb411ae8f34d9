using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary>
    /// <c>exp(y log |x|)</c>, the logarithm and its product with y in two parts each (with one part the error is 16 ulp and more).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Pow(Vector256<double> x, Vector256<double> y)
    {
        var size = Vector256.Abs(x);
        var (log, logRest) = SplitLog(size);
        log = Where(Vector256.Equals(size, Vector256.Create(double.PositiveInfinity)), Vector256.Create(double.PositiveInfinity), log);
        log = Where(Vector256.Equals(size, Vector256<double>.Zero), Vector256.Create(double.NegativeInfinity), log);
        var product = y * log;
        var rest = Fused(y, logRest, Fused(y, log, -product));
        rest = Where(Vector256.LessThan(Vector256.Abs(product), Vector256.Create(1000.0)), rest, Vector256<double>.Zero);
        var result = Exp(product, rest);
        return IsOrdinary(x, y) ? result : PowEdges(x, y, size, result);
    }

    /// <summary>Whether in no lane an edge is near: bases have no sign, not even that of 0, and exponents are finite and not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOrdinary(Vector256<double> x, Vector256<double> y)
    {
        var exponent = Vector256.Abs(y);
        var finite = Vector256.LessThan(exponent, Vector256.Create(double.PositiveInfinity)) & Vector256.GreaterThan(exponent, Vector256<double>.Zero);
        return Vector256.EqualsAll((finite & Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero)).AsInt64(), Vector256<long>.AllBitsSet)
            && x.ExtractMostSignificantBits() == 0;
    }

    /// <summary>
    /// log x for positive finite x, relative error 2^-64: <c>k ln 2 + 2 s + 2/3 s^3 + s^5 P(s^2)</c> with <c>s = f / (2 + f)</c>
    /// as in <see cref="Log(double)"/>. P has the least largest relative error over its range (Remez).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Log, Vector256<double> LogRest) SplitLog(Vector256<double> x)
    {
        var mantissa = Mantissa(x, out var k);
        var one = Vector256<double>.One;
        var f = mantissa - one;
        var divisor = mantissa + one;
        var divisorRest = mantissa - (divisor - one);
        var s = f / divisor;
        var sRest = (Fused(-s, divisor, f) - s * divisorRest) / divisor;
        var square = s * s;
        var squareRest = Fused(s, s, -square) + (s + s) * sRest;
        var cube = s * square;
        var cubeRest = Fused(s, square, -cube) + Fused(s, squareRest, sRest * square);

        var twoThirds = Vector256.Create(2.0 / 3);
        var term = twoThirds * cube;
        var termRest = Fused(twoThirds, cube, -term) + Fused(twoThirds, cubeRest, cube * Vector256.Create(3.700743415417188e-17));
        var fourth = square * square;
        var low = Join(Line(0.3999999999999998, 0.2857142857144511, square), Line(0.2222222221753647, 0.18181818870314245, square), fourth);
        var high = Join(Line(0.1538455687100642, 0.13336317419630586, square), Line(0.11674818474825606, 0.11989013598962181, square), fourth);
        var P = Join(low, high, fourth * fourth);
        var small = Fused(cube * square, P, termRest + (sRest + sRest));

        var (sum, sumRest) = Split(s + s, term);
        var (log, logRest) = Split(k * Vector256.Create(LogOf2High), sum);
        return Split(log, logRest + Fused(k, Vector256.Create(LogOf2Low), sumRest + small));
    }

    /// <summary><c>large + small</c> exactly, as the nearest double and the rest (Dekker 1971).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Sum, Vector256<double> SumRest) Split(Vector256<double> large, Vector256<double> small)
    {
        var sum = large + small;
        return (sum, large - sum + small);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowEdges(
        Vector256<double> x, Vector256<double> y, Vector256<double> size, Vector256<double> result)
    {
        var one = Vector256<double>.One;
        var half = y * Vector256.Create(0.5);
        var whole = Vector256.Equals(Vector256.Floor(y), y);
        var odd = Vector256.AndNot(whole, Vector256.Equals(Vector256.Floor(half), half));
        result |= x & odd & Vector256.Create(-0.0);

        var finite = Vector256.LessThan(size, Vector256.Create(double.PositiveInfinity));
        var invalid = Vector256.LessThan(x, Vector256<double>.Zero) & Vector256.AndNot(finite, whole);
        result = Where(invalid, Vector256.Create(double.NaN), result);
        result = Where(Vector256.IsNaN(x), x, Where(Vector256.IsNaN(y), y, result));
        var sure = Vector256.Equals(y, Vector256<double>.Zero) | Vector256.Equals(x, one)
            | (Vector256.Equals(size, one) & Vector256.Equals(Vector256.Abs(y), Vector256.Create(double.PositiveInfinity)));
        return Where(sure, one, result);
    }

    internal readonly partial struct PowFunction : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => Pow(x, y);
    }
}
