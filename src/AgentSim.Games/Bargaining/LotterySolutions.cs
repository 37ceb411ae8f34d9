using System.Collections.Immutable;

namespace AgentSim.Games.Bargaining;

/// <summary>Bargaining solutions where a lottery over outcomes can be agreed on, so that all expected utilities between those of the outcomes are to be had: a pie to be divided is a lottery over who gets it all.</summary>
public static class LotterySolutions
{
    // What may be missing of the sum of logarithms, of which weights sum to 1.
    private const double LargestGap = 1e-6;

    /// <summary>What every solution says that is another one with lotteries; empty where no lottery gains everybody something.</summary>
    public static ImmutableArray<BargainingSolution> Of(BargainingScenario scenario) =>
        [.. Enum.GetValues<SolutionConcept>()
            .Where(concept => concept != SolutionConcept.Utilitarian && (concept != SolutionConcept.AsymmetricNash || !FiniteSolutions.AreAlike(scenario)))
            .Select(concept => Of(scenario, concept)).OfType<BargainingSolution>()];

    /// <summary>What one solution says; null where no lottery gains everybody something.</summary>
    /// <exception cref="ArgumentException">The sum of gains needs no lottery.</exception>
    /// <exception cref="WrongGameException">Its numbers are too far apart for it to be found.</exception>
    public static BargainingSolution? Of(BargainingScenario scenario, SolutionConcept concept)
    {
        if (concept == SolutionConcept.Utilitarian) throw new ArgumentException("The largest sum of gains needs no lottery.", nameof(concept));
        if (concept is SolutionConcept.Nash or SolutionConcept.AsymmetricNash) return Nash(scenario, concept);
        var (chances, least) = LeximinLottery.Of(scenario, Ideal(scenario, concept));
        return least > 0 ? Solution(scenario, concept, chances, least, gap: 0) : null;
    }

    private static BargainingSolution? Nash(BargainingScenario scenario, SolutionConcept concept)
    {
        var gains = scenario.Outcomes.Select((_, outcome) => scenario.Parties.Select((_, party) => scenario.Gain(outcome, party)).ToArray()).ToArray();
        if (BestLottery.Of(gains, [.. scenario.Parties.Select(party => concept == SolutionConcept.Nash ? 1 : party.Power)]) is not { } best) return null;
        if (!(best.Gap() <= LargestGap)) throw new WrongGameException($"Nash's lottery of {scenario.Title} is not found to within {LargestGap}: what all can gain together is too small beside what they can gain and lose alone.");
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
