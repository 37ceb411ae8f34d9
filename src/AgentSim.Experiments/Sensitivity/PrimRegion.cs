using System.Collections.Immutable;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>A box while it is peeled: for each input a range or a set of categories, and the rows inside.</summary>
internal sealed class PrimRegion
{
    private readonly GivenData data;
    private readonly ImmutableArray<Side> sides;
    private readonly int[] rows;

    private PrimRegion(GivenData data, ImmutableArray<Side> sides, int[] rows)
    {
        (this.data, this.sides, this.rows) = (data, sides, rows);
        Cases = rows.Count(row => data.Outputs[row] > 0);
    }

    public int Count => rows.Length;

    public double Density => (double)Cases / Count;

    private int Cases { get; }

    public static PrimRegion Whole(GivenData data) => new(data, [.. data.Inputs.Select(_ => Side.Open)], [.. Enumerable.Range(0, data.Outputs.Length)]);

    /// <summary>Whether a box that was described holds a row.</summary>
    public static bool Holds(PrimBox box, GivenData data, int row) => box.Limits.All(limit =>
    {
        var value = data.Inputs.First(input => input.Name == limit.Input).Values[row];
        return limit.Categories.IsEmpty ? value >= limit.Low && value <= limit.High : limit.Categories.Contains(value);
    });

    /// <summary>Boxes without a share of rows at the low or high end of one input, or without one category.</summary>
    public IEnumerable<PrimRegion> Peels(double share)
    {
        for (var input = 0; input < sides.Length; input++)
        {
            var values = Sorted(input, rows);
            if (values[0].Equals(values[^1])) continue;
            if (data.Inputs[input].Kind == InputKind.Categorical)
            {
                foreach (var category in values.Distinct()) yield return With(input, rows, sides[input] with { Without = sides[input].Without.Add(category) });
                continue;
            }

            var taken = Math.Max(1, (int)(share * values.Length));
            if (Above(values, values[taken - 1]) is { } low) yield return With(input, rows, sides[input] with { Low = low });
            if (Below(values, values[^taken]) is { } high) yield return With(input, rows, sides[input] with { High = high });
        }
    }

    /// <summary>Boxes with a share more of rows at the low or high end of one input, or with one category more.</summary>
    public IEnumerable<PrimRegion> Pastes(double share)
    {
        var added = Math.Max(1, (int)(share * Count));
        for (var input = 0; input < sides.Length; input++)
        {
            var side = sides[input];
            if (!side.Restricts) continue;
            var free = InsideBut(input);
            foreach (var category in side.Without) yield return With(input, free, side with { Without = side.Without.Remove(category) });
            var values = Sorted(input, free);
            double[] under = [.. values.Where(value => value < side.Low)];
            double[] over = [.. values.Where(value => value > side.High)];
            if (under.Length > 0) yield return With(input, free, side with { Low = under.Length <= added ? double.NegativeInfinity : under[^added] });
            if (over.Length > 0) yield return With(input, free, side with { High = over.Length <= added ? double.PositiveInfinity : over[added - 1] });
        }
    }

    public PrimBox Described() => new(
        [.. Enumerable.Range(0, sides.Length).Where(input => sides[input].Restricts).Select(Limit)],
        Cases, Count, Cases / data.Outputs.Sum(), Density, (double)Count / data.Outputs.Length);

    private PrimLimit Limit(int input)
    {
        var without = InsideBut(input);
        var share = (double)without.Count(row => data.Outputs[row] > 0) / without.Length;
        var side = sides[input];
        ImmutableArray<double> categories = data.Inputs[input].Kind == InputKind.Categorical
            ? [.. data.Inputs[input].Values.Distinct().Order().Where(category => !side.Without.Contains(category))] : [];
        return new(data.Inputs[input].Name, side.Low, side.High, categories, Tails.AtLeastOf(Cases, Count, share));
    }

    /// <summary>The rows that all other inputs would let in.</summary>
    private int[] InsideBut(int input) => [.. Enumerable.Range(0, data.Outputs.Length).Where(row =>
        !sides.Where((side, other) => other != input && side.Restricts && !side.Holds(data.Inputs[other].Values[row])).Any())];

    private PrimRegion With(int input, int[] among, Side side)
    {
        var values = data.Inputs[input].Values;
        return new(data, sides.SetItem(input, side), [.. among.Where(row => side.Holds(values[row]))]);
    }

    private double[] Sorted(int input, int[] of)
    {
        double[] values = [.. of.Select(row => data.Inputs[input].Values[row])];
        Array.Sort(values);
        return values;
    }

    // The least value above, and the greatest below: equal values go together.
    private static double? Above(double[] sorted, double value)
    {
        var next = EmpiricalDistribution.CountAtMost(sorted, value);
        return next < sorted.Length ? sorted[next] : null;
    }

    private static double? Below(double[] sorted, double value)
    {
        var first = Array.FindIndex(sorted, other => other >= value);
        return first > 0 ? sorted[first - 1] : null;
    }

    private sealed record Side(double Low, double High, ImmutableArray<double> Without)
    {
        public static Side Open { get; } = new(double.NegativeInfinity, double.PositiveInfinity, []);

        public bool Restricts => Low > double.NegativeInfinity || High < double.PositiveInfinity || Without.Length > 0;

        public bool Holds(double value) => value >= Low && value <= High && !Without.Contains(value);
    }
}
