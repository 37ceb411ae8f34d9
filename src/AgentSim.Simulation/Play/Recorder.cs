using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>Keeps what is recorded of a batch, and finds the histories that have no finite value somewhere.</summary>
internal sealed unsafe class Recorder : IDisposable
{
    private readonly World world;
    private readonly ColumnArena closing, aggregates, history;
    private readonly ColumnArena[] operands;
    private readonly LedgerBook ledger;
    private readonly Aggregates[] computers;
    private readonly int[] periodsOfYear;
    private readonly bool[] isNominal;
    private readonly List<Deal> deals = [];
    private readonly List<(int Lane, Failure Failure)> failures = [];
    private Histories histories;
    private BatchRecords? finished;
    private double[][] series = [];

    /// <summary>A recorder of a world's batches.</summary>
    public Recorder(World world)
    {
        this.world = world;
        var plan = world.Plan;
        closing = new(plan.Closing.Period.Tape.Results, world.Capacity);
        aggregates = new(plan.Aggregates.Length, world.Capacity);
        history = new(plan.Closing.History.Tape.Results, world.Capacity);
        ledger = new(world);
        operands = [.. plan.Aggregates.SelectMany(aggregate => Enumerable.Range(0, aggregate.Second is null ? 1 : 2))
            .Select(_ => new ColumnArena(plan.Model.Calendar.Periods, world.Capacity))];
        computers = [.. plan.Aggregates.Select(aggregate => new Aggregates(aggregate, plan.Model.Calendar))];
        periodsOfYear = [.. Enumerable.Range(0, plan.Model.Calendar.Periods).GroupBy(plan.Model.Calendar.Year).Select(year => year.Count())];
        isNominal = [.. plan.Closing.Measured.Select(measure => plan.Model.Measures[measure].Kind == MeasureKind.Nominal)];
    }

    /// <summary>What was recorded of the batch.</summary>
    public BatchRecords Finished => finished ?? throw new InvalidOperationException("The batch has not been played to its end.");

    private Model Model => world.Plan.Model;

    private ClosingFormulas Formulas => world.Plan.Closing;

    /// <summary>Begins a batch.</summary>
    public void Start(Histories batch)
    {
        histories = batch;
        finished = null;
        deals.Clear();
        failures.Clear();
        var years = Model.Calendar.Year(Model.Calendar.Periods - 1) - Model.Calendar.FirstYear + 1;
        series = [.. Formulas.Measured.Select(_ => new double[years * batch.Count])];
        ledger.Start(batch.Count);
    }

    /// <summary>Records a decision; the history's number is filled in here.</summary>
    public void Decide(Deal deal, int lane) => deals.Add(deal with { History = histories.First + (uint)lane });

    /// <summary>Records that an agreement lapses.</summary>
    public void Lapse(int issue, int lane) =>
        Decide(new(0, world.Period, issue, -1, DealKind.Lapse, world.Issues[issue].Agreed[lane], 0, 0, -1, world.Period), lane);

    /// <summary>Ends a period.</summary>
    public void Close()
    {
        world.Close(closing);
        ledger.Close(histories.Count);
        FindFailures();
        for (var measure = 0; measure < series.Length; measure++) AddToYear(measure, closing[Formulas.Memory.Length + Formulas.Remembered + measure]);
        var operand = 0;
        foreach (var (first, second) in Formulas.Aggregated)
        {
            closing[first].CopyTo(operands[operand++][world.Period]);
            if (second >= 0) closing[second].CopyTo(operands[operand++][world.Period]);
        }

        if (world.Period == Model.Calendar.Periods - 1) ComputeHistory();
        world.Advance(closing);
    }

    /// <summary>Puts the batch's records together.</summary>
    public void Finish()
    {
        var measures = new double[Model.Measures.Length][];
        var aggregate = 0;
        for (var measure = 0; measure < measures.Length; measure++)
        {
            var place = Formulas.Measured.IndexOf(measure);
            var column = place >= 0 ? closing[Formulas.Memory.Length + Formulas.Remembered + place] : history[aggregate++];
            measures[measure] = column[..histories.Count].ToArray();
        }

        FindFailedMeasures(measures);
        finished = new(
            histories, world.TakeParameters(), [.. measures], [.. series], Patterns(aggregate),
            DealsByHistory(),
            [.. failures.GroupBy(entry => entry.Lane).OrderBy(group => group.Key).Select(group => group.First().Failure)])
        {
            Ledger = ledger.Finish(),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        closing.Dispose();
        aggregates.Dispose();
        history.Dispose();
        ledger.Dispose();
        foreach (var arena in operands) arena.Dispose();
    }

    /// <summary>Records that a history failed, and plays it no further.</summary>
    public void Fail(int lane, string quantity) => failures.Add((lane, new(histories.First + (uint)lane, world.Period, quantity)));

    /// <summary>Fails the histories in which an actor could not say what it would gain.</summary>
    public void HearComplaints()
    {
        foreach (var complaints in world.Complaints)
        {
            if (complaints.Count == 0) continue;
            foreach (var (lane, quantity) in complaints) Fail(lane, quantity);
            complaints.Clear();
            world.Bury(failures.Select(entry => entry.Lane));
        }
    }

    private void FindFailures()
    {
        for (var i = 0; i < Formulas.Memory.Length; i++)
        {
            var column = closing[i];
            foreach (var lane in world.Alive.Indices)
            {
                if (!double.IsFinite(column[lane])) Fail(lane, Model.Variables[Formulas.Memory[i]].Name);
            }
        }

        if (failures.Count > 0) world.Bury(failures.Select(entry => entry.Lane));
    }

    private void FindFailedMeasures(double[][] measures)
    {
        for (var measure = 0; measure < measures.Length; measure++)
        {
            foreach (var lane in world.Alive.Indices)
            {
                var value = measures[measure][lane];
                if (!double.IsFinite(value) && !Missing.Is(value)) Fail(lane, Model.Measures[measure].Name);
            }
        }
    }

    private void AddToYear(int measure, ReadOnlySpan<double> values)
    {
        var (calendar, years) = (Model.Calendar, series[measure]);
        var year = calendar.Year(world.Period) - calendar.FirstYear;
        var first = year * histories.Count;
        if (isNominal[measure])
        {
            // The last of the year remains: codes have no mean.
            values[..histories.Count].CopyTo(years.AsSpan(first));
            return;
        }

        var count = periodsOfYear[year];
        for (var lane = 0; lane < histories.Count; lane++) years[first + lane] += values[lane] / count;
    }

    private void ComputeHistory()
    {
        var operand = 0;
        for (var index = 0; index < world.Plan.Aggregates.Length; index++)
        {
            var first = operands[operand++];
            var second = world.Plan.Aggregates[index].Second is null ? null : operands[operand++];
            computers[index].Compute(first, second, histories.Count, aggregates[index]);
            world.Show(index, aggregates[index]);
        }

        world.Run(Formulas.History, history);
    }

    /// <summary>The deals by history, those of one in their order: counted first, for there are ten thousand in a batch.</summary>
    private ImmutableArray<Deal> DealsByHistory()
    {
        var places = new int[histories.Count + 1];
        foreach (var deal in deals) places[deal.History - histories.First + 1]++;
        for (var lane = 0; lane < histories.Count; lane++) places[lane + 1] += places[lane];
        var ordered = new Deal[deals.Count];
        foreach (var deal in deals) ordered[places[deal.History - histories.First]++] = deal;
        return ImmutableCollectionsMarshal.AsImmutableArray(ordered);
    }

    private int[] Patterns(int first)
    {
        var patterns = new int[histories.Count];
        for (var lane = 0; lane < patterns.Length; lane++)
        {
            var pattern = 0;
            while (pattern < Model.Patterns.Length - 1 && !LaneSet.Holds(history[first + pattern][lane])) pattern++;
            patterns[lane] = pattern;
        }

        return patterns;
    }
}
