using System.Collections.Immutable;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// Random walks on a grid that change each group of factors once, by <c>p / (2 (p - 1))</c> with p levels: what each step does to a measure is an elementary
/// effect. Groups + 1 points a trajectory, one trajectory after the other. Sources: Morris, Technometrics 33 (1991) 161-174; for groups, Campolongo, Cariboni and
/// Saltelli, Environmental Modelling and Software 22 (2007) 1509-1518.
/// </summary>
internal sealed class MorrisTrajectories : UnitPlan
{
    private const string Name = "Morris trajectories";

    private readonly Draws draws;
    private readonly Stream starts = Stream.Named(Name + ", starts");
    private readonly Stream directions = Stream.Named(Name + ", directions");
    private readonly Stream orders = Stream.Named(Name + ", orders");

    /// <summary>A design of trajectories.</summary>
    /// <param name="groups">Which factors move together; at most <see cref="Draws.IndicesPerTime"/> factors.</param>
    /// <param name="trajectories">How many, at least 1; about 10 to 50 to screen, more to rank.</param>
    /// <param name="levels">Levels of each factor, even and at least 2; 4 is usual.</param>
    /// <param name="randomSeed">The random seed; 0 is one like any other.</param>
    public MorrisTrajectories(FactorGroups groups, int trajectories, int levels, ulong randomSeed)
        : base(groups.Factors, (long)trajectories * (groups.Count + 1))
    {
        if (levels < 2 || levels % 2 != 0) throw new ArgumentOutOfRangeException(nameof(levels), levels, "The number of levels must be even and at least 2.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)groups.Factors, Draws.IndicesPerTime, nameof(groups));
        (Groups, Trajectories, Levels, draws) = (groups, trajectories, levels, new(randomSeed));
    }

    /// <summary>Which factors move together.</summary>
    public FactorGroups Groups { get; }

    /// <summary>How many trajectories.</summary>
    public int Trajectories { get; }

    /// <summary>Levels of each factor.</summary>
    public int Levels { get; }

    /// <summary>How far a step goes, as a share of the range.</summary>
    public double Step => Levels / (2.0 * (Levels - 1));

    internal override bool ReachesEnds => true;

    internal override string WhyWhole =>
        "Morris trajectories go from point to point, and a step to a point that is left out has no effect to tell; use a Latin hypercube or a Sobol' sequence with a constraint.";

    /// <summary>The groups of a trajectory in the order in which they move.</summary>
    public ImmutableArray<int> OrderOf(int trajectory)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trajectory);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trajectory, Trajectories);
        return [.. Enumerable.Range(0, Groups.Count).OrderBy(group => draws.Uniform(orders, (uint)trajectory, 0, 0, (uint)group))];
    }

    /// <summary>Whether a factor moves up in a trajectory, rather than down.</summary>
    public bool Rises(int trajectory, int factor) => draws.Uniform(directions, (uint)trajectory, 0, 0, (uint)factor) < 0.5;

    private protected override void Fill(long number, Span<double> coordinates)
    {
        var (trajectory, step) = ((int)(number / (Groups.Count + 1)), (int)(number % (Groups.Count + 1)));
        var order = OrderOf(trajectory);
        Span<bool> moved = stackalloc bool[Groups.Count];
        moved.Clear();
        for (var i = 0; i < step; i++) moved[order[i]] = true;
        for (var factor = 0; factor < coordinates.Length; factor++)
        {
            var low = (int)(draws.Uniform(starts, (uint)trajectory, 0, 0, (uint)factor) * (Levels / 2));
            var high = moved[Groups.GroupOf[factor]] == Rises(trajectory, factor);
            coordinates[factor] = (double)(low + (high ? Levels / 2 : 0)) / (Levels - 1);
        }
    }
}
