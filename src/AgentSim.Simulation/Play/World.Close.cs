using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>How a period ends.</summary>
internal sealed unsafe partial class World
{
    /// <summary>Computes what ends the period: next values, remembered expressions and measured ones.</summary>
    /// <param name="results">Where the results of <see cref="ClosingFormulas.Period"/> go.</param>
    public void Close(ColumnArena results) => Run(Plan.Closing.Period, results);

    /// <summary>Moves on: variables with memory take their next values, all at once, and what is remembered is kept.</summary>
    /// <param name="results">The results of <see cref="Close"/>.</param>
    public void Advance(ColumnArena results)
    {
        for (var i = 0; i < Plan.Closing.Memory.Length; i++)
        {
            var variable = Plan.Closing.Memory[i];
            var slot = memorySlots[variable];
            if (slot < 0) continue;
            var range = ((MemoryVariable)Plan.Model.Variables[variable]).Range;
            var next = results[i];
            var column = columns[slot];
            // A comparison with NaN is false, so that what has no value is kept and found.
            for (var lane = 0; lane < Count; lane++)
                column[lane] = next[lane] < range.Low ? range.Low : next[lane] > range.High ? range.High : next[lane];
        }

        for (var ring = 0; ring < remembered.Length; ring++) remembered[ring].Keep(Period, results[Plan.Closing.Memory.Length + ring]);
        ForgetHappenings();
        RenewSpells();
    }

    private void RenewSpells()
    {
        foreach (var topic in Plan.Topics)
        {
            var state = Topics[topic.Index];
            for (var lane = 0; lane < Count; lane++)
            {
                if (Period + 1 - state.SpellSince[lane] >= topic.Bargaining.Spell) state.Renew(lane, Period + 1);
            }
        }
    }
}
