namespace AgentSim.Experiments.Designs;

/// <summary>
/// Two independent sets of points, A and B, and mixtures of them in which one group of factors comes from the other set: from these Sobol' indices are computed.
/// For each base point in a row: A; A with each group from B; for second-order indices B with each group from A; B. Sources: Saltelli, Computer Physics
/// Communications 145 (2002) 280-297; Saltelli and others, same journal, 181 (2010) 259-270.
/// </summary>
internal sealed class SaltelliDesign : UnitPlan
{
    private readonly SobolSequence points;

    private SaltelliDesign(FactorGroups groups, int basePoints, SobolOrder order, SobolSequence points)
        : base(groups.Factors, (long)basePoints * PointsPerBase(groups, order)) =>
        (Groups, BasePoints, Order, this.points) = (groups, basePoints, order, points);

    /// <summary>Which factors are changed together.</summary>
    public FactorGroups Groups { get; }

    /// <summary>How many base points.</summary>
    public int BasePoints { get; }

    /// <summary>Which indices it is for.</summary>
    public SobolOrder Order { get; }

    internal override bool ReachesEnds => points.ReachesEnds;

    internal override string WhyWhole =>
        "Saltelli's design compares points that differ in one group of factors, and cannot do without any; use a Latin hypercube with a constraint, and PAWN or delta rather than Sobol' indices.";

    /// <summary>Base points from a scrambled Sobol' sequence: the choice for most purposes.</summary>
    /// <param name="groups">Which factors are changed together; at most half of <see cref="SobolSequence.MostDimensions"/> factors.</param>
    /// <param name="basePoints">Base points, at least 1; a power of two, 1,024 or more for indices to two digits.</param>
    /// <param name="order">Which indices it is for.</param>
    /// <param name="randomSeed">The random seed; 0 is one like any other.</param>
    public static SaltelliDesign Scrambled(FactorGroups groups, int basePoints, SobolOrder order, ulong randomSeed) =>
        new(groups, basePoints, order, SobolSequence.Scrambled(Doubled(groups), basePoints, randomSeed));

    /// <summary>Base points from the Sobol' sequence as it is, as other tools have it.</summary>
    /// <param name="groups">Which factors are changed together; at most half of <see cref="SobolSequence.MostDimensions"/> factors.</param>
    /// <param name="basePoints">Base points, at least 1; best a power of two.</param>
    /// <param name="order">Which indices it is for.</param>
    /// <param name="skipped">Points left out at the beginning, 0 or more.</param>
    public static SaltelliDesign Plain(FactorGroups groups, int basePoints, SobolOrder order, long skipped) =>
        new(groups, basePoints, order, SobolSequence.Plain(Doubled(groups), basePoints, skipped));

    private protected override void Fill(long number, Span<double> coordinates)
    {
        var perBase = PointsPerBase(Groups, Order);
        var (basePoint, step) = (number / perBase, (int)(number % perBase));
        var both = new double[2 * Dimensions];
        points.Coordinates(basePoint, both);

        // Steps: 0 is A, 1 to G are A with a group from B, then perhaps B with a group from A, and the last is B.
        var fromB = step > Groups.Count;
        var changed = step == 0 || step == perBase - 1 ? -1 : (step - 1) % Groups.Count;
        for (var factor = 0; factor < Dimensions; factor++)
            coordinates[factor] = both[fromB != (Groups.GroupOf[factor] == changed) ? Dimensions + factor : factor];
    }

    internal static int PointsPerBase(FactorGroups groups, SobolOrder order) => order == SobolOrder.SecondToo ? (2 * groups.Count) + 2 : groups.Count + 2;

    private static int Doubled(FactorGroups groups)
    {
        if (2 * groups.Factors > SobolSequence.MostDimensions)
            throw new ArgumentException($"There are {groups.Factors} factors; Saltelli's design takes at most {SobolSequence.MostDimensions / 2}.", nameof(groups));
        return 2 * groups.Factors;
    }
}
