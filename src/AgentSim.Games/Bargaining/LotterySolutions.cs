using System.Collections.Immutable;

namespace AgentSim.Games.Bargaining;

/// <summary>Bargaining solutions where a lottery over outcomes can be agreed on, so that all expected utilities between those of the outcomes are to be had: a pie to be divided is a lottery over who gets it all.</summary>
public static class LotterySolutions
{
    /// <summary>What every solution says that is another one with lotteries; empty where no lottery gains everybody something.</summary>
    public static ImmutableArray<BargainingSolution> Of(BargainingScenario scenario) =>
        [.. Enum.GetValues<SolutionConcept>()
            .Where(concept => concept != SolutionConcept.Utilitarian && (concept != SolutionConcept.AsymmetricNash || !FiniteSolutions.AreAlike(scenario)))
            .Select(concept => Of(scenario, concept)).OfType<BargainingSolution>()];

    /// <summary>What one solution says; null where no lottery gains everybody something.</summary>
    /// <exception cref="ArgumentException">The sum of gains needs no lottery.</exception>
    public static BargainingSolution? Of(BargainingScenario scenario, SolutionConcept concept)
    {
        if (concept == SolutionConcept.Utilitarian) throw new ArgumentException("The largest sum of gains needs no lottery.", nameof(concept));
        if (concept is SolutionConcept.Nash or SolutionConcept.AsymmetricNash)
        {
            var start = LeximinLottery.Of(scenario, FiniteSolutions.Scales(scenario, SolutionConcept.Egalitarian));
            return start.Least > 0 ? Nash(scenario, concept, start.Chances) : null;
        }

        var (chances, least) = LeximinLottery.Of(scenario, Ideal(scenario, concept));
        return least > 0 ? Solution(scenario, concept, chances, least, gap: 0) : null;
    }

    private static BargainingSolution Nash(BargainingScenario scenario, SolutionConcept concept, double[] start)
    {
        var gains = scenario.Outcomes.Select((_, outcome) => scenario.Parties.Select((_, party) => scenario.Gain(outcome, party)).ToArray()).ToArray();
        var best = new BestLottery(gains, [.. scenario.Parties.Select(party => concept == SolutionConcept.Nash ? 1 : party.Power)], start);
        var value = concept == SolutionConcept.AsymmetricNash ? best.Mean() : best.Expected.ToArray().Aggregate((product, gain) => product * gain);
        return Solution(scenario, concept, best.Chances.ToArray(), value, best.Gap());
    }

    /// <summary>A lottery as a solution: chances that are 0 are left out.</summary>
    private static BargainingSolution Solution(BargainingScenario scenario, SolutionConcept concept, double[] chances, double value, double gap)
    {
        var played = chances.Index().Where(one => one.Item > 0).ToImmutableArray();
        return new(concept, [.. played], [.. scenario.Parties.Select((_, party) => played.Sum(one => one.Item * scenario.Outcomes[one.Index].Utilities[party]))], value, gap);
    }

    /// <summary>The unit of each party's gains. What each could gain at most by what nobody expects to lose by is found by lotteries, too.</summary>
    private static double[] Ideal(BargainingScenario scenario, SolutionConcept concept) => concept == SolutionConcept.KalaiSmorodinsky
        ? [.. scenario.Parties.Select((_, party) => LeximinLottery.Most(scenario, party) is > 0 and var most ? 1 / most : 1)]
        : FiniteSolutions.Scales(scenario, concept);
}
