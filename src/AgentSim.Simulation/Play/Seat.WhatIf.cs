using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

internal sealed unsafe partial class Seat
{
    /// <summary>An actor's evaluation of one topic: formulas, with their inputs as they are with each alternative in force.</summary>
    private sealed class WhatIf
    {
        private readonly Evaluation evaluation;
        private readonly Source[] common;
        private readonly Source[][] differing;

        /// <summary>Finds the inputs of an evaluation. Columns stay where they are, so this is done once.</summary>
        public WhatIf(Seat seat, Appraisal appraisal, Evaluation evaluation)
        {
            this.evaluation = evaluation;
            Source[] Inputs(Formula formula, int alternative) => [.. formula.Slots.Select(slot => seat.Supposed(appraisal, alternative, slot))];
            common = Inputs(evaluation.Common, StatusQuo);
            differing = [.. Enumerable.Range(StatusQuo, 1 + appraisal.Topic.Alternatives.Length).Select(alternative => Inputs(evaluation.Differing, alternative))];
        }

        /// <summary>The first scratch column behind the outcomes.</summary>
        public int End => FirstOutcome + evaluation.Differing.Tape.Results;

        /// <summary>
        /// Evaluates with an alternative in force, in some lanes, into scratch columns from the first outcome on; the status quo first, in all lanes where
        /// alternatives are to be evaluated, since what these have in common with it is computed only then.
        /// </summary>
        public void Run(Seat seat, Work work, int alternative)
        {
            if (alternative == StatusQuo) FindCommon(seat, work);
            var results = stackalloc double*[evaluation.Differing.Tape.Results];
            for (var result = 0; result < evaluation.Differing.Tape.Results; result++) results[result] = seat.scratch.Pointer(FirstOutcome + result);
            seat.runner.Run(evaluation.Differing.Tape, differing[alternative - StatusQuo], seat.world.Uniforms, work.Lanes, work.Count, results);
        }

        private void FindCommon(Seat seat, Work work)
        {
            var tape = evaluation.Common.Tape;
            var found = work.Lanes.IsEmpty ? seat.common : seat.refreshed;
            var results = stackalloc double*[tape.Results];
            for (var result = 0; result < tape.Results; result++) results[result] = found.Pointer(result);
            seat.runner.Run(tape, common, seat.world.Uniforms, work.Lanes, work.Count, results);
            if (found == seat.common) return;
            for (var result = 0; result < tape.Results; result++)
            {
                double* from = found.Pointer(result), to = seat.common.Pointer(result);
                for (var i = 0; i < work.Count; i++) to[work.Lanes[i]] = from[i];
            }
        }
    }

    /// <summary>An input with an alternative in force; the formula itself says where an answer is supposed.</summary>
    private Source Supposed(Appraisal appraisal, int alternative, int slot)
    {
        if (appraisal.Suppositions.Find(slot) is var (column, level)) return world.Supposed(column, level, 0);
        return (slot < 0 || alternative == StatusQuo ? null : world.Supposed(appraisal.Topic, alternative, slot)) ?? PresentSource(slot);
    }
}
