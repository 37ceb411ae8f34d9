using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class SolveTests : IDisposable
{
    private const string Chicken = "models/published/aumann-1974/chicken.nfg";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Equilibria_are_printed_with_their_regret()
    {
        var ending = await AgentSimProcess.Run("solve", Chicken, "--qre", "2");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Approved.Check("solve-chicken.txt", ending.Output);
    }

    [Fact]
    public async Task The_object_for_programs_has_players_equilibria_and_logit_equilibria()
    {
        var answer = JsonNode.Parse((await AgentSimProcess.Run("solve", Chicken, "--json", "--qre", "0.5", "--qre", "2")).Output)!.AsObject();

        Assert.Equal(["players", "equilibria", "qre"], answer.Select(pair => pair.Key));
        Assert.Equal(["Row", "Column"], answer["players"]!.AsArray().Select(name => (string)name!));
        var mixed = answer["equilibria"]!.AsArray().Single(one => (double)one!["profile"]![0]![0]! is > 0 and < 1)!.AsObject();
        Assert.Equal(["profile", "payoffs", "regret"], mixed.Select(pair => pair.Key));
        Assert.Equal(2.0 / 3, (double)mixed["profile"]![1]![0]!, 1e-12);
        Assert.Equal(14.0 / 3, (double)mixed["payoffs"]![0]!, 1e-12);
        Assert.InRange((double)mixed["regret"]!, 0, 1e-12);
        Assert.Equal([0.5, 2, 2, 2], answer["qre"]!.AsArray().Select(one => (double)one!["lambda"]!));
        Assert.Equal(["lambda", "profile", "residual"], answer["qre"]![0]!.AsObject().Select(pair => pair.Key));
    }

    [Fact]
    public async Task A_wrong_game_is_met_with_its_line()
    {
        var game = folder.Write("one.nfg", "NFG 1 R \"x\" { \"One\" \"Two\" }\n{ 1 1 }\n1 nan\n");
        var ending = await AgentSimProcess.Run("solve", game);

        Assert.Equal((2, "", $"{game}(3): a payoff is nan; it must be a finite number, such as 3, -0.5 or 2/3.\n"), (ending.Code, ending.Output, ending.Error));
    }

    [Theory]
    [InlineData("There is no file nowhere.nfg.", "nowhere.nfg")]
    [InlineData("--qre needs a number from 0, but is -1.", Chicken, "--qre", "-1")]
    public async Task What_cannot_be_solved_is_refused(string message, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(["solve", .. arguments]);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.StartsWith(message, ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_game_is_refused_with_the_count_and_searched_for_pure_equilibria_if_asked()
    {
        var names = string.Join(' ', Enumerable.Repeat("15", 2));
        var game = folder.Write("large.nfg", $"NFG 1 R \"x\" {{ \"One\" \"Two\" }} {{ {names} }}\n" + string.Join('\n', Enumerable.Range(0, 225).Select(profile => $"{profile * 37 % 101} {profile * 53 % 103}")));

        Assert.Contains("pairs of equally large supports, and at most 400,000 are searched", (await AgentSimProcess.Run("solve", game)).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await AgentSimProcess.Run("solve", game, "--pure")).Code);
    }

    public void Dispose() => folder.Dispose();
}
