using System.Text.Json;
using AgentSim.Games.Reading;
using AgentSim.Games.Strategic;

namespace AgentSim.Games.Tests.Strategic;

/// <summary>Games whose equilibria others have computed: all of them, and no others.</summary>
public class PublishedGamesTests
{
    private const double Tolerance = 1e-7;

    private static readonly JsonElement[] All = [.. JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "AgentSim.Games.Tests", "Published", "games.json"))).RootElement.GetProperty("games").EnumerateArray()];

    public static TheoryData<string> Files => [.. All.Select(game => game.GetProperty("file").GetString()!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void All_Nash_equilibria_are_found_and_no_others(string file)
    {
        var (game, facts) = Game(file);
        var expected = Profiles(facts.GetProperty("nash"));
        var found = NashEquilibria.Of(game).Equilibria;

        Assert.All(found, equilibrium => Assert.InRange(equilibrium.Regret, 0, 1e-9));
        Assert.All(expected, profile => Assert.Contains(found, equilibrium => equilibrium.Distance(profile) < Tolerance));
        Assert.Equal(expected.Length, found.Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void All_logit_equilibria_are_found_and_no_others(string file)
    {
        var (game, facts) = Game(file);
        var nash = NashEquilibria.Of(game).Equilibria;
        foreach (var precision in facts.GetProperty("qre").EnumerateObject())
        {
            var expected = Profiles(precision.Value);
            var found = LogitEquilibria.Of(game, double.Parse(precision.Name, System.Globalization.CultureInfo.InvariantCulture), nash);

            Assert.All(found, equilibrium => Assert.InRange(equilibrium.Residual, 0, 1e-12));
            Assert.All(expected, profile => Assert.Contains(found, equilibrium => Distance(equilibrium, profile) < Tolerance));
            Assert.Equal(expected.Length, found.Length);
            Assert.True(found[0].IsPrincipal);
            Assert.Equal(1, found.Sum(equilibrium => equilibrium.Index));
        }
    }

    [Fact]
    public void Three_transit_states_ask_a_quarter_of_the_demand_each()
    {
        const string file = "models/published/cournot-1838/tariffs.game.yaml";
        var game = GameReader.Read(File.ReadAllText(Repository.At(file)), file);
        var found = NashEquilibria.Pure(game).Equilibria.Single(one => one.Profile.All(own => own[1] == 1));

        Assert.Equal([506.25, 506.25, 506.25], found.Payoffs); // 2,025 in all would be one owner's
        Assert.Equal(0, found.Regret);
    }

    private static (StrategicForm Game, JsonElement Facts) Game(string file) =>
        (GameReader.Read(File.ReadAllText(Repository.At(file)), file), All.Single(game => game.GetProperty("file").GetString() == file));

    private static double[][][] Profiles(JsonElement list) =>
        [.. list.EnumerateArray().Select(profile => profile.EnumerateArray().Select(own => own.EnumerateArray().Select(share => share.GetDouble()).ToArray()).ToArray())];

    private static double Distance(LogitEquilibrium equilibrium, double[][] profile) =>
        equilibrium.Profile.Select((own, player) => own.Select((share, strategy) => Math.Abs(share - profile[player][strategy])).Max()).Max();
}
