using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Programs.Fusing;

/// <summary>Writes one pass: a loop over lanes, a vector at a time, through the same <see cref="Kernels"/> as the loops of single operations.</summary>
internal sealed unsafe class PassEmitter(Tape tape)
{
    private static readonly bool Wide = Vector512.IsHardwareAccelerated;
    private static readonly Type Vector = Wide ? typeof(Vector512<double>) : typeof(Vector256<double>);
    private static readonly Type Vectors = Wide ? typeof(Vector512) : typeof(Vector256);
    private static readonly int Bytes = (Wide ? Vector512<double>.Count : Vector256<double>.Count) * sizeof(double);
    private static readonly MethodInfo Load = Generic(nameof(Vector256.Load)), Store = Generic(nameof(Vector256.Store));
    private static readonly MethodInfo Lanes = typeof(Place).GetProperty(nameof(Place.Lanes))!.GetMethod!;

    private readonly DynamicMethod method = new("Pass", typeof(void), [typeof(Place*), typeof(nint)], typeof(PassEmitter).Module, skipVisibility: true) { InitLocals = false };
    private readonly Dictionary<int, LocalBuilder> loaded = [], given = [];
    private ILGenerator il = null!;
    private LocalBuilder offset = null!;

    /// <summary>Emits a pass of some steps.</summary>
    public Pass Emit(ImmutableArray<ScheduledStep> steps)
    {
        il = method.GetILGenerator();
        offset = il.DeclareLocal(typeof(nint));
        var next = il.DefineLabel();
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Stloc, offset);
        il.MarkLabel(next);
        foreach (var step in steps) Emit(step);
        il.Emit(OpCodes.Ldloc, offset);
        il.Emit(OpCodes.Ldc_I4, Bytes);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Stloc, offset);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, sizeof(double));
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Blt, next);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Pass>();
    }

    private static MethodInfo Generic(string name) =>
        Vectors.GetMethods().Single(method => method.Name == name && method.IsGenericMethod).MakeGenericMethod(typeof(double));

    private static MethodInfo KernelOf(Instruction instruction)
    {
        // Where a kernel is an operator of the platform, it is called by itself: there is nothing to expand then, which is a seventh of the compiler's work on a pass.
        var platforms = instruction switch
        {
            { Operation: Operation.Add, IsPlain: true } => "op_Addition",
            { Operation: Operation.Multiply, IsPlain: true } => "op_Multiply",
            { Operation: Operation.Subtract } => "op_Subtraction",
            { Operation: Operation.Divide } => "op_Division",
            _ => null,
        };
        Type[] operands = [.. Enumerable.Repeat(Vector, instruction.Operation.Operands())];
        return platforms is null
            ? typeof(Kernels).GetNestedType(instruction.Operation.ToString(), BindingFlags.NonPublic)!.GetMethod("Of", operands)!
            : Vector.GetMethod(platforms, operands)!;
    }

    private void Emit(ScheduledStep step)
    {
        var (operation, destination, a, b, c, _) = step.Instruction;
        ReadOnlySpan<(int Giver, int Place)> operands = [(step.A, a), (step.B, b), (step.C, c)];
        foreach (var (giver, place) in operands[..operation.Operands()])
        {
            if (giver >= 0) il.Emit(OpCodes.Ldloc, given[giver]);
            else EmitLoad(place);
        }

        il.Emit(OpCodes.Call, KernelOf(step.Instruction));
        il.Emit(OpCodes.Stloc, given[step.Number] = il.DeclareLocal(Vector));
        if (!step.IsKept) return;
        il.Emit(OpCodes.Ldloc, given[step.Number]);
        EmitAddress(destination);
        il.Emit(OpCodes.Call, Store);
    }

    private void EmitLoad(int place)
    {
        if (!loaded.TryGetValue(place, out var local))
        {
            loaded[place] = local = il.DeclareLocal(Vector);
            EmitAddress(place);
            il.Emit(OpCodes.Call, Load);
            il.Emit(OpCodes.Stloc, local);
        }

        il.Emit(OpCodes.Ldloc, local);
    }

    /// <summary>The lanes of a column that the loop is at, or the row of a scalar.</summary>
    private void EmitAddress(int place)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, place * sizeof(Place));
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Call, Lanes);
        if (tape.IsScalar(place)) return;
        il.Emit(OpCodes.Ldloc, offset);
        il.Emit(OpCodes.Add);
    }
}
