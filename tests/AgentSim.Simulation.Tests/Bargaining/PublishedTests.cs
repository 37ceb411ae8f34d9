using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>Games whose solution is known in closed form.</summary>
public sealed unsafe class PublishedTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void The_ultimatum_on_a_grid_is_the_agent_quantal_response_equilibrium()
    {
        // McKelvey and Palfrey 1998: offers of 0 to 1, precision 5.
        double[] offers = [0, 0.25, 0.5, 0.75, 1];
        double[] accepted = [0.5, 0.7772998611746911, 0.9241418199787566, 0.9770226300899744, 0.9933071490557153];
        double[] offered = [0.2701307521086661, 0.4090267626495906, 0.2234663087393165, 0.0752024940873141, 0.0221736824151126];
        double[] worth = [0.5, 0.5829748958810184, 0.4620709099893783, 0.2442556575224936, 0.0];
        using var solved = Solved.One(Game.Of(Game.Ultimatum, new Seat([.. offers.Select(offer => 1 - offer)], 5), new Seat(offers, 5)));
        for (var offer = 0; offer < offers.Length; offer++)
        {
            Assert.Equal(accepted[offer], solved.Consent(0, 0, offer), Tolerance);
            Assert.Equal(offered[offer], solved.Propose(0, 0, offer), Tolerance);
            Assert.Equal(worth[offer], solved.Worth(0, offer), Tolerance);
        }
        Assert.Equal(0.755016198967659, solved.Agreement(), Tolerance);
    }

    [Theory]
    // x = 1 - (1 + W) / precision with W = LambertW(exp(precision (1 - d) - 1)), the consent W / (1 + W), the worth W / precision.
    [InlineData(5, 0, 0.2147457875112998, 0.7453054096123325, 0.5852542124887001)]
    [InlineData(10, 0, 0.19526514534023964, 0.8757354681222553, 0.7047348546597603)]
    [InlineData(20, 0, 0.139294116210254, 0.941908146625132, 0.8107058837897461)]
    [InlineData(10, 0.2, 0.36728216986289064, 0.841951664333009, 0.5327178301371094)]
    [InlineData(50, 0.3, 0.3684067047558457, 0.9683340527035381, 0.6115932952441543)]
    public void The_best_offer_to_a_logit_responder_is_found_within_a_step(double precision, double reservation, double offer, double consent, double worth)
    {
        const int steps = 1000;
        var offers = Enumerable.Range(0, steps + 1).Select(step => step / (double)steps).ToArray();
        using var solved = Solved.One(Game.Of(
            Game.Ultimatum, new Seat([.. offers.Select(share => 1 - share)], precision), new Seat(offers, precision) { Breakdown = reservation }));
        var best = Enumerable.Range(0, offers.Length).MaxBy(step => solved.Worth(0, step));
        Assert.Equal(offer, offers[best], 1.0 / steps);
        Assert.Equal(consent, solved.Consent(0, 0, best), precision / 4 / steps);
        // At the best offer the worth is flat: a step away it is lower by the square of the step.
        Assert.Equal(worth, solved.Worth(0, best), precision / (steps * (double)steps));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e6)]
    public void Proposals_are_a_softmax_that_no_shift_changes(double shift)
    {
        double[] gains = [shift + 0.1, shift + 0.4, shift + 0.35, shift + 0.9];
        double[] expected = [0.06024176402423253, 0.14817083021558516, 0.12753181544007708, 0.6640555903201052];
        using var solved = Solved.One(Game.Of(Game.Ultimatum, new Seat(gains, 3) { Breakdown = shift }));
        for (var alternative = 0; alternative < gains.Length; alternative++)
            Assert.Equal(expected[alternative], solved.Propose(0, 0, alternative), Tolerance);
    }

    [Fact]
    public void The_same_proposal_again_and_again_is_agreed_on_by_the_geometric_law()
    {
        using var solved = Solved.One(Again());
        Assert.Equal(0.22712499194534816, solved.Consent(0, 0, 0), Tolerance);
        Assert.Equal(0.9942165727004849, solved.Agreement(), Tolerance);
        Assert.Equal(4.2865206183425135, solved.MeanRound(), Tolerance);
    }

    [Fact]
    public void Played_out_the_same_proposal_is_agreed_on_as_often_as_the_law_says()
    {
        const int lanes = 10_000;
        var games = Enumerable.Repeat(Again(), lanes).ToArray();
        using var first = new Solved(games, 1);
        using var second = new Solved(games, 2);
        using var third = new Solved(games, 3);
        var agreed = new bool[lanes];
        for (var round = 0; round < first.Rules.Rounds; round++)
        {
            var yes = new int[lanes];
            foreach (var responder in new[] { first, second, third })
            {
                using var luck = ChoiceTests.Draw((ulong)round, $"responses/{responder.Strategy.Self}", 1, lanes);
                var responses = new Response[lanes];
                Choice.Respond(responder.Strategy, responder.Columns, round, new int[lanes], new(luck[0], lanes), lanes, responses);
                for (var lane = 0; lane < lanes; lane++)
                    yes[lane] += responses[lane] == Response.Accept ? 1 : 0;
            }
            for (var lane = 0; lane < lanes; lane++)
                agreed[lane] |= yes[lane] == 3;
        }
        ChoiceTests.AssertFrequency(0.9942165727004849, agreed.Count(deal => deal), lanes);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.2)]
    [InlineData(3, 0.92)]
    [InlineData(6, 0.44768)]
    public void On_a_grid_infinite_precision_divides_as_Rubinstein_within_a_step_a_round(int rounds, double share)
    {
        const int steps = 500;
        var shares = Enumerable.Range(0, steps + 1).Select(step => step / (double)steps).ToArray();
        var rules = Game.Usual with { Recognition = Recognition.Rotating, Rounds = rounds };
        using var solved = Solved.One(Game.Of(
            rules,
            new Seat(shares, double.PositiveInfinity) { Patience = 0.9 },
            new Seat([.. shares.Select(part => 1 - part)], double.PositiveInfinity) { Patience = 0.8 }));
        Assert.Equal(share, solved.Value(0, 0), rounds / (double)steps);
        Assert.Equal(1, solved.Agreement());
    }

    [Fact]
    public void Trembles_alone_close_losing_deals_unless_choice_is_precise_and_agreeing_costs()
    {
        // Three levels that cost both sides .05, three rounds.
        double Agreement(double precision, double cost)
        {
            var seat = new Seat([-0.05, -0.05, -0.05], precision) { ConsentCost = cost };
            using var solved = Solved.One(Game.Of(Game.Usual, seat, seat));
            return solved.Agreement();
        }
        Assert.InRange(Agreement(12, 0), 0.5, 0.9);
        Assert.InRange(Agreement(36, 0.1), 0, 0.05);
    }

    /// <summary>One package, proposed by the first party in each of twenty rounds to three that look no further than the round.</summary>
    private static Game Again() => Game.Of(
        Game.Usual with { Rounds = 20, MayPass = false },
        [
            new Seat([0.5], 4) { Patience = 0, RecognitionWeight = 1 },
            .. new[] { 0.1, 0.05, 0.2 }.Select(gain => new Seat([gain], 4) { Patience = 0, RecognitionWeight = 0 }),
        ]);
}
