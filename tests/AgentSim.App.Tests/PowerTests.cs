using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class PowerTests : IDisposable
{
    private const string Council = "models/published/brams-affuso-1976/council-1958.game.yaml";
    private const string Transit = "models/published/hubert-ikonnikova-2011/two-transit-states.game.yaml";
    private const string Voting = "voting: body\nquota: 3\nmembers: { A: 2, B: 1, C: 1 }\n";
    private const string Majority = "coalitional: three of which two are enough\nplayers: [A, B, C]\nworths: { A + B: 1, A + C: 1, B + C: 1, A + B + C: 1 }\notherwise: 0\n";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("power-council.txt", Council)]
    [InlineData("power-estate.txt", "models/published/aumann-maschler-1985/estate-200.game.yaml")]
    [InlineData("power-transit.txt", Transit)]
    public async Task Power_is_printed_with_what_proves_it(string approved, string file)
    {
        var ending = await AgentSimProcess.Run("power", file);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Approved.Check(approved, ending.Output);
    }

    [Fact]
    public async Task The_object_for_programs_has_exact_fractions_and_minimal_winning_coalitions()
    {
        var answer = await Json("power", Council);
        var france = answer["members"]![0]!;

        Assert.Equal(["game", "quota", "proper", "winning", "decisiveness", "members", "minimal_winning", "minimal_winning_listed", "of_weights", "of_power"], answer.Select(pair => pair.Key));
        Assert.Equal(("7/30", "5/21", 10, "ordinary"), ((string)france["shapley_shubik_exact"]!, (string)france["banzhaf_exact"]!, (int)france["swings"]!, (string)france["role"]!));
        Assert.Equal((14, 4), ((int)answer["winning"]!, (int)answer["minimal_winning"]!));
        Assert.Equal(["France", "Germany", "Italy"], answer["minimal_winning_listed"]![0]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public async Task An_empty_core_is_proved_by_weights_of_coalitions()
    {
        var file = folder.Write("majority.yaml", Majority);
        var answer = await Json("power", file);

        Assert.True((bool)answer["core_empty"]!);
        Assert.Equal([("A + B", 0.5), ("A + C", 0.5), ("B + C", 0.5)], answer["core_proof"]!["weights"]!.AsObject().Select(one => (one.Key, Math.Round((double)one.Value!, 9))));
        Assert.Equal(1.5, (double)answer["core_proof"]!["worth"]!, 1e-9);
        Assert.All(answer["nucleolus"]!["payoffs"]!.AsArray(), payoff => Assert.Equal(1.0 / 3, (double)payoff!, 1e-12));
        Assert.Contains("The core is empty: A + B by 0.5, A + C by 0.5, B + C by 0.5 have each player once and reach 1.5", await Text("power", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_are_shared_and_shown_as_costs()
    {
        // Alone 4 and 6, together 7: both save half of 3.
        var file = folder.Write("costs.csv", "coalition,cost\nA,4\nB,6\nB + A,7\n");
        var answer = await Json("power", file);

        Assert.Equal([2.5, 4.5], answer["shapley"]!["payoffs"]!.AsArray().Select(cost => (double)cost!));
        Assert.Equal((true, 7.0, -1.5), ((bool)answer["costs"]!, (double)answer["total"]!, (double)answer["nucleolus"]!["largest_excess"]!));
    }

    [Fact]
    public async Task States_in_series_that_set_tariffs_ship_less_than_if_they_agreed()
    {
        var answer = await Json("power", "models/published/textbook-games/tariff-chain.game.yaml");

        Assert.Equal((22.5, 1518.75, 45.0, 2025.0, 0.0), ((double)answer["quantity"]!, (double)answer["total_profit"]!, (double)answer["joint_quantity"]!, (double)answer["joint_profit"]!, (double)answer["regret"]!));
        Assert.All(answer["states"]!.AsArray(), state => Assert.Equal((22.5, 506.25), ((double)state!["tariff"]!, (double)state["profit"]!)));
        Assert.Contains("Shipped: 22.50; all earn 1518.8 (regret 0).", await Text("power", "models/published/textbook-games/tariff-chain.game.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_route_is_worth_nothing_to_anybody()
    {
        var answer = await Json("power", Transit, "--without", "through B");

        Assert.Equal(["through A"], answer["years"]![0]!["worths"]!.AsArray().Select(one => (string)one!["route"]!));
        Assert.Equal([30, 30, 0], answer["years"]![0]!["solution"]!["shapley"]!["payoffs"]!.AsArray().Select(payoff => Math.Round((double)payoff!, 9)));
    }

    [Fact]
    public async Task What_the_western_line_is_worth_is_told_year_by_year_along_a_history()
    {
        var answer = await Json("power", "models/power/kazakhstan-btc.game.yaml", "--history", "0");
        var years = answer["years"]!.AsArray();

        Assert.Equal(Enumerable.Range(1992, 19), years.Select(year => (int)year!["year"]!));
        Assert.Equal(["kazakhstan", "russia", "shareholders", "china", "azerbaijan", "georgia", "iran"], answer["players"]!.AsArray().Select(name => (string)name!));
        foreach (var year in years)
        {
            var (solution, carries) = (year!["solution"]!, (double)year["routes"]!.AsArray().Single(route => (string)route!["name"]! == "btc")!["capacity"]!);
            var worths = year["worths"]!.AsArray().Select(worth => (Without: (string?)worth!["without"], Shapley: (double)worth["shapley"]![0]!, Nucleolus: (double)worth["nucleolus"]![0]!)).ToArray();
            Assert.Equal((double)solution["total"]!, solution["shapley"]!["payoffs"]!.AsArray().Sum(payoff => (double)payoff!), 1e-6);
            Assert.Equal((double)solution["total"]!, solution["nucleolus"]!["payoffs"]!.AsArray().Sum(payoff => (double)payoff!), 1e-6);
            Assert.Equal(["expansion", null], worths.Select(worth => worth.Without));
            Assert.All(worths, worth => Assert.Equal((carries > 0, carries > 0), (worth.Shapley > 1e-6, worth.Nucleolus > 1e-6)));
        }

        Assert.Contains(years, year => (double)year!["worths"]![0]!["shapley"]![0]! > 0);
    }

    [Fact]
    public async Task Years_of_a_history_are_told_one_below_the_other() =>
        Approved.Check("power-kazakhstan-btc.txt", await Text("power", "models/power/kazakhstan-btc.game.yaml", "--history", "0"));

    [Fact]
    public async Task Asking_for_the_power_of_routes_plays_the_same_history()
    {
        var (plain, asked) = (await Json("play", "kazakhstan", "--history", "3"), await Json("play", "power/kazakhstan-routes", "--history", "3"));

        Assert.True(asked["measures"]!.AsObject().Count > plain["measures"]!.AsObject().Count);
        Assert.All(plain["measures"]!.AsObject(), measure => Assert.True(JsonNode.DeepEquals(measure.Value, asked["measures"]![measure.Key]), measure.Key));
        Assert.True(JsonNode.DeepEquals(plain["scenes"], asked["scenes"]));
    }

    [Theory]
    [InlineData("(1): body: the quota is 5, but all weights sum to 4; it must be at most that, or nobody could win.", Voting, "quota: 3", "quota: 5")]
    [InlineData("(1): body: the quota is 0; it must be above 0, or nobody would be needed to win.", Voting, "quota: 3", "quota: 0")]
    [InlineData("(1): body: the game has one member; it needs at least 2, for alone there is no power to share.", Voting, "{ A: 2, B: 1, C: 1 }", "{ A: 4 }")]
    [InlineData("(1): body: all weights are 0; at least one must be above 0.", Voting, "{ A: 2, B: 1, C: 1 }", "{ A: 0, B: 0 }")]
    [InlineData("(3): the weight of B is many; it must be a number of at most 60 digits, such as 51, 0.62 or 2/3.", Voting, "B: 1", "B: many")]
    [InlineData("(1): body: the weight of B is -1/2; it must be 0 or more.", Voting, "B: 1", "B: -0.5")]
    [InlineData("(4): otherwise is nan; it must be a finite number, such as 3, -0.5 or 2/3.", Majority, "otherwise: 0", "otherwise: nan")]
    [InlineData("(3): the worth of B + C is lots; it must be a finite number, such as 3, -0.5 or 2/3.", Majority, "B + C: 1,", "B + C: lots,")]
    [InlineData("(3): there is no player D (in B + D); players are A, B, C, joined by plus signs.", Majority, "B + C: 1,", "B + D: 1,")]
    [InlineData("(2): three of which two are enough: 3 of 7 coalitions are not listed, A among them; list all, or say what others are worth by otherwise.", Majority, "otherwise: 0\n", "")]
    [InlineData("(1): the file has none of the keys voting, coalitional, transit, tariffs, one of which must stand here with the title.", Voting, "voting", "vote")]
    public async Task What_cannot_be_a_game_is_refused_with_its_line(string message, string text, string from, string to)
    {
        var file = folder.Write("wrong.yaml", text.Replace(from, to, StringComparison.Ordinal));
        var ending = await AgentSimProcess.Run("power", file);

        Assert.Equal((2, "", $"{file}{message}\n"), (ending.Code, ending.Output, ending.Error));
    }

    [Fact]
    public async Task A_transit_network_is_refused_for_what_it_lacks()
    {
        const string Text = "transit: pipes\nmodel: two-patrons\nproducers: { P: { volume: northern } }\nroutes: { way: { capacity: 2, netback: 1, owners: [A] } }\n";
        var (named, alone) = (folder.Write("named.yaml", Text), folder.Write("alone.yaml", Text.Replace("model: two-patrons\n", "", StringComparison.Ordinal)));

        Assert.Equal($"{named}(3): northern is no number, and no yearly measure of two-patrons.\n", (await AgentSimProcess.Run("power", named)).Error);
        Assert.StartsWith($"{alone}(2): the volume of P is northern; it must be a finite number", (await AgentSimProcess.Run("power", alone)).Error, StringComparison.Ordinal);
        Assert.Equal("A producer and two transit states: there is no route bridge to close; routes are through A, through B.\n", (await AgentSimProcess.Run("power", Transit, "--without", "bridge")).Error);
        Assert.Equal($"{Transit} names no model, so that there is no history to play: leave --history and the like out.\n", (await AgentSimProcess.Run("power", Transit, "--history", "3")).Error);
    }

    [Fact]
    public async Task A_table_of_members_needs_a_quota()
    {
        var table = folder.Write("house.csv", "member,weight\nleft,50\nright,49\ncentre,1\n");

        Assert.Equal($"{table} is a table of members and weights, which needs a quota: --quota 51, say.\n", (await AgentSimProcess.Run("power", table)).Error);
        Assert.Equal(["2/3", "1/6", "1/6"], (await Json("power", table, "--quota", "51"))["members"]!.AsArray().Select(member => (string)member!["shapley_shubik_exact"]!));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<string> Text(params string[] arguments) => string.Join(' ', (await AgentSimProcess.Run(arguments)).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<JsonObject> Json(params string[] arguments)
    {
        var ending = await AgentSimProcess.Run([.. arguments, "--json"]);
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        return JsonNode.Parse(ending.Output)!.AsObject();
    }
}
