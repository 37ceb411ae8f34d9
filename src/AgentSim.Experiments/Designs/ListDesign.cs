using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>Points given one by one, as values rather than coordinates: written in the experiment or read from a table.</summary>
internal sealed class ListDesign : SamplingPlan
{
    private readonly double[][] rows;

    /// <summary>A design of these points.</summary>
    /// <param name="rows">At least one, each with a value for every factor, in the order of factors; a category is its index.</param>
    public ListDesign(IEnumerable<double[]> rows)
        : this([.. rows])
    {
    }

    private ListDesign(double[][] rows)
        : base(rows.Length == 0 ? 1 : rows[0].Length, rows.Length)
    {
        if (Array.Find(rows, row => row.Length != Dimensions) is { } odd)
            throw new ArgumentException($"A point has {odd.Length} values where the first has {Dimensions}.", nameof(rows));
        this.rows = rows;
    }

    internal override bool ReachesEnds => false;

    internal override void Values(long number, ImmutableArray<Factor> factors, Span<double> values)
    {
        CheckNumber(number, values.Length);
        rows[number].CopyTo(values);
    }
}
