using AgentSim.Games.Reading;
using AgentSim.Games.Strategic;

namespace AgentSim.Games.Tests.Reading;

public class GameReaderTests
{
    private const string Payoffs = """
        NFG 1 R "A \"small\" game" { "One" "Two" }
        { { "a" "b" } { "c" "d" "e" } }
        "A comment
        of two lines"
        1 2  3/4 -1
        5e-1, 0  .25 7
        9 10  11 -12.5
        """;

    [Fact]
    public void Payoffs_come_with_the_first_players_strategy_fastest()
    {
        var game = GameReader.Read(Payoffs, "small.nfg");

        Assert.Equal(("A \"small\" game", "One", "e"), (game.Title, game.Players[0].Name, game.Players[1].Strategies[2]));
        Assert.Equal([1, 0.75, 0.5, 0.25, 9, 11], Enumerable.Range(0, 6).Select(profile => game.Payoff(profile, 0)));
        Assert.Equal(-12.5, game.Payoff(5, 1));
        Assert.Equal((1, 2), (game.Strategy(5, 0), game.Strategy(5, 1)));
    }

    [Fact]
    public void Outcomes_and_their_numbers_are_the_same_game()
    {
        var game = GameReader.Read("""
            NFG 1 R "By outcomes" { "One" "Two" } { 2 2 }
            { { "both" 1, 2 } { "" 1/2 3 } }
            1 0 2 1
            """, "outcomes.nfg");

        Assert.Equal([1, 2, 0, 0, 0.5, 3, 1, 2], Enumerable.Range(0, 4).SelectMany(profile => new[] { game.Payoff(profile, 0), game.Payoff(profile, 1) }));
        Assert.Equal(["1", "2"], game.Players[1].Strategies);
    }

    [Fact]
    public void A_game_in_YAML_names_its_profiles()
    {
        var game = GameReader.Read("""
            game: Chicken
            players: { row: [swerve, straight], column: [swerve, straight] }
            payoffs:
              swerve, swerve: [6, 6]
              straight, swerve: [7, 2]
              swerve, straight: [2, 7]
              straight, straight: [0, 0/1]
            """, "chicken.yaml");

        Assert.Equal([6, 7, 2, 0], Enumerable.Range(0, 4).Select(profile => game.Payoff(profile, 0)));
        Assert.Equal([6, 2, 7, 0], Enumerable.Range(0, 4).Select(profile => game.Payoff(profile, 1)));
    }

    [Theory]
    [InlineData("NFG 1 R \"x\" { \"One\" }\n{ 2 }\n1 2", "g.nfg(1): the game has 1 player; it needs at least 2.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 2 }\n1 2", "g.nfg(2): 2 players have strategies for 1.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 1 2 }\n1 2\n3 nan", "g.nfg(4): a payoff is nan; it must be a finite number, such as 3, -0.5 or 2/3.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 1 2 }\n1 2\n3", "g.nfg(4): the game needs 4 payoffs, but there are 3.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 1 1 }\n1 2 3", "g.nfg(3): 1 profiles of 2 players need 2 payoffs, but there is 3 after them.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 1 1 }\n1 1/0", "g.nfg(3): a payoff is 1/0; it must be a finite number, such as 3, -0.5 or 2/3.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 0 1 }\n1 2", "g.nfg(2): the number of strategies is 0; it must be a whole number from 1.")]
    [InlineData("NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 1 1 }\n{ { \"\" 1 2 } } 2", "g.nfg(3): a profile has outcome 2, but there are 1.")]
    [InlineData("EFG 2 R \"x\"", "g.nfg(1): expected NFG, but found EFG.")]
    [InlineData("NFG 1 R \"x { 1", "g.nfg(1): the text that begins with \"x { 1 has no closing quotation mark.")]
    public void A_wrong_nfg_is_met_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<WrongGameException>(() => GameReader.Read(text, "g.nfg")).Message);

    [Theory]
    [InlineData("game: x\nplayers: { a: [l] }\npayoffs: {}", "g.yaml(2): the game has 1 player; it needs at least 2.")]
    [InlineData("game: x\nplayers: { a: [l], b: [r] }\npayoffs: { \"l, r\": [1] }", "g.yaml(3): 2 players need 2 payoffs, but the profile l, r has 1.")]
    [InlineData("game: x\nplayers: { a: [l], b: [r] }\npayoffs: { \"l, r\": [1, .nan] }", "g.yaml(3): a payoff is .nan; it must be a finite number, such as 3, -0.5 or 2/3.")]
    [InlineData("game: x\nplayers: { a: [l], b: [r, s] }\npayoffs: { \"l, r\": [1, 2] }", "g.yaml(3): the profile l, s has no payoffs.")]
    [InlineData("game: x\nplayers: { a: [l], b: [r] }\npayoffs: { \"l, m\": [1, 2] }", "g.yaml(3): b has no strategy m; it has r.")]
    [InlineData("game: x\nplayer: { a: [l] }", "g.yaml(2): the file has the key player, which is unknown; keys are game, players, payoffs, source, note.")]
    [InlineData("game: x\npayoffs: {}", "g.yaml(1): players is missing.")]
    [InlineData("game: [", "g.yaml(2): While parsing")]
    public void A_wrong_YAML_is_met_with_its_line(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<WrongGameException>(() => GameReader.Read(text, "g.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_form_refuses_what_no_game_is()
    {
        GamePlayer One(string name, params string[] strategies) => new(name, [.. strategies]);

        Assert.Contains("at least 2 players", Assert.Throws<WrongGameException>(() => new StrategicForm("x", [One("a", "l")], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("need 2 payoffs, but there are 3", Assert.Throws<WrongGameException>(() => new StrategicForm("x", [One("a", "l"), One("b", "l")], [1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("is NaN", Assert.Throws<WrongGameException>(() => new StrategicForm("x", [One("a", "l"), One("b", "l")], [1, double.NaN])).Message, StringComparison.Ordinal);
    }
}
