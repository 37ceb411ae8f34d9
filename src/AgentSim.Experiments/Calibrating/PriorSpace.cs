using System.Collections.Immutable;
using AgentSim.Simulation.Chance;
using NormalQuantiles = AgentSim.Simulation.Chance.Quantiles;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Calibrating;

/// <summary>
/// The fitted parameters in coordinates whose prior is standard normal and independent, whatever their own: <c>z</c> is the normal quantile of the uniform draw that a value is made of. A share of a Dirichlet
/// group is the gamma draw that the group divides, a category the cell that the draw falls in, and a range conditions the draw, all as in play.
/// </summary>
internal sealed class PriorSpace
{
    private readonly Sampler[] samplers;
    private readonly Stream[] starts, steps;
    private readonly Draws draws;

    public PriorSpace(Model model, ImmutableArray<string> parameters, ulong randomSeed)
    {
        var chosen = parameters.Select(name => model.Parameters.First(parameter => parameter.Name == name)).ToArray();
        samplers = [.. chosen.Select(parameter => new Sampler(parameter.Distribution))];
        starts = [.. parameters.Select(name => Stream.Named($"calibration start of {name}"))];
        steps = [.. parameters.Select(name => Stream.Named($"calibration step of {name}"))];
        draws = new(randomSeed);
        Names = parameters;
    }

    /// <summary>The parameters.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How many there are.</summary>
    public int Dimensions => samplers.Length;

    /// <summary>A point drawn from the prior.</summary>
    /// <param name="particle">Whose, from 0.</param>
    /// <param name="wave">In which wave: other waves, other points.</param>
    /// <param name="coordinates">Where it goes.</param>
    public void Start(int particle, int wave, Span<double> coordinates)
    {
        for (var i = 0; i < coordinates.Length; i++) coordinates[i] = NormalQuantiles.Normal(draws.Uniform(starts[i], (uint)particle, (uint)wave, 0, 0));
    }

    /// <summary>
    /// A proposal that leaves the prior as it is, preconditioned Crank-Nicolson: <c>z' = sqrt(1 - b^2) z + b xi</c>, xi standard normal. Source: Cotter, Roberts, Stuart and White, Statistical Science 28 (2013) 424-446.
    /// </summary>
    /// <param name="from">Where the particle is.</param>
    /// <param name="size">b, above 0 and at most 1; 1 draws from the prior.</param>
    /// <param name="particle">The particle.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="move">Which of the wave's proposals.</param>
    /// <param name="to">Where the proposal goes.</param>
    public void Step(ReadOnlySpan<double> from, double size, int particle, int wave, int move, Span<double> to)
    {
        var kept = Math.Sqrt(1 - (size * size));
        for (var i = 0; i < to.Length; i++)
            to[i] = (kept * from[i]) + (size * NormalQuantiles.Normal(draws.Uniform(steps[i], (uint)particle, (uint)wave, (uint)move, 0)));
    }

    /// <summary>The values that histories are given: of shares, before their group is divided.</summary>
    public void Values(ReadOnlySpan<double> coordinates, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = samplers[i].Of(NormalDistribution.Below(coordinates[i]));
    }
}
