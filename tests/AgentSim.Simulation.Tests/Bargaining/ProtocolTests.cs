using AgentSim.Simulation.Bargaining;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>Protocols other than offers and counter-offers up to a last round, against what is published of them.</summary>
public sealed unsafe class ProtocolTests
{
    private const double Best = double.PositiveInfinity;

    private static readonly SessionRules OneRound = Game.Usual with { Rounds = 1 };

    [Theory]
    [InlineData(Protocol.Nash, new[] { 0.1, 0.1, 1.0, 0.6, 0.6, 0.6 }, 0.5, 1)] // a product of two losses is no gain
    [InlineData(Protocol.Egalitarian, new[] { 0.1, 0.1, 1.0, 0.6, 0.6, 0.6 }, 0.5, 1)]
    [InlineData(Protocol.KalaiSmorodinsky, new[] { 0.1, 0.1, 1.0, 0.6, 0.6, 0.6 }, 0.5, 1)]
    public void A_solution_is_rational_for_each(Protocol protocol, double[] points, double breakdown, int expected) =>
        Assert.Equal(expected, Proposed(protocol, 3, points, breakdown));

    [Fact]
    public void On_three_points_Nash_proposes_the_middle_one() => Assert.Equal(2, Proposed(Protocol.Nash, 2, [4, 1, 1, 4, 2, 2], 1));

    [Fact]
    public void Kalai_and_Smorodinskys_solution_is_the_largest_least_share_and_not_the_smallest_spread() =>
        Assert.Equal(1, Proposed(Protocol.KalaiSmorodinsky, 2, [0.5, 0.45, 0.46, 0.6, 1, 0, 0, 1], 0)); // of ideals 1 and 1

    [Fact]
    public void Where_the_least_is_the_same_the_next_to_least_decides()
    {
        Assert.Equal(1, Proposed(Protocol.Egalitarian, 3, [0.2, 0.3, 0.3, 0.2, 0.4, 0.3, 0.2, 0.3, 0.3], 0));
        Assert.Equal(1, Proposed(Protocol.KalaiSmorodinsky, 3, [0.2, 0.3, 0.3, 0.2, 0.4, 0.3, 0.2, 0.3, 0.3, 1, 0, 0, 0, 1, 0, 0, 0, 1], 0));
    }

    [Theory]
    // Along u2 = 1 - u1^2.
    [InlineData(Protocol.Nash, 0, 0, 0.5773502691896257)]
    [InlineData(Protocol.KalaiSmorodinsky, 0, 0, 0.6180339887498948)]
    [InlineData(Protocol.Egalitarian, 0, 0, 0.6180339887498948)]
    [InlineData(Protocol.Nash, 0.2, 0.1, 0.6184315119082282)]
    [InlineData(Protocol.KalaiSmorodinsky, 0.2, 0.1, 0.6337994807336609)]
    [InlineData(Protocol.Egalitarian, 0.2, 0.1, 0.6618950038622251)]
    [InlineData(Protocol.Nash, 0.6, 0, 0.8110100926607786)]
    [InlineData(Protocol.KalaiSmorodinsky, 0.6, 0, 0.8124515496597099)]
    [InlineData(Protocol.Egalitarian, 0.6, 0, 0.8601470508735443)]
    public void On_a_parabola_the_solutions_are_where_they_are_published_to_be(Protocol protocol, double first, double second, double expected)
    {
        const int steps = 2000;
        var shares = Enumerable.Range(0, steps + 1).Select(step => step / (double)steps).ToArray();
        using var solved = Solved.One(Game.Of(
            OneRound with { Protocol = protocol }, new Seat(shares, Best) { Breakdown = first }, new Seat([.. shares.Select(share => 1 - (share * share))], Best) { Breakdown = second }));
        var proposed = Enumerable.Range(0, shares.Length).MaxBy(step => solved.Worth(0, step));
        Assert.Equal(expected, shares[proposed], 1.0 / steps);
    }

    [Fact]
    public void With_lotteries_Nash_proposes_the_middle_of_two_extremes_and_both_expect_it()
    {
        var game = Game.Of(OneRound with { Protocol = Protocol.NashLotteries }, new Seat([4, 1, 2], 20) { Breakdown = 1 }, new Seat([1, 4, 2], 20) { Breakdown = 1 });
        Span<double> probability = stackalloc double[1];
        for (var self = 0; self < 2; self++)
        {
            using var solved = Solved.One(game, self);
            Assert.Equal(2.5, solved.Strategy.Expected[0], 1e-12);
            Assert.Equal(solved.Worth(0, 0), solved.Worth(0, 1), 1e-12);
            Assert.True(solved.Worth(0, 2) < solved.Worth(0, 0) - 1);
            // Whatever of it was drawn is answered as the lottery: 1.5 over a breakdown.
            foreach (var drawn in new[] { 0, 1 })
            {
                Choice.Acceptance(solved.Strategy, solved.Columns, 0, [drawn], 1, probability);
                Assert.Equal(1 / (1 + Math.Exp(-20 * 1.5)), probability[0], 1e-12);
            }
        }
    }

    [Fact]
    public void A_pie_is_divided_by_lottery_as_power_says()
    {
        // Nash's solution of a pie of 10 with disagreement (2, 1, 0) and weights .5, .3, .2 is (5.5, 3.1, 1.4).
        Seat Of(int party, double breakdown, double power) => new([.. Enumerable.Range(0, 3).Select(who => who == party ? 10.0 : 0)], 1) { Breakdown = breakdown, RecognitionWeight = power };
        var game = Game.Of(OneRound with { Protocol = Protocol.NashLotteries }, Of(0, 2, 0.5), Of(1, 1, 0.3), Of(2, 0, 0.2));
        foreach (var (party, expected) in new[] { 5.5, 3.1, 1.4 }.Index())
        {
            using var solved = Solved.One(game, party);
            Assert.Equal(expected, solved.Strategy.Expected[0], 1e-9);
        }
    }

    [Fact]
    public void On_a_line_the_stronger_side_draws_the_proposal_to_itself()
    {
        // Five levels; three parties like best the first, the middle and the last, and things stand in the middle.
        double[] line = [0, 0.25, 0.5, 0.75, 1, 0.5];
        Game Of(double[] powers, double[] saliences) => Game.Of(
            OneRound with { Protocol = Protocol.Spatial },
            [.. new[] { 0.0, 0.5, 1 }.Select((ideal, party) => new Seat([.. line[..5].Select(place => 0.3 - (0.2 * Math.Abs(place - ideal)))], 30) { RecognitionWeight = powers[party], Salience = saliences[party] })]) with
        { Line = line };
        int Proposed(double[] powers, double[] saliences)
        {
            using var solved = Solved.One(Of(powers, saliences));
            return Enumerable.Range(0, 5).MaxBy(alternative => solved.Worth(0, alternative));
        }

        Assert.Equal(2, Proposed([1, 1, 1], [1, 1, 1]));
        Assert.True(Proposed([1, 1, 8], [1, 1, 1]) > 2);
        Assert.True(Proposed([8, 1, 1], [1, 1, 1]) < 2);
        Assert.Equal(Proposed([8, 1, 1], [1, 1, 1]), 4 - Proposed([1, 1, 8], [1, 1, 1]));
        Assert.Equal(2, Proposed([1, 1, 8], [0, 0, 0])); // nobody cares: nothing moves
    }

    [Fact]
    public void On_a_line_all_is_proposed_in_the_measure_in_which_it_nears_the_median()
    {
        // Two of three want the last level: the median is there, and the way to it is worth what is at stake.
        var game = Game.Of(OneRound with { Protocol = Protocol.Spatial }, new Seat([-0.4, 0.1, 0.2], 30), new Seat([-0.3, 0.1, 0.2], 30), new Seat([0.1, -0.1, -0.2], 30)) with { Line = [0, 0.5, 1, 0] };
        using var solved = Solved.One(game);
        Assert.Equal([-0.4, 0.1, 0.2], [solved.Worth(0, 0), solved.Worth(0, 1), solved.Worth(0, 2)]);
    }

    [Fact]
    public void Power_weighs_in_Nashs_solution()
    {
        // A pie of 10 with disagreement (2, 1, 0) and weights .5, .3, .2: (5.5, 3.1, 1.4).
        var shares = (from first in Enumerable.Range(0, 101) from second in Enumerable.Range(0, 101 - first) select (First: first / 10.0, Second: second / 10.0)).ToArray();
        using var solved = Solved.One(Game.Of(
            OneRound with { Protocol = Protocol.Nash },
            new Seat([.. shares.Select(share => share.First)], Best) { Breakdown = 2, RecognitionWeight = 0.5 },
            new Seat([.. shares.Select(share => share.Second)], Best) { Breakdown = 1, RecognitionWeight = 0.3 },
            new Seat([.. shares.Select(share => 10 - share.First - share.Second)], Best) { RecognitionWeight = 0.2 }));
        Assert.Equal((5.5, 3.1), shares[Enumerable.Range(0, shares.Length).MaxBy(step => solved.Worth(0, step))]);
    }

    [Fact]
    public void What_cannot_be_agreed_on_is_no_ideal_and_no_claim()
    {
        foreach (var protocol in new[] { Protocol.Nash, Protocol.KalaiSmorodinsky, Protocol.Egalitarian })
        {
            var game = Game.Of(OneRound with { Protocol = protocol }, new Seat([0.3, 0.4, 5], 20), new Seat([0.4, 0.3, 5], 20));
            using var with = Solved.One(game with { BaseWeights = [1, 1, 0] });
            using var without = Solved.One(Game.Of(game.Rules, new Seat([0.3, 0.4], 20), new Seat([0.4, 0.3], 20)));
            for (var alternative = 0; alternative < 2; alternative++) Assert.Equal(without.Worth(0, alternative), with.Worth(0, alternative));
        }
    }

    [Theory]
    // Closed rule, all alike: the proposer keeps 1 - delta (q - 1) / n and gives delta / n to as many as it needs.
    [InlineData(2, 0.8, 0.7333333333333334)]
    [InlineData(3, 0.9, 0.4)]
    public void Baron_and_Ferejohns_proposer_keeps_what_a_coalition_leaves(int quota, double patience, double keeps)
    {
        const int parts = 30;
        var shares = (from first in Enumerable.Range(0, parts + 1) from second in Enumerable.Range(0, parts + 1 - first) select (double[])[first, second, parts - first - second]).ToArray();
        Seat Of(int party) => new([.. shares.Select(share => share[party] / parts)], 600) { Patience = patience };
        using var solved = Solved.One(Game.Of(OneRound with { Protocol = Protocol.BaronFerejohn, Rule = quota == 3 ? new Unanimity() : new Quota(quota) }, Of(0), Of(1), Of(2)));
        var proposed = Enumerable.Range(0, shares.Length).MaxBy(step => solved.Worth(0, step));
        Assert.Equal(keeps, shares[proposed][0] / parts, 2.0 / parts);
        for (var party = 0; party < 3; party++) Assert.Equal(1 / 3.0, solved.Value(0, party), 0.02);
    }

    [Fact]
    public void A_stationary_value_reproduces_itself_and_is_what_many_rounds_come_to() => RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules with { Recognition = Recognition.Random }, Gen.Double[0, 15])).Sample(game =>
    {
        // Leaving is a threshold, at which there may be no value that reproduces itself.
        var patient = game with { Seats = [.. game.Seats.Select(seat => seat with { Patience = Math.Min(seat.Patience, 0.9), OutsideOption = double.NegativeInfinity })] };
        using var stationary = Solved.One(patient with { Rules = patient.Rules with { Protocol = Protocol.BaronFerejohn } });
        using var endless = Solved.One(patient with { Rules = patient.Rules with { Rounds = 400 } });
        for (var party = 0; party < game.Seats.Length; party++)
        {
            var keep = (1 - patient.Rules.BreakdownRisk) * patient.Seats[party].Patience;
            Assert.Equal((keep * stationary.Value(0, party)) + (patient.Rules.BreakdownRisk * patient.Seats[party].Breakdown), stationary.Continuation(1, party), 1e-8);
            Assert.Equal(endless.Value(0, party), stationary.Value(0, party), 1e-7);
        }
    }, iter: 50);

    [Fact]
    public void Neighbours_change_no_bit_of_a_protocol() => Gen.Enum<Protocol>().SelectMany(protocol => Gen.Int[2, 11].SelectMany(lanes => Gen.Double[-0.3, 0.6].Array[2 * 3 * lanes].Select(gains => (protocol, lanes, gains)))).Sample(drawn =>
    {
        var (protocol, lanes, gains) = drawn;
        Game Of(int lane) => Game.Of(OneRound with { Protocol = protocol }, [.. Enumerable.Range(0, 2).Select(party => new Seat(gains[(((lane * 2) + party) * 3)..(((lane * 2) + party + 1) * 3)], 20 + lane) { Patience = 0.9, ConsentCost = 0.05 })]);
        using var together = new Solved([.. Enumerable.Range(0, lanes).Select(Of)]);
        for (var lane = 0; lane < lanes; lane++)
        {
            using var alone = Solved.One(Of(lane));
            for (var alternative = 0; alternative < 3; alternative++) Assert.Equal(alone.Worth(0, alternative), together.Worth(0, alternative, lane));
            for (var party = 0; party < 2; party++) Assert.Equal(alone.Continuation(0, party), together.Continuation(0, party, lane));
        }
    }, iter: 200);

    [Fact]
    public void In_a_war_of_attrition_each_is_indifferent_between_giving_in_and_waiting() => Gen.Select(Gen.Double[0.02, 0.2], Gen.Double[0.3, 0.9], Gen.Double[0.02, 0.2], Gen.Double[0.3, 0.9], Gen.Double[0.85, 0.99], Gen.Double[0.3, 0.7]).Sample((lose, win, otherLose, otherWin, patience, power) =>
    {
        var game = Game.Of(
            Game.Usual with { Protocol = Protocol.WarOfAttrition },
            new Seat([win, lose], 30) { Patience = patience, RecognitionWeight = power, ConsentCost = 0.05 },
            new Seat([otherLose, otherWin], 30) { Patience = patience, RecognitionWeight = 1 - power, ConsentCost = 0.05 });
        double GivesIn(int self, int claim)
        {
            using var solved = Solved.One(game, self);
            Span<double> probability = stackalloc double[1];
            Choice.Acceptance(solved.Strategy, solved.Columns, 0, [claim], 1, probability);
            return probability[0];
        }

        var other = GivesIn(self: 1, claim: 0);
        if (other >= 1 - 1e-6) return;
        // Waiting: its turn comes with the chance of its power, else it is asked again, when it may as well give in.
        var value = lose / patience;
        Assert.Equal(value, (power * ((other * win) + ((1 - other) * patience * value))) + ((1 - power) * lose), 1e-9);
    }, iter: 500);

    [Fact]
    public void In_rounds_without_end_a_war_of_attrition_has_the_hazard_of_continuous_time()
    {
        // Impatience r a year in rounds of a thousandth: hazard r L / (W - L) of being given in to while one claims, Hendricks, Weiss and Wilson 1988.
        const double step = 0.001, rate = 0.1, win = 0.5, lose = 0.2;
        using var solved = Solved.One(Game.Of(
            Game.Usual with { Protocol = Protocol.WarOfAttrition }, new Seat([win, lose], 30) { Patience = 1 - (rate * step) }, new Seat([lose, win], 30) { Patience = 1 - (rate * step) }), self: 1);
        Span<double> probability = stackalloc double[1];
        Choice.Acceptance(solved.Strategy, solved.Columns, 0, [0], 1, probability);
        Assert.Equal(rate * lose / (win - lose), 0.5 * probability[0] / step, 1e-4);
    }

    [Fact]
    public void Who_would_lose_by_giving_in_never_does_and_the_other_gives_in_at_once()
    {
        var game = Game.Of(Game.Usual with { Protocol = Protocol.WarOfAttrition }, new Seat([0.5, -0.2], 30) { Patience = 0.9 }, new Seat([0.1, 0.4], 30) { Patience = 0.9 });
        Assert.True(GivesIn(game, self: 0, claim: 1) < 1e-9);
        Assert.True(GivesIn(game, self: 1, claim: 0) > 1 - 1e-9);

        static double GivesIn(Game game, int self, int claim)
        {
            using var solved = Solved.One(game, self);
            Span<double> probability = stackalloc double[1];
            Choice.Acceptance(solved.Strategy, solved.Columns, 0, [claim], 1, probability);
            return probability[0];
        }
    }

    [Fact]
    public void A_war_of_attrition_of_three_and_stationary_turns_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ISessionGame.Of(Game.Usual with { Parties = 3, Alternatives = 2, Protocol = Protocol.WarOfAttrition }));
        Assert.Throws<ArgumentException>(() => ISessionGame.Of(Game.Usual with { Parties = 2, Alternatives = 2, Protocol = Protocol.BaronFerejohn, Recognition = Recognition.Rotating }));
    }

    /// <summary>What the first party proposes at infinite precision.</summary>
    private static int Proposed(Protocol protocol, int parties, double[] points, double breakdown)
    {
        var seats = Enumerable.Range(0, parties).Select(party => new Seat([.. points.Chunk(parties).Select(point => point[party])], Best) { Breakdown = breakdown });
        using var solved = Solved.One(Game.Of(OneRound with { Protocol = protocol }, [.. seats]));
        using var uniforms = new Table(solved.Rules.Alternatives + 1, 1);
        for (var move = 0; move <= solved.Rules.Alternatives; move++) uniforms.Set(move, [0.5]);
        Span<int> offer = stackalloc int[1];
        Choice.Offer(solved.Strategy, solved.Columns, 0, uniforms.Columns, 1, offer);
        return offer[0];
    }
}
