using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>The operations on four lanes at once, except those that <see cref="Lanes"/> has.</summary>
internal static class Kernels
{
    private static Vector256<double> One => Vector256<double>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Truth(Vector256<double> mask) => Vector256.BitwiseAnd(mask, One);

    /// <summary>All bits where a value is neither 0 nor NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Holds(Vector256<double> value) => Vector256.GreaterThan(Vector256.Abs(value), Vector256<double>.Zero);

    /// <summary>
    /// The operand where it is NaN, else the result. A processor keeps the first of two NaNs, but where operands commute the compiler may
    /// exchange them, and does so for some instruction sets.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> First(Vector256<double> operand, Vector256<double> result) =>
        Vector256.ConditionalSelect(Vector256.IsNaN(operand), operand, result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> First(Vector512<double> operand, Vector512<double> result) =>
        Vector512.ConditionalSelect(Vector512.IsNaN(operand), operand, result);

    internal readonly struct Add : Lanes.IWideBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => First(a, a + b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> a, Vector512<double> b) => First(a, a + b);
    }

    internal readonly struct Subtract : Lanes.IWideBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a - b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> a, Vector512<double> b) => a - b;
    }

    internal readonly struct Multiply : Lanes.IWideBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => First(a, a * b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> a, Vector512<double> b) => First(a, a * b);
    }

    internal readonly struct Divide : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a / b;
    }

    internal readonly struct Min : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) =>
            Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a, b) | Vector256.IsNaN(a), a, b);
    }

    internal readonly struct Max : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) =>
            Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a, b) | Vector256.IsNaN(a), a, b);
    }

    internal readonly struct Less : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Vector256.LessThan(a, b));
    }

    internal readonly struct LessOrEqual : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Vector256.LessThanOrEqual(a, b));
    }

    internal readonly struct Equal : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Vector256.Equals(a, b));
    }

    internal readonly struct NotEqual : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.AndNot(One, Vector256.Equals(a, b));
    }

    internal readonly struct And : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Holds(a) & Holds(b));
    }

    internal readonly struct Or : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Holds(a) | Holds(b));
    }

    internal readonly struct Negate : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.Create(-0.0) - a;
    }

    internal readonly struct Absolute : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => First(a, Vector256.Abs(a));
    }

    internal readonly struct Square : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => a * a;
    }

    internal readonly struct SquareRoot : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.Sqrt(a);
    }

    internal readonly struct Reciprocal : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => One / a;
    }

    internal readonly struct XLogX : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.AndNot(a * Lanes.Log(a), Vector256.Equals(a, Vector256<double>.Zero));
    }

    internal readonly struct Floor : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.Floor(a);
    }

    internal readonly struct Not : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.AndNot(One, Holds(a));
    }

    internal readonly struct IsMissing : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Truth(Missing.Is(a));
    }

    internal readonly struct Select : Lanes.ITernary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Vector256.ConditionalSelect(Holds(a), b, c);
    }
}
