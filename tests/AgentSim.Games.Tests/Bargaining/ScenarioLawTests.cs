using System.Collections.Immutable;
using AgentSim.Games.Bargaining;
using CsCheck;

namespace AgentSim.Games.Tests.Bargaining;

/// <summary>What holds of the solutions of all bargaining problems.</summary>
public class ScenarioLawTests
{
    // Without the round, tiny and repeated numbers that a generator of doubles likes: they make ties that rounding decides.
    private static readonly Gen<BargainingScenario> Scenarios =
        from parties in Gen.Int[2, 5]
        from outcomes in Gen.Int[1, 30]
        from seed in Gen.Int[1, int.MaxValue]
        let numbers = Enumerable.Range(1, parties * (outcomes + 2)).Select(place => Math.Sqrt(seed) * Math.Sqrt(1000 + place) % 1).Chunk(parties).ToArray()
        select Of(numbers[2..], Array.ConvertAll(numbers[0], number => 0.6 * number), Array.ConvertAll(numbers[1], number => 0.2 + (2 * number)));

    // Units from 1e-9 to 1e9, powers from a thousandth to a thousand; each party gains by something, and all by the last, if perhaps little.
    private static readonly Gen<BargainingScenario> Extremes =
        from parties in Gen.Int[2, 6]
        from outcomes in Gen.Int[1, 200]
        from seed in Gen.Int[1, int.MaxValue]
        from little in Gen.Int[0, 2]
        from clumps in Gen.Bool
        let numbers = Enumerable.Range(1, parties * (outcomes + 2)).Select(place => Math.Sqrt(seed) * Math.Sqrt(1000 + place) % 1).Chunk(parties).ToArray()
        let units = Array.ConvertAll(numbers[0], number => Math.Pow(10, (18 * number) - 9))
        let gains = numbers[2..].Select(own => own.Select((number, party) => units[party] * (clumps ? Math.Round((4 * number) - 2) : (2 * number) - 1)).ToArray())
        let all = numbers[1].Select((number, party) => units[party] * number * Math.Pow(10, -little)).ToArray()
        select Of([.. gains, all], new double[parties], Array.ConvertAll(numbers[1], number => Math.Pow(10, (6 * number) - 3)));

    [Fact]
    public void A_solution_is_rational_for_all_and_nothing_is_better_for_all() => Scenarios.Sample(scenario =>
    {
        var pareto = ParetoSet.Of(scenario);
        var found = FiniteSolutions.Of(scenario);
        Assert.Equal(Enumerable.Range(0, scenario.Outcomes.Length).Any(scenario.IsRational), !found.IsEmpty);
        foreach (var solution in found)
        {
            Assert.True(scenario.IsRational(solution.Outcomes[0].Outcome));
            Assert.Contains(solution.Outcomes[0].Outcome, pareto);
        }
    }, iter: 300);

    [Fact]
    public void Lotteries_are_worth_at_least_what_outcomes_are_and_nothing_is_missing() => Scenarios.Sample(scenario =>
    {
        var finite = FiniteSolutions.Of(scenario).ToDictionary(solution => solution.Concept);
        foreach (var solution in LotterySolutions.Of(scenario))
        {
            Assert.Equal(1, solution.Outcomes.Sum(one => one.Chance), 1e-12);
            Assert.InRange(solution.Gap, 0, 1e-12);
            Assert.All(solution.Utilities.Zip(scenario.Parties), pair => Assert.True(pair.First > pair.Second.Reservation - 1e-9));
            // The shares of Kalai and Smorodinsky are of other ideals where there are lotteries.
            if (solution.Concept != SolutionConcept.KalaiSmorodinsky && finite.TryGetValue(solution.Concept, out var alone)) Assert.True(solution.Value >= alone.Value - 1e-9);
        }
    }, iter: 150);

    [Fact]
    public void Nashs_lottery_is_found_however_far_apart_the_numbers_are() => Extremes.Sample(scenario =>
    {
        foreach (var concept in new[] { SolutionConcept.Nash, SolutionConcept.AsymmetricNash })
        {
            var found = LotterySolutions.Of(scenario, concept)!;
            Assert.Equal(1, found.Outcomes.Sum(one => one.Chance), 1e-12);
            Assert.InRange(found.Outcomes.Length, 1, scenario.Parties.Length);
            Assert.InRange(found.Gap, 0, 1e-6);
        }
    }, iter: 300);

    [Fact]
    public void Where_no_lottery_gains_everybody_something_there_is_no_lottery_of_Nash() => Scenarios.Sample(scenario =>
    {
        // The first loses by as much as the second gains, whatever comes out.
        var other = scenario with { Outcomes = [.. scenario.Outcomes.Select(outcome => outcome with { Utilities = outcome.Utilities.SetItem(0, scenario.Parties[0].Reservation + scenario.Parties[1].Reservation - outcome.Utilities[1]) })] };
        Assert.Null(LotterySolutions.Of(other, SolutionConcept.Nash));
        Assert.Null(LotterySolutions.Of(other, SolutionConcept.AsymmetricNash));
    }, iter: 100);

    [Fact]
    public void To_change_the_order_of_parties_and_outcomes_changes_nothing() => Scenarios.SelectMany(
        scenario => Gen.Select(Gen.Shuffle(Enumerable.Range(0, scenario.Parties.Length).ToArray()), Gen.Shuffle(Enumerable.Range(0, scenario.Outcomes.Length).ToArray())),
        (scenario, orders) => (scenario, orders.Item1, orders.Item2)).Sample(sample =>
    {
        var (scenario, parties, outcomes) = sample;
        var other = new BargainingScenario(scenario.Title, [.. parties.Select(party => scenario.Parties[party])],
            [.. outcomes.Select(outcome => new ScenarioOutcome("", [.. parties.Select(party => scenario.Outcomes[outcome].Utilities[party])]))], []);
        Assert.Equal(ParetoSet.Of(scenario), ParetoSet.Of(other).Select(outcome => outcomes[outcome]).Order());
        Assert.Equal(FiniteSolutions.Of(scenario).Select(one => one.Outcomes[0].Outcome), FiniteSolutions.Of(other).Select(one => outcomes[one.Outcomes[0].Outcome]));
        foreach (var (one, two) in LotterySolutions.Of(scenario).Zip(LotterySolutions.Of(other)))
            for (var party = 0; party < parties.Length; party++) Assert.Equal(one.Utilities[parties[party]], two.Utilities[party], 1e-6);
    }, iter: 100);

    [Fact]
    public void Nashs_solution_and_Kalai_and_Smorodinskys_do_not_mind_in_what_unit_somebody_counts() => Gen.Select(Scenarios, Gen.Double[0.1, 10], Gen.Double[-5, 5]).Sample(sample =>
    {
        var (scenario, unit, shift) = sample;
        double Counted(double utility) => (unit * utility) + shift;
        var other = scenario with
        {
            Parties = scenario.Parties.SetItem(0, scenario.Parties[0] with { Reservation = Counted(scenario.Parties[0].Reservation) }),
            Outcomes = [.. scenario.Outcomes.Select(outcome => outcome with { Utilities = outcome.Utilities.SetItem(0, Counted(outcome.Utilities[0])) })],
        };
        foreach (var concept in new[] { SolutionConcept.Nash, SolutionConcept.AsymmetricNash, SolutionConcept.KalaiSmorodinsky, SolutionConcept.KalaiSmorodinskyOfAll })
            Assert.Equal(FiniteSolutions.Of(scenario, concept)?.Outcomes[0].Outcome, FiniteSolutions.Of(other, concept)?.Outcomes[0].Outcome);
    }, iter: 200);

    private static BargainingScenario Of(double[][] utilities, double[] reservations, double[] powers) => new(
        "random", [.. reservations.Zip(powers, (reservation, power) => new ScenarioParty("", reservation, power))],
        [.. utilities.Select(own => new ScenarioOutcome("", own.ToImmutableArray()))], []);
}
