using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>A design in the unit cube, which factors turn into values.</summary>
internal abstract class UnitPlan : SamplingPlan
{
    private protected UnitPlan(int dimensions, long count)
        : base(dimensions, count)
    {
    }

    /// <summary>The coordinates of a point.</summary>
    /// <param name="number">Its number, from 0 to less than the count.</param>
    /// <param name="coordinates">Where they go, one for each factor, each from 0 to 1.</param>
    public void Coordinates(long number, Span<double> coordinates)
    {
        CheckNumber(number, coordinates.Length);
        Fill(number, coordinates);
    }

    /// <summary>The coordinates of a point whose number was checked.</summary>
    private protected abstract void Fill(long number, Span<double> coordinates);

    internal override void Values(long number, ImmutableArray<Factor> factors, Span<double> values)
    {
        Coordinates(number, values);
        for (var i = 0; i < values.Length; i++) values[i] = factors[i].ValueAt(values[i]);
    }
}
