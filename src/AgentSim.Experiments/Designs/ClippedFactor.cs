using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>A factor whose distribution has no ends, for designs that go to the ends: these are taken at its percentiles 1 and 99.</summary>
internal sealed record ClippedFactor : Factor
{
    private const double Low = 0.01;
    private const double High = 0.99;

    private readonly ContinuousFactor whole;

    /// <summary>A factor.</summary>
    /// <param name="whole">The same with its whole distribution.</param>
    public ClippedFactor(ContinuousFactor whole)
        : base(whole.Name) => this.whole = whole;

    /// <inheritdoc/>
    public override double ValueAt(double coordinate) => whole.ValueAt(Low + ((High - Low) * coordinate));

    /// <inheritdoc/>
    public override ImmutableArray<double> Coordinates(int levels) => whole.Coordinates(levels);
}
