using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AgentSim.Experiments;
using AgentSim.Experiments.Comparing;
using AgentSim.Runtime;

namespace AgentSim.App.Serving;

/// <summary>What has come out of a trial so far.</summary>
/// <param name="model">The model as it is written.</param>
/// <param name="measures">Indices of the measures that are shown.</param>
internal sealed class TrialTally(Model model, ImmutableArray<int> measures)
{
    private const int Bins = 30;

    private readonly Arm baseline = new(measures.Length), changed = new(measures.Length);

    /// <summary>Histories of each arm.</summary>
    public int Played => baseline.Patterns.Count;

    /// <summary>Adds a batch, and the same histories as they went with the changes; without changes, null.</summary>
    public void Add(PlayedBatch one, PlayedBatch? other)
    {
        baseline.Add(one, measures);
        if (other is { } batch) changed.Add(batch, measures);
    }

    /// <summary>All there is to say.</summary>
    public TrialState State(string state, int samples, double seconds, string? problem)
    {
        var compares = changed.Patterns.Count > 0;
        var whole = Enumerable.Range(0, Played).Where(row => baseline.Patterns[row] >= 0 && (!compares || changed.Patterns[row] >= 0)).ToArray();
        return new(
            state, Played, samples, Played - whole.Length, seconds,
            [.. model.Patterns.Select((pattern, index) => PatternOf(pattern.Name, index, whole, compares))],
            [.. measures.Select((measure, place) => MeasureOf(model.Measures[measure], place, whole, compares))], problem);
    }

    private TrialPattern PatternOf(string name, int index, int[] whole, bool compares)
    {
        double[] Holds(Arm arm) => Array.ConvertAll(whole, row => arm.Patterns[row] == index ? 1.0 : 0.0);
        var (one, other) = (Holds(baseline), compares ? Holds(changed) : []);
        return new(
            name, new((int)one.Sum(), whole.Length), compares ? new Proportion((int)other.Sum(), whole.Length) : null, compares ? PairedMean.Of(one, other, isShare: true) : null);
    }

    private TrialMeasure MeasureOf(Measure measure, int place, int[] whole, bool compares)
    {
        double[] Values(Arm arm) => Array.ConvertAll(whole, row => arm.Values[place][row]);
        var (one, other) = (Values(baseline), compares ? Values(changed) : []);
        var known = one.Concat(other).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (known.Min(), known.Max());
        if (high <= low) high = low + 1;
        int[] Counted(double[] values)
        {
            var counts = new int[Bins];
            foreach (var value in values.Where(double.IsFinite)) counts[Math.Clamp((int)((value - low) / (high - low) * Bins), 0, Bins - 1)]++;
            return counts;
        }

        int[] pairs = [.. Enumerable.Range(0, one.Length).Where(row => !double.IsNaN(one[row]) && !(compares && double.IsNaN(other[row])))];
        double Mean(double[] values) => Summary.Of(Array.ConvertAll(pairs, row => values[row])).Mean;
        return new(
            measure.Name, measure.Unit.ToString(), low, high, Counted(one), compares ? Counted(other) : null, pairs.Length, Mean(one), compares ? Mean(other) : double.NaN,
            compares ? PairedMean.Of(one, other, measure.Kind == MeasureKind.Truth) : null);
    }

    private sealed class Arm(int measures)
    {
        public List<int> Patterns { get; } = [];

        public List<double>[] Values { get; } = [.. Enumerable.Range(0, measures).Select(_ => new List<double>())];

        public void Add(PlayedBatch batch, ImmutableArray<int> shown)
        {
            var first = Patterns.Count;
            Patterns.AddRange(batch.Records.Patterns);
            foreach (var failure in batch.Records.Failures) CollectionsMarshal.AsSpan(Patterns)[first + (int)(failure.History - batch.Batch.Histories.First)] = -1;
            for (var place = 0; place < shown.Length; place++) Values[place].AddRange(batch.Records.Measures[shown[place]].AsSpan(0, batch.Batch.Histories.Count));
        }
    }
}
