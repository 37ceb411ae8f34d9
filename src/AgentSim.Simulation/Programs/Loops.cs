using System.Diagnostics;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>The loops of all operations: one for each number of operands, compiled anew for each operation; by eight lanes where the processor has that.</summary>
internal static unsafe class Loops
{
    /// <summary>Takes one step for <paramref name="count"/> lanes, a multiple of eight; whose operands and result are at their places by number.</summary>
    public static void Run(in Instruction step, Place* places, nint count)
    {
        switch (step.Operation)
        {
            case Operation.Add when step.IsPlain: Binary<Kernels.PlainAdd>(in step, places, count); break;
            case Operation.Multiply when step.IsPlain: Binary<Kernels.PlainMultiply>(in step, places, count); break;
            case Operation.Add: Binary<Kernels.Add>(in step, places, count); break;
            case Operation.Subtract: Binary<Kernels.Subtract>(in step, places, count); break;
            case Operation.Multiply: Binary<Kernels.Multiply>(in step, places, count); break;
            case Operation.Divide: Binary<Kernels.Divide>(in step, places, count); break;
            case Operation.Power: Binary<Lanes.PowFunction>(in step, places, count); break;
            case Operation.Min: Binary<Kernels.Min>(in step, places, count); break;
            case Operation.Max: Binary<Kernels.Max>(in step, places, count); break;
            case Operation.Less: Binary<Kernels.Less>(in step, places, count); break;
            case Operation.LessOrEqual: Binary<Kernels.LessOrEqual>(in step, places, count); break;
            case Operation.Equal: Binary<Kernels.Equal>(in step, places, count); break;
            case Operation.NotEqual: Binary<Kernels.NotEqual>(in step, places, count); break;
            case Operation.And: Binary<Kernels.And>(in step, places, count); break;
            case Operation.Or: Binary<Kernels.Or>(in step, places, count); break;
            case Operation.Negate: Unary<Kernels.Negate>(in step, places, count); break;
            case Operation.Absolute: Unary<Kernels.Absolute>(in step, places, count); break;
            case Operation.Square: Unary<Kernels.Square>(in step, places, count); break;
            case Operation.SquareRoot: Unary<Kernels.SquareRoot>(in step, places, count); break;
            case Operation.Reciprocal: Unary<Kernels.Reciprocal>(in step, places, count); break;
            case Operation.Exp: Unary<Lanes.ExpFunction>(in step, places, count); break;
            case Operation.Log: Unary<Lanes.LogFunction>(in step, places, count); break;
            case Operation.Logistic: Unary<Lanes.LogisticFunction>(in step, places, count); break;
            case Operation.XLogX: Unary<Kernels.XLogX>(in step, places, count); break;
            case Operation.Floor: Unary<Kernels.Floor>(in step, places, count); break;
            case Operation.Not: Unary<Kernels.Not>(in step, places, count); break;
            case Operation.IsMissing: Unary<Kernels.IsMissing>(in step, places, count); break;
            case Operation.Select: Ternary<Kernels.Select>(in step, places, count); break;
            default: throw new UnreachableException();
        }
    }

    private static void Unary<TFunction>(in Instruction step, Place* places, nint count) where TFunction : struct, Lanes.IUnary
    {
        var (a, stepA) = places[step.A];
        var destination = places[step.Destination].Lanes;
        if (Vector512.IsHardwareAccelerated)
        {
            for (nint lane = 0; lane < count; lane += 2 * Place.Vector, a += 2 * stepA)
                TFunction.Of(Vector512.Load(a)).Store(destination + lane);
            return;
        }

        for (nint lane = 0; lane < count; lane += Place.Vector, a += stepA)
            TFunction.Of(Vector256.Load(a)).Store(destination + lane);
    }

    private static void Binary<TFunction>(in Instruction step, Place* places, nint count) where TFunction : struct, Lanes.IBinary
    {
        var (a, stepA) = places[step.A];
        var (b, stepB) = places[step.B];
        var destination = places[step.Destination].Lanes;
        if (Vector512.IsHardwareAccelerated)
        {
            for (nint lane = 0; lane < count; lane += 2 * Place.Vector, a += 2 * stepA, b += 2 * stepB)
                TFunction.Of(Vector512.Load(a), Vector512.Load(b)).Store(destination + lane);
            return;
        }

        for (nint lane = 0; lane < count; lane += Place.Vector, a += stepA, b += stepB)
            TFunction.Of(Vector256.Load(a), Vector256.Load(b)).Store(destination + lane);
    }

    private static void Ternary<TFunction>(in Instruction step, Place* places, nint count) where TFunction : struct, Lanes.ITernary
    {
        var (a, stepA) = places[step.A];
        var (b, stepB) = places[step.B];
        var (c, stepC) = places[step.C];
        var destination = places[step.Destination].Lanes;
        if (Vector512.IsHardwareAccelerated)
        {
            for (nint lane = 0; lane < count; lane += 2 * Place.Vector, a += 2 * stepA, b += 2 * stepB, c += 2 * stepC)
                TFunction.Of(Vector512.Load(a), Vector512.Load(b), Vector512.Load(c)).Store(destination + lane);
            return;
        }

        for (nint lane = 0; lane < count; lane += Place.Vector, a += stepA, b += stepB, c += stepC)
            TFunction.Of(Vector256.Load(a), Vector256.Load(b), Vector256.Load(c)).Store(destination + lane);
    }
}
