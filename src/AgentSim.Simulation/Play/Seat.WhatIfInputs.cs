using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

internal sealed unsafe partial class Seat
{
    /// <summary>The inputs of an actor's evaluations of one topic: mostly the same, and otherwise as is supposed.</summary>
    private sealed class WhatIfInputs
    {
        private readonly World world;
        private readonly Topic topic;
        private readonly Source[] present, supposed;
        private readonly List<(int Input, int Slot, int Issue)> varying = [];

        /// <summary>Finds the inputs of a formula.</summary>
        public WhatIfInputs(Seat seat, Topic topic, Formula formula)
        {
            (world, this.topic) = (seat.world, topic);
            var slots = formula.Slots;
            present = [.. slots.Select(slot => Source.Gathered(slot < 0 ? seat.cache.Pointer(~slot) : seat.world.Column(slot)))];
            supposed = [.. present];
            for (var input = 0; input < slots.Length; input++)
            {
                var issue = slots[input] < 0 ? -1 : world.IssueOf(slots[input]);
                if (issue >= 0) varying.Add((input, slots[input], issue));
            }
        }

        /// <summary>The inputs with an alternative, and a level of an answering conduct, in force. Valid until the next call.</summary>
        public ReadOnlySpan<Source> Suppose(int alternative, int answer, int level)
        {
            foreach (var (input, slot, issue) in varying)
            {
                supposed[input] = Answered(slot, issue, answer, level)
                    ?? (alternative == StatusQuo ? null : world.Supposed(topic, alternative, slot))
                    ?? present[input];
            }

            return supposed;
        }

        private Source? Answered(int slot, int issue, int answer, int level)
        {
            if (answer == AsItIs || topic.Answers[answer].Issue != issue || topic.Answers[answer].Levels[level] == Answer.AsItIs) return null;
            return world.Supposed(slot, topic.Answers[answer].Levels[level], 0);
        }
    }
}
