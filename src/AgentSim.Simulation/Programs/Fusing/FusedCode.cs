using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Programs.Fusing;

/// <summary>
/// Operations fused into passes, each of them machine code that takes a vector of lanes through up to a hundred operations without going back to memory. Elementary functions have loops of
/// their own between passes: they have enough to do by themselves, and would take the passes' registers.
/// </summary>
internal sealed unsafe class FusedCode : LaneCode
{
    private readonly ImmutableArray<Part> parts;

    private FusedCode(Schedule schedule, ImmutableArray<Part> parts)
        : base(schedule.Outputs, schedule.Registers) => this.parts = parts;

    /// <summary>Whether this processor has vectors to fuse for.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <summary>Fuses the operations of a tape.</summary>
    public static FusedCode Of(Tape tape)
    {
        var schedule = new Schedule(tape);
        return new(schedule, [.. schedule.Parts.Select(part => part.IsFunction
            ? new Part(null, part.Steps[0].Instruction)
            : new Part(new PassEmitter(tape).Emit(part.Steps), default))]);
    }

    /// <inheritdoc/>
    public override void Run(Place* places, nint count)
    {
        foreach (ref readonly var part in parts.AsSpan())
        {
            if (part.Pass is { } pass) pass(places, count);
            else Loops.Run(in part.Function, places, count);
        }
    }

    private readonly struct Part(Pass? pass, Instruction function)
    {
        public readonly Pass? Pass = pass;
        public readonly Instruction Function = function;
    }
}
