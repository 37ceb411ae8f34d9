using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// Which combinations of factor values are played. Points are numbered from 0, and each is computed from its number alone, so that a million of them need no
/// memory and any worker can compute its own.
/// </summary>
internal abstract class SamplingPlan
{
    private protected SamplingPlan(int dimensions, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (Dimensions, Count) = (dimensions, count);
    }

    /// <summary>How many factors it varies.</summary>
    public int Dimensions { get; }

    /// <summary>How many points it has.</summary>
    public long Count { get; }

    /// <summary>Why no point can be left out, or null if points can be.</summary>
    internal virtual string? WhyWhole => null;

    /// <summary>Whether a coordinate may be 0 or 1.</summary>
    internal abstract bool ReachesEnds { get; }

    /// <summary>The values of the factors at a point.</summary>
    internal abstract void Values(long number, ImmutableArray<Factor> factors, Span<double> values);

    private protected void CheckNumber(long number, int length)
    {
        if (number < 0 || number >= Count) throw new ArgumentOutOfRangeException(nameof(number), number, $"Points are numbered from 0 to {Count - 1}.");
        if (length != Dimensions) throw new ArgumentException($"A point has {Dimensions} coordinates, but there is room for {length}.", nameof(length));
    }
}
