using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Bargaining;

/// <summary>Bargaining solutions on finitely many alternatives, as numbers to compare them by.</summary>
internal static class Criteria
{
    /// <summary>The most by which alternatives of the same least are told apart: it decides at infinite precision, and nothing else.</summary>
    private const double Nuance = 1e-9;

    /// <summary>The weighted geometric mean of surpluses, weights by power. Source: Nash, Econometrica 18 (1950) 155-162; weighted: Kalai, International Journal of Game Theory 6 (1977) 129-133.</summary>
    public static ReadOnlySpan<double> Nash(BargainingProblem problem)
    {
        var sum = 0.0;
        for (var party = 0; party < problem.Parties; party++) sum += problem.Weight(party);
        for (var alternative = 0; alternative < problem.Alternatives; alternative++)
        {
            var logarithm = 0.0;
            for (var party = 0; party < problem.Parties && problem.LeastSurplus(alternative) > 0; party++)
                logarithm += problem.Weight(party) / sum * Lanes.Log(problem.Surplus(party, alternative));
            problem.Worths[alternative] = problem.LeastSurplus(alternative) > 0 ? Lanes.Exp(logarithm) : 0;
        }

        return problem.Worths;
    }

    /// <summary>The least surplus. Source: Kalai, Econometrica 45 (1977) 1623-1630; equals by the next to least, as the leximin rule has it.</summary>
    public static ReadOnlySpan<double> Egalitarian(BargainingProblem problem) => Least(problem, _ => 1);

    /// <summary>
    /// The least share of what the party could gain at most, in units of the mean of those gains. Source: Kalai and Smorodinsky, Econometrica 43 (1975) 513-518; on finitely many alternatives as the
    /// lexicographic maximin of Imai, Econometrica 51 (1983) 389-401.
    /// </summary>
    public static ReadOnlySpan<double> KalaiSmorodinsky(BargainingProblem problem)
    {
        var mean = 0.0;
        for (var party = 0; party < problem.Parties; party++) mean += problem.Ideal(party) / problem.Parties;
        return Least(problem, party => problem.Ideal(party) is > 0 and var ideal ? mean / ideal : 1);
    }

    /// <summary>The least of each alternative's surpluses in units of each party's own; equals by how many of their kind they are leximin-better than.</summary>
    private static ReadOnlySpan<double> Least(BargainingProblem problem, Func<int, double> scale)
    {
        var (parties, ordered) = (problem.Parties, problem.Ordered);
        for (var party = 0; party < parties; party++)
        {
            var own = scale(party);
            for (var alternative = 0; alternative < problem.Alternatives; alternative++) ordered[(alternative * parties) + party] = problem.Surplus(party, alternative) * own;
        }

        for (var alternative = 0; alternative < problem.Alternatives; alternative++) Of(alternative).Sort();
        for (var alternative = 0; alternative < problem.Alternatives; alternative++)
        {
            var better = 0;
            for (var other = 0; other < problem.Alternatives; other++)
            {
                if (Of(other)[0].Equals(Of(alternative)[0]) && problem.IsAvailable(other) && Of(other).SequenceCompareTo(Of(alternative)) < 0) better++;
            }

            problem.Worths[alternative] = Of(alternative)[0] + (Nuance * better / problem.Alternatives);
        }

        return problem.Worths;

        Span<double> Of(int alternative) => ordered.AsSpan(alternative * parties, parties);
    }
}
