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
        private readonly int[] seen;

        /// <summary>Finds the inputs of what it computes.</summary>
        public Refresher(Seat seat, Refresh refresh)
        {
            this.refresh = refresh;
            sources = seat.Sources(refresh.Formula);
            seen = new int[seat.world.Capacity];
        }

        /// <summary>Looks at those of some lanes that have changed.</summary>
        public void Look(Seat seat, LaneSet lanes)
        {
            var stale = seat.refreshing;
            stale.Clear();
            foreach (var lane in lanes.Indices)
            {
                if (seat.changed[lane] <= seen[lane]) continue;
                stale.Add(lane);
                seen[lane] = seat.changed[lane];
            }

            if (stale.Count == 0 || refresh.Columns.IsEmpty) return;
            if (stale.Count * 2 >= seat.world.Count) ComputeAll(seat);
            else Compute(seat, stale);
        }

        /// <summary>Where columns are read as they lie, results go where they belong, too; where nothing has changed they are the same again.</summary>
        private void ComputeAll(Seat seat)
        {
            var results = stackalloc double*[refresh.Columns.Length];
            for (var result = 0; result < refresh.Columns.Length; result++) results[result] = seat.cache.Pointer(refresh.Columns[result]);
            seat.runner.Run(refresh.Formula.Tape, sources, seat.world.Uniforms, [], seat.world.Count, results);
        }

        private void Compute(Seat seat, LaneSet stale)
        {
            seat.Compute(refresh.Formula, sources, stale.Indices, stale.Count, seat.refreshed, 0);
            for (var result = 0; result < refresh.Columns.Length; result++) stale.Scatter(seat.refreshed[result], seat.cache[refresh.Columns[result]]);
        }
    }
}
