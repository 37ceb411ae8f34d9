using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Chance;
using CsCheck;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Simulation.Tests.Bargaining;

public sealed unsafe class ChoiceTests
{
    private const int Many = 2000;

    [Fact]
    public void Offers_come_as_often_as_the_solution_says() => (
        from game in RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules, Gen.Double[0, 30]))
        from seed in Gen.ULong
        select (game, seed)).Sample(sample =>
    {
        var rules = sample.game.Rules;
        using var solved = new Solved([.. Enumerable.Repeat(sample.game, Many)]);
        using var uniforms = Draw(sample.seed, "offers", rules.Alternatives + 1, Many);
        var offers = new int[Many];
        Choice.Offer(solved.Strategy, solved.Columns, 0, uniforms.Columns, Many, offers);
        for (var move = 0; move <= rules.Alternatives; move++)
            AssertFrequency(solved.Propose(0, 0, move), offers.Count(offer => offer == move), Many);
    }, iter: 8);

    [Fact]
    public void Responses_come_as_often_as_the_solution_says() =>
        RandomGames.Rules.Where(rules => rules.Parties > 1).SelectMany(rules => RandomGames.Under(rules, Gen.Double[0, 30])).Sample(game =>
        {
            using var solved = new Solved([.. Enumerable.Repeat(game, Many)], 1);
            using var uniforms = Draw(1, "responses", 1, Many);
            var responses = new Response[Many];
            var probabilities = new double[Many];
            var offers = new int[Many];
            Choice.Acceptance(solved.Strategy, solved.Columns, 0, offers, Many, probabilities);
            Choice.Respond(solved.Strategy, solved.Columns, 0, offers, new(uniforms[0], Many), Many, responses);
            AssertFrequency(probabilities[0], responses.Count(response => response == Response.Accept), Many);
            if (game.Rules.Parties == 2 && game.Rules.Rule is Unanimity)
                Assert.Equal(solved.Consent(0, 0, 0), probabilities[0], 1e-12);
            var mayLeave = VotingRules.Vetoes(game.Rules.Rule, game.Rules.Parties) is uint vetoes && (vetoes & 2) != 0;
            var leaves = mayLeave && game.Seats[1].OutsideOption > solved.Continuation(0, 1) + 1e-12;
            Assert.DoesNotContain(leaves ? Response.Refuse : Response.Leave, responses);
        }, iter: 8);

    [Fact]
    public void Choices_in_some_lanes_are_those_in_all_of_them() => (
        from game in RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules, Gen.Double[0, 30]))
        from some in Gen.Bool.Array[23]
        select (game, some)).Sample(sample =>
    {
        var (rules, lanes) = (sample.game.Rules, sample.some.Length);
        int[] listed = [.. Enumerable.Range(0, lanes).Where(lane => sample.some[lane])];
        using var solved = new Solved([.. Enumerable.Repeat(sample.game, lanes)]);
        using var uniforms = Draw(1, "offers", rules.Alternatives + 1, lanes);
        using var those = Draw(1, "offers", rules.Alternatives + 1, lanes);
        for (var move = 0; move <= rules.Alternatives; move++)
            for (var place = 0; place < listed.Length; place++) those[move][place] = uniforms[move][listed[place]];
        var (all, offers) = (new int[lanes], new int[lanes]);
        Choice.Offer(solved.Strategy, solved.Columns, 0, uniforms.Columns, lanes, all);
        Choice.Offer(solved.Strategy, solved.Columns, 0, those.Columns, new(listed), offers);
        Assert.Equal(listed.Select(lane => all[lane]), offers.Take(listed.Length));

        var (answers, responses) = (new Response[lanes], new Response[lanes]);
        Choice.Respond(solved.Strategy, solved.Columns, 0, all, new(uniforms[0], lanes), lanes, answers);
        Choice.Respond(solved.Strategy, solved.Columns, 0, all, new(those[0], listed.Length), new(listed), responses);
        Assert.Equal(Enumerable.Range(0, lanes).Select(lane => sample.some[lane] ? answers[lane] : default), responses);
    }, iter: 30);

    [Fact]
    public void What_refusing_is_worth_to_another_party_is_what_the_solution_takes_it_to_be() =>
        RandomGames.Rules.Where(rules => rules.Parties == 2).SelectMany(rules => RandomGames.Under(rules, Gen.Double[0, 30])).Sample(game =>
        {
            using var solved = Solved.One(game);
            var answer = new Answer(solved.Strategy, solved.Columns, 0, 1);
            var mayLeave = VotingRules.Vetoes(game.Rules.Rule, game.Rules.Parties) is uint vetoes && (vetoes & 2) != 0;
            var goingOn = solved.Continuation(0, 1);
            var reservation = stackalloc double[Octet.Count];
            answer.Reservation(1, 0).Store(reservation);
            Assert.Equal(mayLeave ? Math.Max(goingOn, game.Seats[1].OutsideOption) : goingOn, reservation[0], 1e-11);
        });

    [Fact]
    public void Proposers_are_recognised_as_often_as_their_weights_say()
    {
        // Added up and taken away again these weights leave a rest, which the largest draw reaches.
        double[] weights = [0, 0.1, 0.2, 0.3, 0];
        var seats = weights.Select(weight => new Seat([0.0], 1) { RecognitionWeight = weight }).ToArray();
        using var solved = new Solved([.. Enumerable.Repeat(Game.Of(Game.Usual, seats), Many)]);
        using var uniforms = Draw(1, "proposers", 1, Many);
        uniforms[0][7] = 1 - 1e-16;
        var proposers = new int[Many];
        Choice.Recognise(solved.Rules, 0, solved.Columns.Parties, new(uniforms[0], Many), Many, proposers);
        Assert.Equal(3, proposers[7]);
        for (var party = 0; party < weights.Length; party++)
            AssertFrequency(weights[party] / 0.6, proposers.Count(proposer => proposer == party), Many);
        Assert.DoesNotContain(0, proposers);
        Assert.DoesNotContain(4, proposers);
    }

    [Fact]
    public void Proposers_take_turns_where_recognition_rotates()
    {
        using var solved = Solved.One(Game.Of(Game.Usual with { Recognition = Recognition.Rotating }, new Seat([0.0], 1), new Seat([0.0], 1)));
        var proposers = new int[2];
        for (var round = 0; round < 3; round++)
        {
            Choice.Recognise(solved.Rules, round, solved.Columns.Parties, [], 2, proposers);
            Assert.Equal([round % 2, round % 2], proposers);
        }
    }

    [Fact]
    public void At_infinite_precision_the_first_of_the_best_is_offered_and_passing_comes_last()
    {
        Seat Seat(params double[] gains) => new(gains, double.PositiveInfinity);
        Assert.Equal(1, Offered(Game.Of(Game.Usual, Seat(0.1, 0.3, 0.3), Seat(0, 0, 0))));
        Assert.Equal(0, Offered(Game.Of(Game.Usual, Seat(0, -0.1, 0), Seat(0, 0, 0))));
        Assert.Equal(3, Offered(Game.Of(Game.Usual, Seat(-0.1, -0.1, -0.1), Seat(0, 0, 0))));
        Assert.Equal(2, Offered(Game.Of(Game.Usual, Seat(0.1, 0.1, 0.1), Seat(0, 0, 0)) with { BaseWeights = [0, 0, 1] }));
    }

    [Fact]
    public void At_infinite_precision_indifference_accepts_and_a_consent_cost_counts()
    {
        Assert.Equal(1, Accepted(new Seat([0.1], double.PositiveInfinity) { Breakdown = 0.1 }));
        Assert.Equal(0, Accepted(new Seat([0.1], double.PositiveInfinity) { Breakdown = 0.1001 }));
        Assert.Equal(0, Accepted(new Seat([0.1], double.PositiveInfinity) { ConsentCost = 0.11 }));
    }

    [Fact]
    public void Acceptance_is_logistic_at_any_precision()
    {
        // (precision, gain, reservation): published values of the logit of their difference.
        Assert.Equal(0.6224593312018546, Accepted(new Seat([0.6], 5) { Breakdown = 0.5 }), 1e-9);
        Assert.Equal(0.2689414213699951, Accepted(new Seat([0.45], 20) { Breakdown = 0.5 }), 1e-9);
        Assert.Equal(1, Accepted(new Seat([1.0], 1000)));
        Assert.Equal(0, Accepted(new Seat([0.0], 1000) { Breakdown = 1 }));
        Assert.Equal(0.5, Accepted(new Seat([0.9], 0) { Breakdown = 0.1 }));
    }

    [Fact]
    public void Passing_is_neither_accepted_nor_answered_by_leaving()
    {
        var game = Game.Of(Game.Usual, new Seat([0.5], 36), new Seat([0.5], 36) { OutsideOption = 5 });
        using var solved = Solved.One(game, 1);
        var (probability, response) = (new double[1], new Response[1]);
        Choice.Acceptance(solved.Strategy, solved.Columns, 0, [solved.Rules.Pass], 1, probability);
        Choice.Respond(solved.Strategy, solved.Columns, 0, [solved.Rules.Pass], [1e-9], 1, response);
        Assert.Equal((0, Response.Refuse), (probability[0], response[0]));
        Choice.Respond(solved.Strategy, solved.Columns, 0, [0], [0.999], 1, response);
        Assert.Equal(Response.Leave, response[0]);
    }

    [Fact]
    public void Where_nothing_is_available_nothing_is_chosen()
    {
        var game = Game.Of(Game.Usual with { MayPass = false }, new Seat([0.5, 0.5], 36)) with { BaseWeights = [0, 0] };
        Assert.Equal(2, Offered(game));
    }

    [Fact]
    public void A_lane_chooses_alike_alone_and_among_others() => Gen.Select(Gen.Double[0, 1].Array[13], Gen.Double[0, 60].Array[13]).Sample((gains, precisions) =>
    {
        Game[] games = [.. gains.Zip(precisions, (gain, precision) => Game.Of(Game.Usual, new Seat([gain, 0.5], precision), new Seat([0.2, gain], precision)))];
        using var uniforms = Draw(3, "offers", 3, 13);
        using var all = new Solved(games);
        var offers = new int[13];
        Choice.Offer(all.Strategy, all.Columns, 0, uniforms.Columns, 13, offers);
        for (var lane = 0; lane < 13; lane++)
        {
            using var one = Solved.One(games[lane]);
            using var luck = new Table(3, 1);
            for (var move = 0; move < 3; move++)
                luck.Set(move, [uniforms[move][lane]]);
            var offer = new int[1];
            Choice.Offer(one.Strategy, one.Columns, 0, luck.Columns, 1, offer);
            Assert.Equal(offers[lane], offer[0]);
        }
    }, iter: 20);

    [Fact]
    public void An_actor_alone_chooses_by_logit()
    {
        // Published: four worths, precision 3.
        double[] worths = [0.1, 0.4, 0.35, 0.9];
        double[] expected = [0.06024176402423253, 0.14817083021558516, 0.12753181544007708, 0.6640555903201052];
        using var worth = new Table(4, Many);
        using var weights = new Table(5, Many);
        using var uniforms = Draw(5, "alone", 4, Many);
        for (var alternative = 0; alternative < 4; alternative++)
        {
            worth.Set(alternative, Enumerable.Repeat(worths[alternative], Many));
            weights.Set(alternative, Enumerable.Repeat(1.0, Many));
        }
        weights.Set(4, Enumerable.Repeat(3.0, Many));
        var chosen = new int[Many];
        Choice.Alone(worth.Columns, weights.Columns, weights[4], uniforms.Columns, Many, chosen);
        for (var alternative = 0; alternative < 4; alternative++)
            AssertFrequency(expected[alternative], chosen.Count(choice => choice == alternative), Many);
    }

    internal static Table Draw(ulong seed, string stream, int columns, int lanes)
    {
        var (draws, table) = (new Draws(seed), new Table(columns, lanes));
        for (var column = 0; column < columns; column++)
            table.Set(column, Enumerable.Range(0, lanes).Select(lane => draws.Uniform(Stream.Named(stream), (uint)lane, 0, 0, (uint)column)));
        return table;
    }

    /// <summary>Five standard deviations: a sound kernel fails once in a million.</summary>
    internal static void AssertFrequency(double probability, int count, int draws)
    {
        var deviation = Math.Sqrt(draws * probability * (1 - probability));
        Assert.InRange(count, draws * probability - 5 * deviation - 1, draws * probability + 5 * deviation + 1);
    }

    private static int Offered(Game game)
    {
        using var solved = Solved.One(game);
        using var uniforms = Draw(1, "offers", game.Rules.Alternatives + 1, 1);
        var offer = new int[1];
        Choice.Offer(solved.Strategy, solved.Columns, game.Rules.Rounds - 1, uniforms.Columns, 1, offer);
        return offer[0];
    }

    private static double Accepted(Seat seat)
    {
        using var solved = Solved.One(Game.Of(Game.Ultimatum, new Seat([0.0], seat.Precision), seat), 1);
        var probability = new double[1];
        Choice.Acceptance(solved.Strategy, solved.Columns, 0, [0], 1, probability);
        return probability[0];
    }
}
