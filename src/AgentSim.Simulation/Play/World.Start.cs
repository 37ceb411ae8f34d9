using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>How histories begin.</summary>
internal sealed unsafe partial class World
{
    private double[][] values = [];

    /// <summary>Begins histories: draws their parameters and puts everything where the model starts.</summary>
    public void Start(Histories histories, ulong randomSeed, IGivenParameters? given)
    {
        Debug.Assert(histories.Count <= Capacity, "A batch has no more histories than there is room for.");
        Count = histories.Count;
        Period = 0;
        Luck.Start(histories, randomSeed);
        Alive.FillFirst(Count);
        ShowAlive();
        for (var slot = 0; slot < columns.Count; slot++) columns[slot].Clear();
        SetUniforms();
        DrawParameters(histories, given);
        Run(Plan.Start.Formula, numbers);
        FindCandid();
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

    private void FindCandid()
    {
        foreach (var topic in Plan.Topics)
            candid[topic.Index] = topic.Parties.All(party => !numbers[Plan.Numbers.Actors[party].Noise][..Count].ContainsAnyExcept(0.0));
    }

    private void StartIssue(int issue)
    {
        Issues[issue].Start(Plan.Model.Issues[issue].Start);
        var (_, _, changed) = issueSlots[issue];
        if (changed >= 0) columns[changed].Fill(Plan.Model.Calendar.Time(0));
        for (var lane = 0; lane < Count; lane++) Show(issue, lane);
    }

    /// <summary>The values of the parameters that are not fixed: the caller's to keep.</summary>
    public ImmutableArray<double[]> TakeParameters() => [.. Plan.Drawn.Select(index => values[index])];

    private void DrawParameters(Histories histories, IGivenParameters? given)
    {
        var model = Plan.Model;
        values = [.. model.Parameters.Select((_, index) => Draw(index))];
        if (given is not null) Give(histories, given);
        foreach (var group in Plan.DirichletGroups) Divide(group);
        for (var index = 0; index < values.Length; index++)
        {
            if (parameterSlots[index] is var slot and >= 0) values[index].CopyTo(columns[slot]);
        }
    }

    private double[] Draw(int parameter)
    {
        var drawn = new double[Count];
        for (var lane = 0; lane < Count; lane++) drawn[lane] = parameters[parameter].Of(Luck.OfSample(Plan.Streams.Parameters[parameter], lane));
        return drawn;
    }

    private void Give(Histories histories, IGivenParameters given)
    {
        var indices = given.Names.Select(Plan.ParameterOf).ToArray();
        Span<double> row = stackalloc double[indices.Length];
        for (var lane = 0; lane < Count; lane++)
        {
            given.Give(histories.Point(lane), histories.Sample(lane), row);
            for (var i = 0; i < indices.Length; i++)
            {
                if (indices[i] >= 0 && Plan.Model.Parameters[indices[i]] is { Distribution: not Fixed, IsOwn: false }) values[indices[i]][lane] = row[i];
            }
        }
    }

    private void Divide(ImmutableArray<int> group)
    {
        for (var lane = 0; lane < Count; lane++)
        {
            var sum = 0.0;
            foreach (var member in group) sum += values[member][lane];
            foreach (var member in group) values[member][lane] /= sum;
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
