using AgentSim.Games.Cooperative;
using AgentSim.Games.Power;
using AgentSim.Games.Reading;
using AgentSim.Games.Transit;

namespace AgentSim.Games.Tests.Power;

/// <summary>What others found of the power of members, creditors, producers and transit states.</summary>
public class PublishedPowerTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("textbook-games/parliament", "2/3 1/6 1/6", "3/5 1/5 1/5")]
    [InlineData("textbook-games/board", "5/12 1/4 1/4 1/12", "5/12 1/4 1/4 1/12")]
    [InlineData("brams-affuso-1976/council-1958", "7/30 7/30 7/30 3/20 3/20 0", "5/21 5/21 5/21 1/7 1/7 0")]
    [InlineData("shapley-shubik-1954/security-council-1954", "76/385 76/385 76/385 76/385 76/385 1/462 1/462 1/462 1/462 1/462 1/462", "19/105 19/105 19/105 19/105 19/105 1/63 1/63 1/63 1/63 1/63 1/63")]
    public void Power_in_voting_bodies_is_the_published_fraction(string body, string shapley, string banzhaf)
    {
        var power = VotingPower.Of(Voting(body));

        Assert.Equal(shapley, string.Join(' ', power.Members.Select(member => member.ExactShapleyShubik)));
        Assert.Equal(banzhaf, string.Join(' ', power.Members.Select(member => member.ExactBanzhaf)));
        Assert.Equal(1, power.Members.Sum(member => member.ShapleyShubik), Tolerance);
    }

    [Fact]
    public void A_permanent_member_of_the_Security_Council_has_a_hundred_times_the_power_of_an_elected_one()
    {
        var power = VotingPower.Of(Voting("shapley-shubik-1954/security-council-1965"));

        Assert.All(power.Members[..5], member => Assert.Equal((0.19627039627039627, VotingRole.Veto), (member.ShapleyShubik, member.Role)));
        Assert.All(power.Members[5..], member => Assert.Equal(("4/2145", 0.0018648018648018648), (member.ExactShapleyShubik, member.ShapleyShubik)));
        // The five with any four of ten; the five with four or more of ten.
        Assert.Equal((210u, 848u), ((uint)power.MinimalWinning.Count, (uint)power.Winning));
    }

    [Fact]
    public void Luxembourg_had_a_vote_and_no_power()
    {
        var power = VotingPower.Of(Voting("brams-affuso-1976/council-1958"));

        Assert.Equal([VotingRole.Ordinary, VotingRole.Dummy], [power.Members[0].Role, power.Members[5].Role]);
        Assert.Equal([[0, 1, 2], [0, 1, 3, 4], [0, 2, 3, 4], [1, 2, 3, 4]], power.MinimalWinning.Listed.OrderBy(coalition => coalition.Length).ThenBy(coalition => string.Join(',', coalition)));
    }

    [Theory]
    [InlineData(100, 100.0 / 3, 100.0 / 3, 100.0 / 3)]
    [InlineData(200, 50.0, 75.0, 75.0)]
    [InlineData(300, 50.0, 100.0, 150.0)]
    public void The_Talmud_divides_an_estate_by_its_nucleolus(int estate, params double[] expected)
    {
        var nucleolus = CooperativeSolution.Of(Coalitional($"aumann-maschler-1985/estate-{estate}.game.yaml").Game).Nucleolus!;

        Assert.All(expected.Zip(nucleolus.Division.Payoffs), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.True(nucleolus.Division.IsInCore);
        Assert.InRange(nucleolus.Slack, 0, 1e-9);
    }

    [Fact]
    public void Pipeline_access_is_worth_what_its_formula_says()
    {
        var game = TransitGame.Of(Network("two-transit-states"));
        var shapley = CooperativeSolution.Of(game).Shapley.Payoffs;

        Assert.All(shapley.Zip([170.0 / 3, 50.0 / 3, 80.0 / 3]), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
        Assert.Equal(Enumerable.Range(0, 8).Select(game.Worth), Enumerable.Range(0, 8).Select(Coalitional("hubert-ikonnikova-2011/coalitions.csv").Game.Worth));
        Assert.All(CooperativeSolution.Of(TransitGame.Of(Network("one-transit-state"))).Shapley.Payoffs, payoff => Assert.Equal(50, payoff, Tolerance));
        // The core: x_A at most v(RAB) - v(RB) = 20, x_B at most v(RAB) - v(RA) = 40.
        Assert.True(CooperativeSolution.Check(game, [40, 20, 40]).IsInCore);
        Assert.Equal((false, 1, "R + B"), (CooperativeSolution.Check(game, [40, 21, 39]) is var wrong && wrong.IsInCore, wrong.LargestExcess, game.Name(wrong.Objector)));
    }

    internal static WeightedGame Voting(string body) => ((VotingQuestion)Read($"{body}.game.yaml")).Game;

    private static CoalitionalQuestion Coalitional(string file) => (CoalitionalQuestion)Read(file);

    private static TransitNetwork Network(string name) => ((TransitQuestion)Read($"hubert-ikonnikova-2011/{name}.game.yaml")).Plan.Network(_ => throw new InvalidOperationException());

    private static PowerQuestion Read(string file) => PowerReader.Read(File.ReadAllText(Repository.At("models", "published", file)), file, null);
}
