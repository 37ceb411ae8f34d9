using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

internal sealed unsafe partial class Seat
{
    /// <summary>An actor's evaluation of one topic: a formula, with its inputs as they are with each alternative in force.</summary>
    private sealed class WhatIf
    {
        private readonly Tape tape;
        private readonly Source[][] inputs;

        /// <summary>Finds the inputs of a formula. Columns stay where they are, so this is done once.</summary>
        public WhatIf(Seat seat, Appraisal appraisal, Formula formula)
        {
            tape = formula.Tape;
            inputs = [.. Enumerable.Range(StatusQuo, 1 + appraisal.Topic.Alternatives.Length)
                .Select(alternative => formula.Slots.Select(slot => seat.Supposed(appraisal, alternative, slot)).ToArray())];
        }

        /// <summary>The first scratch column behind the outcomes.</summary>
        public int End => FirstOutcome + tape.Results;

        /// <summary>Evaluates the formula with an alternative in force, in some lanes, into scratch columns from the first outcome on.</summary>
        public void Run(Seat seat, Work work, int alternative)
        {
            var results = stackalloc double*[tape.Results];
            for (var result = 0; result < tape.Results; result++) results[result] = seat.scratch.Pointer(FirstOutcome + result);
            seat.runner.Run(tape, inputs[alternative - StatusQuo], seat.world.Uniforms, work.Lanes, work.Count, results);
        }
    }

    /// <summary>An input with an alternative in force; the formula itself says where an answer is supposed.</summary>
    private Source Supposed(Appraisal appraisal, int alternative, int slot)
    {
        if (appraisal.Suppositions.Find(slot) is var (column, level)) return world.Supposed(column, level, 0);
        return (slot < 0 || alternative == StatusQuo ? null : world.Supposed(appraisal.Topic, alternative, slot)) ?? PresentSource(slot);
    }
}
