using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Tests.Play;

/// <summary>Trembles must not decide history: what every party loses by is not concluded just because it is proposed often enough.</summary>
public sealed class TrembleTests
{
    private const double Loss = -0.05;

    [Fact]
    public void Three_levels_that_cost_both_parties_a_twentieth_are_rarely_concluded_in_eighteen_years_of_quarterly_talks()
    {
        var yearly = Loss / PresentValueOfOne();
        var issue = SmallWorlds.Issue("folly", [SmallWorlds.Level("none", 0), SmallWorlds.Level("a", 1), SmallWorlds.Level("b", 1), SmallWorlds.Level("c", 1)], ["left", "right"]);
        var cost = SmallWorlds.Term("cost", yearly, SmallWorlds.Value(issue));
        var wish = SmallWorlds.Issue("wish", [SmallWorlds.Level("none", 0), SmallWorlds.Level("some", 1)], ["left", "right"]);
        var model = SmallWorlds.TwoPatrons() with
        {
            Calendar = new(1992, 1, 72, 4),
            Issues = [issue, wish],
            Variables = [],
            Parameters = [],
            Shocks = [],
            Actors = [SmallWorlds.Actor("left", 0, 36, [cost, SmallWorlds.Term("wish", 0.1, SmallWorlds.Value(wish))]), SmallWorlds.Actor("right", 0, 36, [cost])],
            Measures = [SmallWorlds.Measure("folly", SmallWorlds.Value(issue))],
            Patterns = [new("all", 1.0, null)],
        };

        using var table = new Table(CompiledModel.Of(model), 1000);
        var records = table.Play(new(0, 1000, 1), 1);
        Assert.InRange(records.Deals.Where(deal => deal.Issue == 0).Select(deal => deal.History).Distinct().Count(), 0, 49);
    }

    [Fact]
    public void At_median_priors_the_case_concludes_hardly_anything_that_all_its_parties_lose_by()
    {
        const int histories = 40;
        var model = CompiledModel.Of(AtMedians(Repository.Read("models/kazakhstan.yaml")));
        var follies = Enumerable.Range(0, histories)
            .SelectMany(history => Chronicler.Play(model, (uint)history, 1, 1).Scenes.OfType<SessionScene>()
                .Where(scene => scene.Deal is not null && scene.Stakes.All(stake => stake.Gain <= Loss)).Select(scene => (scene.Topic, history)))
            .Distinct().GroupBy(folly => folly.Topic);
        Assert.All(follies, topic => Assert.True(topic.Count() < 0.05 * histories, $"{topic.Key} is concluded at everybody's loss in {topic.Count()} of {histories} histories."));
    }

    private static double PresentValueOfOne() => Enumerable.Range(0, 40).Sum(quarter => Math.Pow(0.93, quarter / 4.0) / 4);

    private static Model AtMedians(Model model) => model with
    {
        Parameters = [.. model.Parameters.Select(parameter => parameter with
        {
            Group = null,
            Distribution = new Fixed(parameter.Distribution is DirichletShare share ? share.Mean : new Sampler(parameter.Distribution).Of(0.5)),
        })],
    };
}
