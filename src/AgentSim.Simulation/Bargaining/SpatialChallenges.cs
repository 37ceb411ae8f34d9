using AgentSim.Games.Spatial;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Positions on a line. Everybody stands where the level lies that it likes best, with its power for capability and its salience, in units of the largest of the session, and all move in rounds of expected-utility
/// challenges; what they come to is the median of positions by capability times salience. Whoever is recognised then proposes; the others agree or do not. To who would not lose by it, a proposal is worth, over a
/// breakdown, what is at stake for it times how much nearer to the median it lies than things do now:
/// <code>
/// E = b + most (|status quo - median| - |place - median|)
/// </code>
/// Source: Bueno de Mesquita, in <i>European Community Decision Making</i> (Yale 1994), as in <see cref="ExpectedUtilityModel"/>; that parties may refuse what challenges come to is added here.
/// </summary>
internal sealed unsafe class SpatialChallenges : ISessionGame
{
    /// <summary>Rounds of challenges, at most: until nobody moves.</summary>
    public const int MostRounds = 10;

    /// <summary>The game under these rules, with one round of proposing.</summary>
    /// <exception cref="ArgumentException">The rules ask for what cannot be.</exception>
    public SpatialChallenges(SessionRules rules)
    {
        rules.Check();
        Rules = rules;
    }

    /// <inheritdoc/>
    public SessionRules Rules { get; }

    /// <inheritdoc/>
    public void Solve(SessionColumns columns, int lanes, ReadOnlySpan<Strategy> strategies)
    {
        var problem = new BargainingProblem(Rules.Parties, Rules.Alternatives);
        for (var lane = 0; lane < lanes; lane++)
        {
            problem.Load(columns, lane);
            var now = columns.Line[Rules.Alternatives][lane];
            var median = Median(columns, problem, now, lane);
            foreach (var strategy in strategies) Propose(columns, problem, strategy, lane, now, median);
        }
    }

    private void Propose(SessionColumns columns, BargainingProblem problem, Strategy strategy, int lane, double now, double median)
    {
        for (var party = 0; party < Rules.Parties; party++) strategy.Continuation(round: 0, party)[lane] = problem.Breakdown(party);
        var (own, most) = (problem.Breakdown(strategy.Self), Most(problem, strategy.Self));
        for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
        {
            var nearer = Math.Abs(now - median) - Math.Abs(columns.Line[alternative][lane] - median);
            strategy.Worth(round: 0, alternative)[lane] = own + (problem.Surplus(strategy.Self, alternative) is < 0 and var loss ? loss : most * nearer);
        }
    }

    /// <summary>What the challenges come to.</summary>
    private double Median(SessionColumns columns, BargainingProblem problem, double now, int lane)
    {
        var (positions, capability, salience, strength) = (new double[Rules.Parties], new double[Rules.Parties], new double[Rules.Parties], new double[Rules.Parties]);
        var largest = 0.0;
        for (var party = 0; party < Rules.Parties; party++)
        {
            (positions[party], capability[party]) = (Ideal(columns, problem, party, now, lane), problem.Weight(party));
            salience[party] = columns.Parties[party].Salience == null ? 1 : columns.Parties[party].Salience[lane];
            largest = Math.Max(largest, salience[party]);
        }

        for (var party = 0; party < Rules.Parties && largest > 0; party++) salience[party] /= largest;
        for (var party = 0; party < Rules.Parties; party++) strength[party] = capability[party] * salience[party];
        if (!strength.Any(own => own > 0)) return now; // nobody who could do anything cares
        var model = new ExpectedUtilityModel(positions, capability, salience);
        for (var round = 0; round < MostRounds; round++)
        {
            var next = model.Next(positions);
            if (next.AsSpan().SequenceEqual(positions)) break;
            positions = next;
        }

        return Weighted.Median(positions, strength);
    }

    /// <summary>Where the alternative lies that a party likes best; where things stand, if it gains by none.</summary>
    private double Ideal(SessionColumns columns, BargainingProblem problem, int party, double now, int lane)
    {
        var (place, most) = (now, 0.0);
        for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
        {
            if (problem.IsAvailable(alternative) && columns.Gain(party, alternative)[lane] is var gain && gain > most) (place, most) = (columns.Line[alternative][lane], gain);
        }

        return place;
    }

    /// <summary>The most that a party gains by an alternative over a breakdown.</summary>
    private static double Most(BargainingProblem problem, int party)
    {
        var most = 0.0;
        for (var alternative = 0; alternative < problem.Alternatives; alternative++)
            if (problem.IsAvailable(alternative)) most = Math.Max(most, problem.Surplus(party, alternative));
        return most;
    }
}
