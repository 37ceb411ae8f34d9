using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

public sealed class AlternatingOffersLawTests
{
    private static readonly Gen<Game> Games = RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules));

    [Fact]
    public void Probabilities_sum_to_1() => Games.Sample(game =>
    {
        using var solved = Solved.One(game);
        for (var round = 0; round < game.Rules.Rounds; round++)
        {
            for (var proposer = 0; proposer < game.Rules.Parties; proposer++)
            {
                if (!game.Rules.MayPropose(round, proposer))
                    continue;
                var moves = Enumerable.Range(0, game.Rules.Alternatives + 1).Select(move => solved.Propose(round, proposer, move)).ToArray();
                Assert.Equal(1, moves.Sum(), 1e-12);
                Assert.All(moves, chance => Assert.InRange(chance, 0, 1));
            }
            Assert.InRange(solved.Deal(round), 0, 1 + 1e-12);
        }
        Assert.InRange(solved.Agreement(), 0, 1 + 1e-12);
    });

    [Fact]
    public void Renaming_the_parties_permutes_the_solution() =>
        Games.Where(game => game.Rules.Recognition == Recognition.Random).SelectMany(
            game => Gen.Shuffle(Enumerable.Range(0, game.Rules.Parties).ToArray()), (game, order) => (game, order)).Sample(sample =>
        {
            var (game, order) = sample;
            using var solved = Solved.One(game);
            using var renamed = Solved.One(Renamed(game, order), Array.IndexOf(order, 0));
            for (var party = 0; party < order.Length; party++)
            {
                Assert.Equal(solved.Value(0, order[party]), renamed.Value(0, party), 1e-12);
                for (var move = 0; move <= game.Rules.Alternatives; move++)
                    Assert.Equal(solved.Propose(0, order[party], move), renamed.Propose(0, party, move), 1e-12);
            }
            for (var alternative = 0; alternative < game.Rules.Alternatives; alternative++)
                Assert.Equal(solved.Worth(0, alternative), renamed.Worth(0, alternative), 1e-12);
            Assert.Equal(solved.Agreement(), renamed.Agreement(), 1e-12);
        });

    [Fact]
    public void Without_precision_levels_are_proposed_alike_whatever_the_grid_of_payments_and_accepted_by_a_coin() =>
        Gen.Select(Gen.Int[1, 4].Array[1, 3], Gen.Double[-1, 1].Array[24]).Sample((payments, gains) =>
        {
            double[] weights = [.. payments.SelectMany(grid => Enumerable.Repeat(1.0 / grid, grid))];
            var rules = Game.Usual with { Parties = 2, Alternatives = weights.Length };
            using var solved = Solved.One(new(rules, weights, [new(gains[..weights.Length], 0), new(gains[12..(12 + weights.Length)], 0)]));
            var first = 0;
            foreach (var grid in payments)
            {
                var level = Enumerable.Range(first, grid).Sum(alternative => solved.Propose(0, 0, alternative));
                Assert.Equal(1.0 / (payments.Length + 1), level, 1e-12);
                first += grid;
            }
            Assert.Equal(1.0 / (payments.Length + 1), solved.Propose(0, 0, rules.Pass), 1e-12);
            Assert.All(Enumerable.Range(0, weights.Length), alternative => Assert.Equal(0.5, solved.Consent(0, 0, alternative)));
        });

    [Fact]
    public void Under_unanimity_deals_that_hurt_somebody_vanish_as_precision_grows() => (
        from parties in Gen.Int[2, 4]
        from gains in Gen.Int[-6, 6].Select(twentieths => twentieths == 0 ? 0.05 : twentieths / 20.0).Array[4].Array[parties]
        from patience in Gen.Double[0.5, 1].Array[parties]
        select Game.Of(Game.Usual, [.. gains.Zip(patience, (row, worth) => new Seat(row, 1) { Patience = worth })])).Sample(game =>
    {
        // A proposer that is refused almost surely hardly minds what it offers: such a deal on an offer that costs it .05 has a chance
        // of at most max c exp(-precision .05 c) = 1 / (e precision .05). A responder accepts a loss far more rarely.
        var offers = game.Rules.Rounds * game.Rules.Parties * game.Rules.Alternatives;
        foreach (var precision in new[] { 1.2e3, 1.2e4, 1.2e6, 1.2e8 })
            Assert.InRange(ChanceOfHurting(game, precision), 0, offers / (Math.E * precision * 0.05));
    });

    [Fact]
    public void At_infinite_precision_a_proposer_never_gets_less_than_by_passing() =>
        RandomGames.Rules.Where(rules => rules.MayPass).SelectMany(rules => RandomGames.Under(rules, Gen.Const(double.PositiveInfinity))).Sample(game =>
        {
            for (var self = 0; self < game.Rules.Parties; self++)
            {
                using var solved = Solved.One(game, self);
                for (var round = 0; round < game.Rules.Rounds; round++)
                {
                    for (var alternative = 0; game.Rules.MayPropose(round, self) && alternative < game.Rules.Alternatives; alternative++)
                    {
                        if (solved.Propose(round, self, alternative) > 0)
                            Assert.True(solved.Worth(round, alternative) >= solved.Continuation(round, self) - 1e-11);
                    }
                }
            }
        });

    private static double ChanceOfHurting(Game game, double precision)
    {
        using var solved = Solved.One(game with { Seats = [.. game.Seats.Select(seat => seat with { Precision = precision })] });
        var chance = 0.0;
        for (var round = 0; round < game.Rules.Rounds; round++)
        {
            for (var proposer = 0; proposer < game.Rules.Parties; proposer++)
            {
                for (var alternative = 0; alternative < game.Rules.Alternatives; alternative++)
                {
                    if (game.Seats.Any(seat => seat.Gains[alternative] < 0))
                        chance += solved.Propose(round, proposer, alternative) * solved.Consent(round, proposer, alternative);
                }
            }
        }
        return chance;
    }

    private static Game Renamed(Game game, int[] order) => game with
    {
        Seats = [.. order.Select(party => game.Seats[party])],
        Rules = game.Rules with
        {
            Rule = game.Rules.Rule switch
            {
                WeightedVotes votes => votes with { Weights = [.. order.Select(party => votes.Weights[party])] },
                Consensus consensus => new Consensus([.. order.Select(party => consensus.Members[party])]),
                var rule => rule,
            },
        },
    };
}
