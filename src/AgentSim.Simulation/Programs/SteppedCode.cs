using System.Collections.Immutable;

namespace AgentSim.Simulation.Programs;

/// <summary>Operation by operation, each for all lanes: ready at once.</summary>
internal sealed unsafe class SteppedCode(ImmutableArray<Instruction> steps, ImmutableArray<int> outputs, int registers) : LaneCode(outputs, registers)
{
    /// <summary>The operations.</summary>
    public ImmutableArray<Instruction> Steps => steps;

    /// <inheritdoc/>
    public override void Run(Place* places, nint count)
    {
        foreach (ref readonly var step in steps.AsSpan()) Loops.Run(in step, places, count);
    }
}
