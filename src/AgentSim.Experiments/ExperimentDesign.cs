using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>
/// The design points of an experiment. A point's values are computed from its number alone: those of parameters are given to histories, all others choose the
/// <see cref="Variant"/> that is played.
/// </summary>
public sealed class ExperimentDesign : Design
{
    private readonly PointSpace space;
    private readonly VariantsOfPoints variantsOf;

    /// <summary>A design.</summary>
    /// <param name="space">The points.</param>
    /// <param name="variants">The models.</param>
    /// <param name="variantsOf">Which of them a point plays.</param>
    /// <param name="posterior">What parameters are drawn from that no point gives; null for their priors.</param>
    internal ExperimentDesign(PointSpace space, ImmutableArray<Variant> variants, VariantsOfPoints variantsOf, PosteriorDraws? posterior = null)
        : base(variants)
    {
        (this.space, this.variantsOf, Posterior) = (space, variantsOf, posterior);
        Varied = [.. space.Factors.SelectMany(factor => factor.Parameters)];
        Given = Varied.IsEmpty ? posterior : new Gift(space, Varied, posterior);
    }

    /// <summary>What parameters are drawn from that no point gives; null for their priors.</summary>
    public PosteriorDraws? Posterior { get; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Varied { get; }

    /// <summary>What is varied, in the order of the file; nothing makes a single point.</summary>
    public ImmutableArray<DesignFactor> Factors => space.Factors;

    /// <inheritdoc/>
    public override int Points => space.Points;

    /// <inheritdoc/>
    public override IGivenParameters? Given { get; }

    /// <summary>Which points there are, with what decides that; null without factors.</summary>
    internal SamplingPlan? Plan => space.Plan;

    /// <summary>The values of the factors at a point: a number where it has one, the place in its list (from 0) where it has words.</summary>
    /// <param name="point">The design point, from 0.</param>
    /// <param name="values">As many as there are factors.</param>
    public void Values(int point, Span<double> values) => space.Values(point, values);

    /// <inheritdoc/>
    public override int VariantOf(int point) => variantsOf.Of(point);

    /// <summary>The number of a point in its plan, in which points that a condition dropped are counted.</summary>
    internal int NumberOf(int point) => space.NumberOf(point);

    /// <summary>A draw of the posterior, if there is one, and over it the values of the parameters among the factors.</summary>
    private sealed class Gift(PointSpace space, ImmutableArray<string> varied, PosteriorDraws? posterior) : IGivenParameters
    {
        private readonly int drawn = posterior?.Names.Length ?? 0;

        private readonly ImmutableArray<int> factorOf =
            [.. space.Factors.SelectMany((factor, index) => factor.Parameters.Select(_ => index))];

        public ImmutableArray<string> Names { get; } = [.. posterior?.Names ?? [], .. varied];

        public void Give(int point, uint sample, Span<double> values)
        {
            Span<double> all = stackalloc double[space.Factors.Length];
            space.Values(point, all);
            posterior?.Give(point, sample, values[..drawn]);
            for (var i = drawn; i < values.Length; i++) values[i] = all[factorOf[i - drawn]];
        }
    }
}
