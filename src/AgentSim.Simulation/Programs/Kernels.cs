using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>The operations on four lanes at once. What a scalar gives is what a lane gives.</summary>
internal static class Kernels
{
    /// <summary>An operation with up to three operands.</summary>
    internal interface IKernel
    {
        /// <summary>How many operands it has.</summary>
        static abstract int Operands { get; }

        /// <summary>Four lanes of the result.</summary>
        static abstract Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c);
    }

    private static Vector256<double> One => Vector256<double>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Truth(Vector256<double> mask) => Vector256.BitwiseAnd(mask, One);

    /// <summary>All bits where a value is neither 0 nor NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Holds(Vector256<double> value) => Vector256.GreaterThan(Vector256.Abs(value), Vector256<double>.Zero);

    /// <summary>The first operand where it is NaN, then the second, then the result: so that payloads survive in every instruction set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Settle(Vector256<double> a, Vector256<double> b, Vector256<double> result)
    {
        result = Vector256.ConditionalSelect(Vector256.Equals(b, b), result, b);
        return Vector256.ConditionalSelect(Vector256.Equals(a, a), result, a);
    }

    internal readonly struct Add : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => a + b;
    }

    internal readonly struct Subtract : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => a - b;
    }

    internal readonly struct Multiply : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => a * b;
    }

    internal readonly struct Divide : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => a / b;
    }

    internal readonly struct Power : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Lanes.Pow(a, b);
    }

    internal readonly struct Min : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Settle(a, b, Vector256.ConditionalSelect(Vector256.LessThan(b, a), b, a));
    }

    internal readonly struct Max : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Settle(a, b, Vector256.ConditionalSelect(Vector256.GreaterThan(b, a), b, a));
    }

    internal readonly struct Less : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Truth(Vector256.LessThan(a, b));
    }

    internal readonly struct LessOrEqual : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Truth(Vector256.LessThanOrEqual(a, b));
    }

    internal readonly struct Equal : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Truth(Vector256.Equals(a, b));
    }

    internal readonly struct NotEqual : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Vector256.AndNot(One, Vector256.Equals(a, b));
    }

    internal readonly struct And : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Truth(Holds(a) & Holds(b));
    }

    internal readonly struct Or : IKernel
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Truth(Holds(a) | Holds(b));
    }

    internal readonly struct Negate : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Settle(a, a, -a);
    }

    internal readonly struct Absolute : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Settle(a, a, Vector256.Abs(a));
    }

    internal readonly struct Square : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => a * a;
    }

    internal readonly struct SquareRoot : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.Sqrt(a);
    }

    internal readonly struct Reciprocal : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => One / a;
    }

    internal readonly struct Exp : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Lanes.Exp(a);
    }

    internal readonly struct Log : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Lanes.Log(a);
    }

    internal readonly struct Logistic : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Lanes.Logistic(a);
    }

    internal readonly struct XLogX : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Vector256.AndNot(a * Lanes.Log(a), Vector256.Equals(a, Vector256<double>.Zero));
    }

    internal readonly struct Floor : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.Floor(a);
    }

    internal readonly struct Not : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.AndNot(One, Holds(a));
    }

    internal readonly struct IsMissing : IKernel
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Truth(Missing.Is(a));
    }

    internal readonly struct Select : IKernel
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
            Vector256.ConditionalSelect(Holds(a), b, c);
    }
}
