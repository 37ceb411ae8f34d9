using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>How histories begin.</summary>
internal sealed unsafe partial class World
{
    /// <summary>Begins histories: draws their parameters and puts everything where the model starts.</summary>
    public void Start(Histories histories, ulong randomSeed)
    {
        Debug.Assert(histories.Count <= Capacity, "A batch has no more histories than there is room for.");
        Count = histories.Count;
        Period = 0;
        Luck.Start(histories, randomSeed);
        Alive.FillFirst(Count);
        for (var slot = 0; slot < columns.Count; slot++) columns[slot].Clear();
        SetUniforms();
        DrawParameters();
        Run(Plan.Start.Formula, numbers);
        foreach (var topic in Topics) topic.Start();
        for (var issue = 0; issue < Issues.Length; issue++) StartIssue(issue);
        foreach (var (variable, result) in Plan.Start.Memory)
        {
            var slot = memorySlots[variable];
            if (slot >= 0) numbers[result].CopyTo(columns[slot]);
        }

        for (var ring = 0; ring < remembered.Length; ring++)
        {
            Run(Plan.Closing.Earlier[ring], conditions); // a free column
            remembered[ring].Start(conditions[0]);
            Recall(ring);
        }
    }

    private void StartIssue(int issue)
    {
        Issues[issue].Start(Plan.Model.Issues[issue].Start);
        var (_, _, changed) = issueSlots[issue];
        if (changed >= 0) columns[changed].Fill(Plan.Model.Calendar.Time(0));
        for (var lane = 0; lane < Count; lane++) Show(issue, lane);
    }

    private void DrawParameters()
    {
        var model = Plan.Model;
        foreach (var group in Enumerable.Range(0, model.Parameters.Length).GroupBy(index => model.Parameters[index].Group ?? model.Parameters[index].Name))
        {
            var indices = group.ToArray();
            var drawn = new double[indices.Length];
            for (var lane = 0; lane < Count; lane++)
            {
                var sum = 0.0;
                for (var i = 0; i < indices.Length; i++)
                {
                    drawn[i] = parameters[indices[i]].Of(Luck.OfSample(Plan.Streams.Parameters[indices[i]], lane));
                    sum += drawn[i];
                }

                var share = model.Parameters[indices[0]].Group is null ? 1 : sum;
                for (var i = 0; i < indices.Length; i++)
                {
                    var slot = parameterSlots[indices[i]];
                    if (slot >= 0) columns[slot][lane] = drawn[i] / share;
                }
            }
        }
    }

    private void SetUniforms()
    {
        var model = Plan.Model;
        for (var slot = 0; slot < uniforms.Length; slot++)
        {
            uniforms[slot] = Plan.Slots.Uniforms[slot] switch
            {
                SeriesRoot series => model.Series[series.Index].Values is var values ? values[Math.Min(Period + series.Ahead, values.Length - 1)] : 0,
                EventRoot dated => model.Events[dated.Index].Sizes[Period],
                ClockRoot clock => Read(clock.Reading),
                WindowCountRoot window => Math.Min(window.Periods, Period + 1),
                _ => throw new UnreachableException(),
            };
        }
    }

    private double Read(ClockReading reading) => reading switch
    {
        ClockReading.Year => Plan.Model.Calendar.Year(Period),
        ClockReading.Quarter => Plan.Model.Calendar.Quarter(Period),
        ClockReading.Time => Plan.Model.Calendar.Time(Period),
        ClockReading.Period => Period,
        _ => throw new UnreachableException(),
    };
}
