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
    public async Task A_moment_of_a_model_is_solved_and_can_be_written_for_other_programs()
    {
        var file = Path.Combine(folder.Path, "moment.nfg");
        var ending = await AgentSimProcess.Run("solve", "models/examples/two-patrons.yaml", "--history", "3", "--period", "1994-Q1", "--write", file);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Approved.Check("solve-two-patrons.txt", ending.Output);
        var json = JsonNode.Parse((await AgentSimProcess.Run("solve", "models/examples/two-patrons.yaml", "--history", "3", "--period", "1994", "--issue", "depth[west]", "--json", "--qre", "4")).Output)!;
        Assert.Equal(["players", "equilibria", "qre"], json.AsObject().Select(pair => pair.Key));
        Assert.Equal(["client", "west"], json["players"]!.AsArray().Select(name => (string)name!));
        var again = JsonNode.Parse((await AgentSimProcess.Run("solve", file, "--json", "--qre", "4")).Output)!;
        Assert.Equal(json.ToJsonString(), again.ToJsonString());
    }

    [Theory]
    [InlineData("A model is solved at a moment: give --period, from 1992-Q1 to 2009-Q4, and with --history whose moment it is.", "two-patrons")]
    [InlineData("The model has no period 1991: it goes from 1992-Q1 to 2009-Q4.", "two-patrons", "--period", "1991")]
    [InlineData("squeeze is decided by north alone, and a game needs at least 2 players.", "two-patrons", "--history", "3", "--period", "2001-Q1", "--issue", "squeeze")]
    [InlineData("--period is for models, and models/published/aumann-1974/chicken.nfg is none.", Chicken, "--period", "1994")]
    [InlineData("--qre is for games in strategic form, and models/published/nash-1950/pie.game.yaml is none.", "models/published/nash-1950/pie.game.yaml", "--qre", "1")]
    public async Task What_is_no_moment_is_refused(string message, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(["solve", .. arguments]);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.StartsWith(message, ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bargaining_problem_is_solved_by_every_solution()
    {
        var ending = await AgentSimProcess.Run("solve", "models/published/nash-1950/pie.game.yaml");
        Approved.Check("solve-pie.txt", ending.Output);

        var json = JsonNode.Parse((await AgentSimProcess.Run("solve", "models/published/raiffa-1982/two-by-two.game.yaml", "--json")).Output)!.AsObject();
        Assert.Equal(["parties", "outcomes", "rational", "pareto", "rational_pareto", "pareto_with_lotteries", "ideal", "solutions", "lotteries", "win_sets"], json.Select(pair => pair.Key));
        var nash = json["solutions"]!.AsArray().Single(one => (string)one!["concept"]! == "nash")!;
        Assert.Equal("route south, status high", (string)nash["outcomes"]![0]!["label"]!);
        Assert.Equal(0.3 * 0.7 * 0.4, (double)nash["value"]!, 1e-12);
    }

    [Fact]
    public async Task A_legislature_is_told_with_what_each_is_worth_and_whom_it_pays()
    {
        const string file = "models/published/baron-ferejohn-1989/recognition.game.yaml";
        Approved.Check("solve-legislature.txt", (await AgentSimProcess.Run("solve", file)).Output);

        var json = JsonNode.Parse((await AgentSimProcess.Run("solve", file, "--json")).Output)!.AsObject();
        Assert.Equal(["legislature", "quota", "members", "proposals", "residual", "regret"], json.Select(pair => pair.Key));
        Assert.Equal(1, json["members"]!.AsArray().Sum(member => (double)member!["value"]!), 1e-12);
        Assert.Equal(0.5 / 1.55, (double)json["members"]![1]!["value"]!, 1e-12);
    }

    [Fact]
    public async Task A_mediator_is_worth_something_in_chicken()
    {
        var json = JsonNode.Parse((await AgentSimProcess.Run("solve", Chicken, "--correlated", "--json")).Output)!;

        Assert.Equal(10.5, json["correlated"]!["payoffs"]!.AsArray().Sum(payoff => (double)payoff!), 1e-9);
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
