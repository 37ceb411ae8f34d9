using System.Collections.Immutable;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// A base point, and then each factor alone at some of its values with the others as in the base. It shows what each factor does there, and nothing of how
/// factors act together.
/// </summary>
internal sealed class OneAtATime : UnitPlan
{
    private readonly ImmutableArray<double> start;
    private readonly ImmutableArray<ImmutableArray<double>> levels;

    /// <summary>A design around a base point.</summary>
    /// <param name="start">The coordinates of the base point.</param>
    /// <param name="levels">For each factor the coordinates that it takes (<see cref="Factor.Coordinates"/>); none for one that stays.</param>
    public OneAtATime(ImmutableArray<double> start, ImmutableArray<ImmutableArray<double>> levels)
        : base(start.Length, 1 + levels.Sum(own => (long)own.Length))
    {
        if (levels.Length != start.Length) throw new ArgumentException($"There are {start.Length} base coordinates for {levels.Length} factors.", nameof(levels));
        (this.start, this.levels) = (start, levels);
    }

    internal override bool ReachesEnds => start.Concat(levels.SelectMany(own => own)).Any(coordinate => coordinate is <= 0 or >= 1);

    /// <summary>The factor that a point changes, or -1 for the base point.</summary>
    public int ChangedAt(long number)
    {
        CheckNumber(number, Dimensions);
        if (number == 0) return -1;
        var factor = 0;
        for (var left = number - 1; left >= levels[factor].Length; factor++) left -= levels[factor].Length;
        return factor;
    }

    private protected override void Fill(long number, Span<double> coordinates)
    {
        start.CopyTo(coordinates);
        var changed = ChangedAt(number);
        if (changed < 0) return;
        var before = 1 + levels.Take(changed).Sum(own => (long)own.Length);
        coordinates[changed] = levels[changed][(int)(number - before)];
    }
}
