using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary>A function of one column, lane by lane.</summary>
    internal partial interface IUnary
    {
        /// <summary>The function of four lanes.</summary>
        static abstract Vector256<double> Of(Vector256<double> x);
    }

    /// <summary>A function of two columns, lane by lane.</summary>
    internal partial interface IBinary
    {
        /// <summary>The function of four lanes.</summary>
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);
    }

    /// <summary>A function of three columns, lane by lane.</summary>
    internal partial interface ITernary
    {
        /// <summary>The function of four lanes.</summary>
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y, Vector256<double> z);
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
