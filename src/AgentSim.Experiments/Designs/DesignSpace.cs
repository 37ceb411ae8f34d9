using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>Whether a combination of factor values makes sense; values are in the order of factors.</summary>
internal delegate bool Constraint(ReadOnlySpan<double> values);

/// <summary>A point of a design: its number and the values of the factors there, in their order.</summary>
internal readonly record struct DesignValues(long Number, double[] Values);

/// <summary>
/// Factors, the design that varies them, and perhaps a constraint. Points that it forbids are left out; the others keep their numbers, so that a constraint
/// changes no other point. What is left of a grid, a list or one-at-a-time is the permitted part of it; of a Sobol' sequence or a Latin hypercube, points that fill
/// the permitted region evenly (strata of the hypercube are then no longer of equal size). Morris trajectories, Saltelli's design and FAST compare points with
/// each other and cannot do without any: with them a constraint is refused.
/// </summary>
internal sealed class DesignSpace
{
    private readonly Constraint? constraint;

    /// <summary>A design of factors.</summary>
    /// <param name="factors">As many as the design has dimensions, with different names.</param>
    /// <param name="plan">The design.</param>
    /// <param name="constraint">What combinations are permitted; all if null.</param>
    /// <exception cref="ArgumentException">The factors do not fit the design, or it cannot do without points.</exception>
    public DesignSpace(ImmutableArray<Factor> factors, SamplingPlan plan, Constraint? constraint)
    {
        if (factors.Length != plan.Dimensions) throw new ArgumentException($"The design varies {plan.Dimensions} factors, but there are {factors.Length}.", nameof(factors));
        if (factors.GroupBy(factor => factor.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"There are {twice.Count()} factors called \"{twice.Key}\".", nameof(factors));
        if (plan.ReachesEnds && factors.FirstOrDefault(factor => !factor.HasEnds) is { } endless)
            throw new ArgumentException($"The design takes \"{endless.Name}\" to its ends, and its distribution has none; give it a range, or use a Latin hypercube or a scrambled Sobol' sequence.", nameof(factors));
        if (constraint is not null && plan.WhyWhole is { } why) throw new ArgumentException(why, nameof(constraint));
        (Factors, Plan, this.constraint) = (factors, plan, constraint);
    }

    /// <summary>The factors.</summary>
    public ImmutableArray<Factor> Factors { get; }

    /// <summary>The design.</summary>
    public SamplingPlan Plan { get; }

    /// <summary>Computes the values at a point.</summary>
    /// <param name="number">Its number, from 0 to less than the design's count.</param>
    /// <param name="values">Where they go, one for each factor.</param>
    /// <returns>False if the constraint forbids the point.</returns>
    public bool TryPoint(long number, Span<double> values)
    {
        Plan.Values(number, Factors, values);
        return constraint is null || constraint(values);
    }

    /// <summary>All points that are permitted, in order, one at a time.</summary>
    public IEnumerable<DesignValues> Points()
    {
        for (var number = 0L; number < Plan.Count; number++)
        {
            var values = new double[Factors.Length];
            if (TryPoint(number, values)) yield return new(number, values);
        }
    }
}
