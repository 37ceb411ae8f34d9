using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>The operations on four lanes at once, except those that <see cref="Lanes"/> has; the build makes the same for eight.</summary>
internal static partial class Kernels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Truth(Vector256<double> mask) => Vector256.BitwiseAnd(mask, Vector256<double>.One);

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

    internal readonly partial struct Add : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => First(a, a + b);
    }

    /// <summary>Where no operand is missing: all NaNs are the same then.</summary>
    internal readonly partial struct PlainAdd : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a + b;
    }

    internal readonly partial struct Subtract : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a - b;
    }

    internal readonly partial struct Multiply : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => First(a, a * b);
    }

    /// <inheritdoc cref="PlainAdd"/>
    internal readonly partial struct PlainMultiply : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a * b;
    }

    internal readonly partial struct Divide : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a / b;
    }

    internal readonly partial struct Min : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) =>
            Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a, b) | Vector256.IsNaN(a), a, b);
    }

    internal readonly partial struct Max : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) =>
            Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a, b) | Vector256.IsNaN(a), a, b);
    }

    internal readonly partial struct Less : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Vector256.LessThan(a, b));
    }

    internal readonly partial struct LessOrEqual : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Vector256.LessThanOrEqual(a, b));
    }

    internal readonly partial struct Equal : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Vector256.Equals(a, b));
    }

    internal readonly partial struct NotEqual : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.AndNot(Vector256<double>.One, Vector256.Equals(a, b));
    }

    internal readonly partial struct And : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Holds(a) & Holds(b));
    }

    internal readonly partial struct Or : Lanes.IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Truth(Holds(a) | Holds(b));
    }

    internal readonly partial struct Negate : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.Create(-0.0) - a;
    }

    internal readonly partial struct Absolute : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => First(a, Vector256.Abs(a));
    }

    internal readonly partial struct Square : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => a * a;
    }

    internal readonly partial struct SquareRoot : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.Sqrt(a);
    }

    internal readonly partial struct Reciprocal : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256<double>.One / a;
    }

    internal readonly partial struct XLogX : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.AndNot(a * Lanes.Log(a), Vector256.Equals(a, Vector256<double>.Zero));
    }

    internal readonly partial struct Floor : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.Floor(a);
    }

    internal readonly partial struct Not : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Vector256.AndNot(Vector256<double>.One, Holds(a));
    }

    internal readonly partial struct IsMissing : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a) => Truth(Missing.Is(a));
    }

    internal readonly partial struct Select : Lanes.ITernary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Vector256.ConditionalSelect(Holds(a), b, c);
    }
}
