using System.Collections.Immutable;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Bargaining;

/// <summary>Bargaining solutions among finitely many outcomes, one of which is agreed on. All of them are among what nobody loses by; of equals the one of the larger sum of gains, then the first.</summary>
public static class FiniteSolutions
{
    /// <summary>What every solution says; empty where there is no outcome that nobody loses by.</summary>
    public static ImmutableArray<BargainingSolution> Of(BargainingScenario scenario) =>
        [.. Enum.GetValues<SolutionConcept>().Where(concept => concept != SolutionConcept.AsymmetricNash || !AreAlike(scenario)).Select(concept => Of(scenario, concept)).OfType<BargainingSolution>()];

    /// <summary>What one solution says; null where there is no outcome that nobody loses by.</summary>
    public static BargainingSolution? Of(BargainingScenario scenario, SolutionConcept concept)
    {
        var (best, most) = (-1, Array.Empty<double>());
        var scales = Scales(scenario, concept);
        for (var outcome = 0; outcome < scenario.Outcomes.Length; outcome++)
        {
            if (!scenario.IsRational(outcome)) continue;
            var score = Score(scenario, concept, scales, outcome);
            if (best >= 0 && score.AsSpan().SequenceCompareTo(most) <= 0) continue;
            (best, most) = (outcome, score);
        }

        return best < 0 ? null : new(concept, [(best, 1.0)], scenario.Outcomes[best].Utilities, most[0], Gap: 0);
    }

    /// <summary>Whether all parties have the same power.</summary>
    internal static bool AreAlike(BargainingScenario scenario) => scenario.Parties.All(party => party.Power == scenario.Parties[0].Power);

    /// <summary>The unit of each party's gains in the solutions of least shares.</summary>
    internal static double[] Scales(BargainingScenario scenario, SolutionConcept concept)
    {
        ImmutableArray<double> ideals = concept switch
        {
            SolutionConcept.KalaiSmorodinsky => scenario.IdealGains(),
            SolutionConcept.KalaiSmorodinskyOfAll => scenario.IdealGainsOfAll(),
            _ => [.. scenario.Parties.Select(_ => 1.0)],
        };
        // Who can gain nothing has a share of 0 in everything.
        return [.. ideals.Select(ideal => ideal > 0 ? 1 / ideal : 1)];
    }

    /// <summary>Numbers to compare an outcome by, one after the other.</summary>
    private static double[] Score(BargainingScenario scenario, SolutionConcept concept, double[] scales, int outcome)
    {
        var gains = Enumerable.Range(0, scenario.Parties.Length).Select(party => scenario.Gain(outcome, party)).ToArray();
        return concept switch
        {
            SolutionConcept.Nash => [gains.Aggregate((product, gain) => product * gain), gains.Sum()],
            SolutionConcept.AsymmetricNash => [Weighted(scenario, gains), gains.Sum()],
            SolutionConcept.Utilitarian => [gains.Sum()],
            _ => [.. gains.Zip(scales, (gain, scale) => gain * scale).Order()],
        };
    }

    private static double Weighted(BargainingScenario scenario, double[] gains)
    {
        var all = scenario.Parties.Sum(party => party.Power);
        return gains.Min() <= 0 ? 0 : Lanes.Exp(gains.Zip(scenario.Parties, (gain, party) => party.Power / all * Lanes.Log(gain)).Sum());
    }
}
