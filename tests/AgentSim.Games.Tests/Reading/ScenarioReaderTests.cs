using AgentSim.Games.Reading;

namespace AgentSim.Games.Tests.Reading;

public class ScenarioReaderTests
{
    private const string Good = "scenario: One\nparties: { a: { reservation: 0.1 }, b: {} }\noutcomes: { left: [1, 0], right: [0, 1] }\n";

    [Fact]
    public void Who_gets_nothing_without_agreement_and_has_power_like_others_need_not_say_so()
    {
        var scenario = ScenarioReader.Read(Good, "one.yaml");

        Assert.Equal([("a", 0.1, 1.0), ("b", 0.0, 1.0)], scenario.Parties.Select(party => (party.Name, party.Reservation, party.Power)));
        Assert.Equal(["unanimity", "majority"], scenario.Rules.Select(rule => rule.Name));
    }

    [Theory]
    [InlineData("left: [1, 0]", "left: [1, much]", "one.yaml(3): a utility is much; it must be a finite number, such as 3, -0.5 or 2/3.")]
    [InlineData("left: [1, 0]", "left: [1]", "one.yaml(3): 2 parties need 2 utilities, but the outcome left has 1.")]
    [InlineData(", b: {}", "", "one.yaml(2): the scenario has 1 party; it needs at least 2.")]
    [InlineData("b: {}", "b: { power: 0 }", "one.yaml(2): the power of b is 0; it must be above 0.")]
    [InlineData("b: {}", "b: { salience: 0 }", "one.yaml(2): b has the key salience, which is unknown; keys are reservation, power, weights, values.")]
    [InlineData("outcomes: { left: [1, 0], right: [0, 1] }", "outcomes: { left: [1, 0] }\nrules: { strict: { quota: 3 } }", "one.yaml(4): the quota of strict is 3, but all votes together are 2; it must be above 0 and at most that.")]
    [InlineData("outcomes: { left: [1, 0], right: [0, 1] }", "outcomes: { left: [1, 0] }\nrules: { strict: { quota: 1, veto: [c] } }", "one.yaml(4): there is no party c; there are a, b.")]
    [InlineData("outcomes: { left: [1, 0], right: [0, 1] }", "", "one.yaml(1): a scenario has either issues or outcomes.")]
    [InlineData("outcomes: { left: [1, 0], right: [0, 1] }", "issues: { road: [none, built] }", "one.yaml(2): values is missing.")]
    [InlineData("{ reservation: 0.1 }, b: {} }\noutcomes: { left: [1, 0], right: [0, 1] }", "{ values: { road: [0] } }, b: { values: { road: [1, 0] } } }\nissues: { road: [none, built] }", "one.yaml(2): road has 2 levels, but 1 values.")]
    public void What_is_wrong_is_told_with_its_line(string good, string wrong, string message) =>
        Assert.Equal(message, Assert.Throws<WrongGameException>(() => ScenarioReader.Read(Good.Replace(good, wrong, StringComparison.Ordinal), "one.yaml")).Message);

    [Fact]
    public void A_frontier_that_does_not_fall_is_refused()
    {
        var wrong = Assert.Throws<WrongGameException>(() => ScenarioReader.ReadFrontier("scenario: Up\nparties: { a: {}, b: {} }\nfrontier: [1, 1, -1]\n", "up.yaml").Solutions());
        Assert.Equal("The frontier of Up must fall, and ever more steeply, where both parties gain.", wrong.Message);
    }

    [Fact]
    public void A_written_game_is_read_as_the_same()
    {
        var path = Repository.At("models", "published", "nau-gomez-hansen-2004", "three-players.nfg");
        var game = GameReader.Read(File.ReadAllText(path), path);
        var again = GameReader.Read(NfgWriter.Write(game), "again.nfg");

        Assert.Equal(game.Title, again.Title);
        Assert.Equal(game.Players.Select(player => string.Join(' ', player.Strategies)), again.Players.Select(player => string.Join(' ', player.Strategies)));
        for (var first = 0; first < 2; first++)
            for (var second = 0; second < 2; second++)
                for (var third = 0; third < 2; third++) Assert.Equal(game.PayoffsOf([first, second, third]), again.PayoffsOf([first, second, third]));
    }
}
