using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>Every combination of some values of each factor; the last factor changes fastest.</summary>
internal sealed class GridDesign : UnitPlan
{
    private readonly ImmutableArray<ImmutableArray<double>> levels;

    /// <summary>A grid.</summary>
    /// <param name="levels">For each factor the coordinates that it takes, at least one (<see cref="Factor.Coordinates"/>).</param>
    /// <exception cref="OverflowException">There are more combinations than can be counted.</exception>
    public GridDesign(ImmutableArray<ImmutableArray<double>> levels)
        : base(levels.Length, levels.Aggregate(1L, (count, own) => checked(count * own.Length))) => this.levels = levels;

    internal override bool ReachesEnds => levels.Any(own => own.Any(coordinate => coordinate is <= 0 or >= 1));

    private protected override void Fill(long number, Span<double> coordinates)
    {
        for (var i = coordinates.Length - 1; i >= 0; i--)
        {
            coordinates[i] = levels[i][(int)(number % levels[i].Length)];
            number /= levels[i].Length;
        }
    }
}
