using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

internal sealed unsafe partial class Seat
{
    /// <summary>Looks again, before a topic is evaluated, at what decisions have changed of it since it last was: only in the lanes, and only at the columns, that matter.</summary>
    private sealed class Refresher
    {
        private readonly Refresh refresh;
        private readonly Source[] sources;
        private readonly Changes changesWith;
        private readonly bool[] stale;

        /// <summary>Finds the inputs of what it computes.</summary>
        public Refresher(Seat seat, Refresh refresh)
        {
            this.refresh = refresh;
            sources = seat.Sources(refresh.Formula);
            changesWith = refresh.Formula.ChangesWith(seat.world.Plan.Slots);
            stale = new bool[seat.world.Capacity];
        }

        /// <summary>Everything has just been computed.</summary>
        public void Reset() => Array.Clear(stale);

        /// <summary>Notices where something was decided that matters here.</summary>
        /// <param name="concluded">Where, and what it changes.</param>
        /// <param name="anywhere">What it changes in one lane or another.</param>
        public void Notice(Concluded concluded, Changes anywhere)
        {
            if (!anywhere.Meet(changesWith)) return;
            foreach (var lane in concluded.Lanes.Indices) stale[lane] |= concluded.Changes[lane].Meet(changesWith);
        }

        /// <summary>Looks at those of some lanes that have changed.</summary>
        public void Look(Seat seat, LaneSet lanes)
        {
            var changed = seat.refreshing;
            changed.Clear();
            foreach (var lane in lanes.Indices)
            {
                if (!stale[lane]) continue;
                changed.Add(lane);
                stale[lane] = false;
            }

            if (changed.Count == 0) return;
            if (changed.Count * 2 >= seat.world.Count) ComputeAll(seat);
            else Compute(seat, changed);
        }

        /// <summary>Where columns are read as they lie, results go where they belong, too; where nothing has changed they are the same again.</summary>
        private void ComputeAll(Seat seat)
        {
            var results = stackalloc double*[refresh.Columns.Length];
            for (var result = 0; result < refresh.Columns.Length; result++) results[result] = seat.cache.Pointer(refresh.Columns[result]);
            seat.runner.Run(refresh.Formula.Tape, sources, seat.world.Uniforms, [], seat.world.Count, results);
        }

        private void Compute(Seat seat, LaneSet changed)
        {
            seat.Compute(refresh.Formula, sources, changed.Indices, changed.Count, seat.refreshed, 0);
            for (var result = 0; result < refresh.Columns.Length; result++) changed.Scatter(seat.refreshed[result], seat.cache[refresh.Columns[result]]);
        }
    }
}
