using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using AgentSim.Simulation.Staging;
using AgentSim.Simulation.Tests.Play;

namespace AgentSim.Simulation.Tests.Staging;

/// <summary>A moment of a history as a game.</summary>
public sealed class StageGameTests
{
    private static readonly Model Patrons = Repository.Read("models/examples/two-patrons.yaml");

    [Fact]
    public void Payoffs_are_the_gains_that_the_transcript_tells()
    {
        var told = 0;
        foreach (var scene in Chronicler.Play(CompiledModel.Of(Patrons), 3, 1, 1).Scenes.OfType<SessionScene>())
        {
            // What was decided before in the same period changes gains; the first session sees what the game does.
            if (scene.Stakes.IsEmpty || scene.Deal is not { } deal || told++ > 3) continue;
            var game = Of(scene.Period, scene.Topic);
            var level = Patrons.Issues[scene.Issues[0]].Levels[deal.Levels[0]].Name;
            var profile = game.Players.Select(player => player.Strategies.IndexOf(level)).ToArray();
            Assert.Equal(scene.Stakes.Select(stake => stake.Gain), game.Players.Select((_, player) => Payoff(game, profile, player)), (one, other) => Math.Abs(one - other) < 1e-12);
        }

        Assert.True(told > 1);
    }

    [Fact]
    public void What_two_do_not_name_alike_is_not_decided_and_all_stays_as_it_is()
    {
        var game = Of(8, "depth[west]");

        Assert.Equal(["client", "west"], game.Players.Select(player => Patrons.Actors[player.Actor].Name));
        Assert.Equal(["none", "partner"], game.Players[0].Strategies); // to be an ally is open from 1996
        Assert.Equal([0.0, 0, 0, 0, 0, 0], game.Payoffs[..6]);
        Assert.True(game.Payoffs[6] > 0 && game.Payoffs[7] > 0);
        Assert.Contains("depth[north]", game.Others);
    }

    [Fact]
    public void To_decide_on_several_issues_at_once_changes_nothing_of_the_history()
    {
        var with = JointDecision.AddTo(Patrons, ["depth[west]", "depth[north]", "squeeze"]);
        using var plain = new Table(CompiledModel.Of(Patrons), 64);
        using var joint = new Table(CompiledModel.Of(with), 64);
        var (one, other) = (plain.Play(new(0, 64, 1), 1), joint.Play(new(0, 64, 1), 1));

        Assert.Equal(one.Measures, other.Measures);
        Assert.Equal(one.Deals, other.Deals);
        Assert.Single(with.Packages);
    }

    [Fact]
    public void A_conduct_is_what_its_actor_names_whatever_the_others_do_not_agree_on()
    {
        var (alone, joint) = (Of(8, "depth[west]"), Of(36, "depth[west]", "squeeze"));

        Assert.Equal(["client", "north", "west"], joint.Players.Select(player => Patrons.Actors[player.Actor].Name));
        Assert.Equal(["squeeze off", "squeeze on"], joint.Players[1].Strategies);
        Assert.Equal(2, alone.Players.Length);
        Assert.Equal([0.0, 0, 0], joint.Players.Select((_, player) => Payoff(joint, [0, 0, 1], player)));
        Assert.True(Payoff(joint, [0, 1, 1], 0) < 0, "A squeeze hurts.");
        Assert.True(Payoff(joint, [0, 1, 1], 1) < 0, "A squeeze for nothing costs.");
    }

    [Fact]
    public void By_a_quota_what_enough_name_is_decided()
    {
        var model = SmallWorlds.TwoPatrons(years: 1);
        var talks = SmallWorlds.Talks() with { Rule = new Quota(2) };
        var club = SmallWorlds.Issue("depth[west]", model.Issues[1].Levels, ["client", "north", "west"]) with { Bargaining = talks };
        var game = StageGame.Of(model with { Issues = model.Issues.SetItem(1, club) }, Question(0, "depth[west]"));

        Assert.Equal(3, game.Players.Length);
        // Client and west are enough for an alliance, whatever north names.
        foreach (var north in Enumerable.Range(0, 3)) Assert.NotEqual(0, Payoff(game, [2, north, 2], 1));
        Assert.Equal(0, Payoff(game, [2, 1, 0], 1));
    }

    [Theory]
    [InlineData(8, "squeeze cannot be decided on in 1994-Q1 of this history: it is closed, or no other level is open; what can be: depth[north], depth[west].", "squeeze")]
    [InlineData(0, "depth[west] cannot be decided on in 1992-Q1 of this history: it is closed, or no other level is open, nor can anything else.", "depth[west]")]
    [InlineData(8, "The model has no issue or package depth; it has depth[north], depth[west], squeeze.", "depth")]
    [InlineData(8, "depth[west], depth[west] names something twice.", "depth[west]", "depth[west]")]
    [InlineData(0, "Nothing can be talked about in 1992-Q1 of this history, nor can anything else.")]
    public void What_cannot_be_decided_is_refused_with_what_can(int period, string message, params string[] topics) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => StageGame.Of(Patrons, Question(period, topics))).Message);

    [Fact]
    public void A_game_of_one_player_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => Of(36, "squeeze"));
        Assert.StartsWith("squeeze is decided by north alone, and a game needs at least 2 players. Name what others decide at the same time, too: ", refused.Message, StringComparison.Ordinal);
    }

    private static StageQuestion Question(int period, params string[] topics) => new(new(3, 1, 1), 1, null, period, [.. topics]);

    private static StageGame Of(int period, params string[] topics) => StageGame.Of(Patrons, Question(period, topics));

    private static double Payoff(StageGame game, int[] profile, int player)
    {
        var (place, stride) = (0, 1);
        for (var other = 0; other < profile.Length; other++)
        {
            place += profile[other] * stride;
            stride *= game.Players[other].Strategies.Length;
        }

        return game.Payoffs[(place * game.Players.Length) + player];
    }
}
