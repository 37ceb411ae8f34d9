using System.Text.Json;
using AgentSim.Games.Bargaining;
using AgentSim.Games.Reading;

namespace AgentSim.Games.Tests.Bargaining;

/// <summary>Five states and four issues with 1,000 outcomes: what other programs make of them, number by number.</summary>
public class FiveStatesTests
{
    private static readonly (SolutionConcept Concept, string Key)[] Solutions =
    [
        (SolutionConcept.Nash, "nash"), (SolutionConcept.AsymmetricNash, "asymmetric_nash"), (SolutionConcept.Egalitarian, "egalitarian_kalai"), (SolutionConcept.Utilitarian, "relative_utilitarian"),
        (SolutionConcept.KalaiSmorodinsky, "ks_maximin_ideal_over_individually_rational"), (SolutionConcept.KalaiSmorodinskyOfAll, "ks_maximin_ideal_over_all"),
    ];

    [Theory]
    [InlineData("scenario-5x1000-seed2.json")]
    [InlineData("scenario-5x1000-seed8.json")]
    public void Everything_is_found_as_others_find_it(string file)
    {
        using var facts = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("validation", file)));
        var scenario = Of(facts.RootElement);
        int[] Indices(string key) => [.. facts.RootElement.GetProperty(key).EnumerateArray().Select(index => index.GetInt32())];

        Assert.Equal(1000, scenario.Outcomes.Length);
        Assert.Equal(Indices("pareto_indices"), ParetoSet.Of(scenario));
        Assert.Equal(Indices("ir_pareto_indices"), ParetoSet.Of(scenario).Where(scenario.IsRational));
        foreach (var (concept, key) in Solutions)
        {
            var (expected, found) = (facts.RootElement.GetProperty(key), FiniteSolutions.Of(scenario, concept)!);
            Assert.Equal(expected.GetProperty("outcome_index").GetInt32(), found.Outcomes[0].Outcome);
            Assert.All(expected.GetProperty("utils").EnumerateArray().Select(one => one.GetDouble()).Zip(found.Utilities), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }

        Assert.Equal(facts.RootElement.GetProperty("nash_product").GetDouble(), FiniteSolutions.Of(scenario, SolutionConcept.Nash)!.Value, 1e-9);
        Assert.Equal(facts.RootElement.GetProperty("egal_min_gain").GetDouble(), FiniteSolutions.Of(scenario, SolutionConcept.Egalitarian)!.Value, 1e-9);
        Assert.Equal(
            new[] { "unanimity", "majority_3of5", "KAZ_RUS_veto_plus_majority_3of5" }.Select(key => facts.RootElement.GetProperty($"winset_{key}_count").GetInt32()),
            scenario.Rules.Select(rule => rule.WinSet(scenario).Length));
    }

    [Fact]
    public void A_smaller_one_of_the_same_kind_is_solved_as_by_hand()
    {
        var path = Repository.At("models", "published", "raiffa-1982", "two-by-two.game.yaml");
        var scenario = ScenarioReader.Read(File.ReadAllText(path), path);

        // Utilities by the last issue fastest: (0.6, 0.2, 0.5), (1, 0, 1), (0, 1, 0), (0.4, 0.8, 0.5); without agreement 0.1 each.
        Assert.Equal(["route north, status low", "route north, status high", "route south, status low", "route south, status high"], scenario.Outcomes.Select(outcome => outcome.Label));
        Assert.Equal([0, 1, 2, 3], ParetoSet.Of(scenario));
        Assert.Equal([0, 3], Enumerable.Range(0, 4).Where(scenario.IsRational));
        Assert.Equal([3, 3], new[] { SolutionConcept.Nash, SolutionConcept.Egalitarian }.Select(concept => FiniteSolutions.Of(scenario, concept)!.Outcomes[0].Outcome));
        Assert.Equal([2, 3, 3], scenario.Rules.Select(rule => rule.WinSet(scenario).Length));
    }

    private static BargainingScenario Of(JsonElement facts)
    {
        var order = facts.GetProperty("issue_order").EnumerateArray().Select(issue => issue.GetString()!).ToArray();
        var weights = facts.GetProperty("weights").EnumerateArray().Select(own => own.EnumerateArray().Select(weight => weight.GetDouble()).ToArray()).ToArray();
        var powers = facts.GetProperty("asymmetric_weights").EnumerateArray().Select(power => power.GetDouble()).ToArray();
        string Lists(JsonElement node) => "{" + string.Join(", ", order.Select(issue => $"{issue}: {node.GetProperty(issue).GetRawText()}")) + "}";
        var parties = facts.GetProperty("states").EnumerateArray().Index().Select(state =>
            $"  {state.Item}: {{ reservation: {facts.GetProperty("reservation").GetProperty(state.Item.GetString()!).GetRawText()}, power: {powers[state.Index]}, "
            + $"weights: {{{string.Join(", ", order.Select((issue, place) => $"{issue}: {weights[state.Index][place]}"))}}}, values: {Lists(facts.GetProperty("values").GetProperty(state.Item.GetString()!))} }}");
        return ScenarioReader.Read(
            $"scenario: Five states\nissues: {Lists(facts.GetProperty("issues"))}\nparties:\n{string.Join('\n', parties)}\nrules: {{ majority: {{ quota: 3 }}, veto: {{ quota: 3, veto: [KAZ, RUS] }} }}\n", "five.yaml");
    }
}
