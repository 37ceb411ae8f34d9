using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// Random points of which each factor has exactly one in each of as many equal strata as there are points. Source: McKay, Beckman and Conover, Technometrics 21
/// (1979) 239-245.
/// </summary>
internal sealed class LatinHypercube : UnitPlan
{
    private const string Name = "Latin hypercube";

    private readonly KeyedPermutation strata;
    private readonly Draws draws;
    private readonly Stream within = Stream.Named(Name + ", within strata");

    /// <summary>A hypercube.</summary>
    /// <param name="dimensions">Factors, at least 1 and at most <see cref="Draws.IndicesPerTime"/>.</param>
    /// <param name="count">Points, at least 1 and at most <see cref="uint.MaxValue"/>.</param>
    /// <param name="randomSeed">The random seed; 0 is one like any other.</param>
    public LatinHypercube(int dimensions, long count, ulong randomSeed)
        : base(dimensions, count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, uint.MaxValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)dimensions, Draws.IndicesPerTime, nameof(dimensions));
        strata = new(count, randomSeed, Name);
        draws = new(randomSeed);
    }

    internal override bool ReachesEnds => false;

    private protected override void Fill(long number, Span<double> coordinates)
    {
        for (var i = 0; i < coordinates.Length; i++)
            coordinates[i] = (strata.Of(number, i) + draws.Uniform(within, (uint)number, 0, 0, (uint)i)) / Count;
    }
}
