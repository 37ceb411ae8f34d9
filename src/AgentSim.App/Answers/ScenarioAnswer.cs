using System.Collections.Immutable;
using AgentSim.Games.Bargaining;

namespace AgentSim.App.Answers;

/// <summary>What <c>solve --json</c> prints of a bargaining problem. Outcomes are numbered from 0, the last issue's level changing fastest.</summary>
/// <param name="Parties">Their names; utilities are in this order.</param>
/// <param name="Outcomes">How many there are; 0 along a frontier.</param>
/// <param name="Rational">What nobody loses by.</param>
/// <param name="Pareto">What nothing is better than for all.</param>
/// <param name="RationalPareto">What is both.</param>
/// <param name="ParetoWithLotteries">What no lottery is better than for all.</param>
/// <param name="Ideal">The most that each gets by what nobody loses by.</param>
/// <param name="Solutions">Solutions among outcomes.</param>
/// <param name="Lotteries">Solutions among lotteries over outcomes.</param>
/// <param name="WinSets">By rule, what finds the consent that is enough.</param>
internal sealed record ScenarioAnswer(
    string[] Parties, int Outcomes, ImmutableArray<int> Rational, ImmutableArray<int> Pareto, ImmutableArray<int> RationalPareto, ImmutableArray<int> ParetoWithLotteries, double[] Ideal,
    SolutionAnswer[] Solutions, SolutionAnswer[] Lotteries, WinSetAnswer[] WinSets)
{
    /// <summary>The answer on a scenario.</summary>
    public static ScenarioAnswer Of(BargainingScenario scenario)
    {
        var rational = Enumerable.Range(0, scenario.Outcomes.Length).Where(scenario.IsRational).ToImmutableArray();
        var pareto = ParetoSet.Of(scenario);
        return new(
            [.. scenario.Parties.Select(party => party.Name)], scenario.Outcomes.Length, rational, pareto, [.. pareto.Intersect(rational)],
            ParetoSet.OfLotteries(scenario), [.. scenario.IdealGains().Zip(scenario.Parties, (gain, party) => party.Reservation + gain)],
            [.. FiniteSolutions.Of(scenario).Select(one => SolutionAnswer.Of(one, scenario))], [.. LotterySolutions.Of(scenario).Select(one => SolutionAnswer.Of(one, scenario))],
            [.. scenario.Rules.Select(rule => new WinSetAnswer(rule.Name, rule.WinSet(scenario)))]);
    }

    /// <summary>The answer on a frontier.</summary>
    public static ScenarioAnswer Of(BargainingFrontier frontier) => new(
        [.. frontier.Parties.Select(party => party.Name)], 0, [], [], [], [], [], [.. frontier.Solutions().Select(one => SolutionAnswer.Of(one, null))], [], []);
}

/// <summary>See <see cref="BargainingSolution"/>.</summary>
internal sealed record SolutionAnswer(string Concept, ChanceAnswer[] Outcomes, ImmutableArray<double> Utilities, double Value, double Gap)
{
    /// <summary>A solution, with the outcomes as the scenario calls them.</summary>
    public static SolutionAnswer Of(BargainingSolution solution, BargainingScenario? scenario) => new(
        NameOf(solution.Concept), [.. solution.Outcomes.Select(one => new ChanceAnswer(one.Outcome, scenario!.Outcomes[one.Outcome].Label, one.Chance))], solution.Utilities, solution.Value, solution.Gap);

    /// <summary>What a solution is called.</summary>
    public static string NameOf(SolutionConcept concept) => concept switch
    {
        SolutionConcept.Nash => "nash",
        SolutionConcept.AsymmetricNash => "asymmetric-nash",
        SolutionConcept.KalaiSmorodinsky => "kalai-smorodinsky",
        SolutionConcept.KalaiSmorodinskyOfAll => "kalai-smorodinsky-of-all",
        SolutionConcept.Egalitarian => "egalitarian",
        SolutionConcept.Utilitarian => "utilitarian",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>An outcome with its chance.</summary>
internal sealed record ChanceAnswer(int Outcome, string Label, double Chance);

/// <summary>What finds the consent that a rule asks for.</summary>
internal sealed record WinSetAnswer(string Rule, ImmutableArray<int> Outcomes);
