using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Programs;

/// <summary>One loop for all operations. An operand that is a scalar is four equal lanes, read again and again: its mask is 0.</summary>
internal static unsafe class Loops
{
    /// <summary><c>destination[i] = operation(a[i], b[i], c[i])</c> for <paramref name="count"/> lanes, a multiple of four.</summary>
    public static void Run(
        Operation operation, double* destination, double* a, nint maskA, double* b, nint maskB, double* c, nint maskC, nint count)
    {
        switch (operation)
        {
            case Operation.Add: Loop<Kernels.Add>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Subtract: Loop<Kernels.Subtract>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Multiply: Loop<Kernels.Multiply>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Divide: Loop<Kernels.Divide>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Power: Loop<Kernels.Power>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Min: Loop<Kernels.Min>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Max: Loop<Kernels.Max>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Less: Loop<Kernels.Less>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.LessOrEqual: Loop<Kernels.LessOrEqual>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Equal: Loop<Kernels.Equal>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.NotEqual: Loop<Kernels.NotEqual>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.And: Loop<Kernels.And>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Or: Loop<Kernels.Or>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Negate: Loop<Kernels.Negate>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Absolute: Loop<Kernels.Absolute>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Square: Loop<Kernels.Square>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.SquareRoot: Loop<Kernels.SquareRoot>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Reciprocal: Loop<Kernels.Reciprocal>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Exp: Loop<Kernels.Exp>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Log: Loop<Kernels.Log>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Logistic: Loop<Kernels.Logistic>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.XLogX: Loop<Kernels.XLogX>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Floor: Loop<Kernels.Floor>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Not: Loop<Kernels.Not>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.IsMissing: Loop<Kernels.IsMissing>(destination, a, maskA, b, maskB, c, maskC, count); break;
            case Operation.Select: Loop<Kernels.Select>(destination, a, maskA, b, maskB, c, maskC, count); break;
            default: throw new UnreachableException();
        }
    }

    private static void Loop<TKernel>(double* destination, double* a, nint maskA, double* b, nint maskB, double* c, nint maskC, nint count)
        where TKernel : struct, Kernels.IKernel
    {
        for (nint lane = 0; lane < count; lane += Vector256<double>.Count)
        {
            var first = Vector256.Load(a + (lane & maskA));
            var second = TKernel.Operands > 1 ? Vector256.Load(b + (lane & maskB)) : default;
            var third = TKernel.Operands > 2 ? Vector256.Load(c + (lane & maskC)) : default;
            TKernel.Of(first, second, third).Store(destination + lane);
        }
    }
}
