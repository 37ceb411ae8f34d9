using System.Collections.Immutable;
using AgentSim.Experiments.Designs;

namespace AgentSim.Experiments;

/// <summary>The design points that are played, each computed from its number alone, so that a million of them need no memory.</summary>
/// <param name="factors">What is varied; nothing makes a single point.</param>
/// <param name="space">How it is varied; null without factors.</param>
/// <param name="kept">Numbers of the space's points that are played, in order; null for all.</param>
internal sealed class PointSpace(ImmutableArray<DesignFactor> factors, DesignSpace? space, int[]? kept)
{
    /// <summary>One point without factors.</summary>
    public static PointSpace Single { get; } = new([], null, null);

    /// <summary>What is varied.</summary>
    public ImmutableArray<DesignFactor> Factors => factors;

    /// <summary>The plan of the points; null without factors.</summary>
    public SamplingPlan? Plan => space?.Plan;

    /// <summary>How many points there are.</summary>
    public int Points => kept?.Length ?? (int)(Plan?.Count ?? 1);

    /// <summary>The number of a point in its plan, in which dropped points are counted.</summary>
    public int NumberOf(int point) => kept is null ? point : kept[point];

    /// <summary>The values of the factors at a point, of lists the places in them.</summary>
    public void Places(int point, Span<double> places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point, Points);
        space?.TryPoint(NumberOf(point), places);
    }

    /// <summary>The values of the factors at a point.</summary>
    public void Values(int point, Span<double> values)
    {
        Places(point, values);
        for (var i = 0; i < values.Length; i++) values[i] = factors[i].ValueOf(values[i]);
    }
}
