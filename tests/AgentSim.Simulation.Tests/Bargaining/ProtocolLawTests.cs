using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>What holds of every protocol, on games drawn at random.</summary>
public sealed unsafe class ProtocolLawTests
{
    private static readonly Gen<Game> Games =
        from protocol in Gen.Enum<Protocol>()
        from drawn in RandomGames.Rules
        let parties = protocol == Protocol.WarOfAttrition ? 2 : Math.Max(2, drawn.Parties)
        from rule in RandomGames.Rule(parties)
        from game in RandomGames.Under(
            drawn with
            {
                Protocol = protocol,
                Parties = parties,
                Rule = rule,
                Rounds = IsOnce(protocol) ? 1 : drawn.Rounds,
                Recognition = protocol == Protocol.BaronFerejohn ? Recognition.Random : drawn.Recognition,
                MayPass = protocol != Protocol.Ultimatum && drawn.MayPass,
            },
            Gen.Double[5, 60])
        from places in Gen.Double[0, 1].Array[drawn.Alternatives + 1]
        select game with { Line = places, Seats = [.. game.Seats.Select(seat => seat with { OutsideOption = double.NegativeInfinity })] };

    [Fact]
    public void What_is_proposed_and_accepted_has_chances_that_sum_to_1() => Games.Sample(game =>
    {
        for (var self = 0; self < game.Rules.Parties; self++)
        {
            if (!game.Rules.MayPropose(0, self)) continue;
            using var solved = Solved.One(game, self);
            var chances = Chances(game, solved);
            Assert.All(chances, chance => Assert.InRange(chance, 0, 1));
            Assert.Equal(game.BaseWeights.Any(weight => weight > 0) || game.Rules.MayPass ? 1 : 0, chances.Sum(), 1e-9);
            for (var alternative = 0; alternative < game.Rules.Alternatives; alternative++) Assert.InRange(Accepts(solved, alternative), 0, 1);
        }
    }, iter: 400);

    [Fact]
    public void Renaming_the_parties_changes_nothing() => Games.Where(game => game.Rules.Recognition == Recognition.Random && game.Rules.Protocol != Protocol.Spatial).SelectMany(
        game => Gen.Shuffle(Enumerable.Range(0, game.Rules.Parties).ToArray()), (game, order) => (game, order)).Sample(sample =>
    {
        var (game, order) = sample;
        var renamed = game with { Rules = game.Rules with { Rule = Renamed(game.Rules.Rule, order) }, Seats = [.. order.Select(party => game.Seats[party])] };
        using var solved = Solved.One(game);
        using var again = Solved.One(renamed, Array.IndexOf(order, 0));
        foreach (var (one, other) in Chances(game, solved).Zip(Chances(renamed, again))) Assert.Equal(one, other, 1e-6);
        for (var alternative = 0; alternative < game.Rules.Alternatives; alternative++) Assert.Equal(Accepts(solved, alternative), Accepts(again, alternative), 1e-6);
    }, iter: 400);

    [Fact]
    public void Nobody_who_may_pass_is_sure_to_propose_what_it_would_lose_by() => Games.Where(game => IsOnce(game.Rules.Protocol) && game.Rules.Protocol != Protocol.Ultimatum).Sample(game =>
    {
        var sharp = game with { Rules = game.Rules with { MayPass = true }, Seats = [.. game.Seats.Select(seat => seat with { Precision = 5000 })] };
        using var solved = Solved.One(sharp);
        var chances = Chances(sharp, solved);
        for (var alternative = 0; alternative < sharp.Rules.Alternatives; alternative++)
        {
            // A lottery may have outcomes by which one loses: what counts is what one expects of it.
            var gain = sharp.Rules.Protocol == Protocol.NashLotteries && !double.IsNaN(solved.Strategy.Expected[0]) ? solved.Strategy.Expected[0] : sharp.Seats[0].Gains[alternative];
            if (gain < sharp.Seats[0].Breakdown - 0.01) Assert.True(chances[alternative] < 1e-9, $"{sharp.Rules.Protocol} proposes {alternative} with {chances[alternative]}");
        }
    }, iter: 400);

    [Fact]
    public void No_lottery_gains_all_more_than_the_one_that_is_proposed() => Games.Where(game => game.Rules.Protocol == Protocol.NashLotteries).Sample(game =>
    {
        using var solved = Solved.One(game);
        if (double.IsNaN(solved.Strategy.Expected[0])) return;
        var expected = Enumerable.Range(0, game.Rules.Parties).Select(party => Expected(game, party)).ToArray();
        // Weighted by what each has: an alternative that added more than 1 would make the product larger.
        var all = game.Seats.Sum(seat => seat.RecognitionWeight);
        for (var alternative = 0; alternative < game.Rules.Alternatives; alternative++)
        {
            if (game.BaseWeights[alternative] <= 0) continue;
            var adds = game.Seats.Select((seat, party) => seat.RecognitionWeight / all * (seat.Gains[alternative] - seat.Breakdown) / (expected[party] - seat.Breakdown)).Sum();
            Assert.InRange(adds, double.NegativeInfinity, 1 + 1e-8);
        }

        static double Expected(Game game, int party)
        {
            using var own = Solved.One(game, party);
            return own.Strategy.Expected[0];
        }
    }, iter: 200);

    private static bool IsOnce(Protocol protocol) => protocol is Protocol.Ultimatum or Protocol.Nash or Protocol.NashLotteries or Protocol.KalaiSmorodinsky or Protocol.Egalitarian or Protocol.Spatial;

    private static VotingRule Renamed(VotingRule rule, int[] order) => rule switch
    {
        WeightedVotes votes => new WeightedVotes(votes.Quota, [.. order.Select(party => votes.Weights[party])]),
        Consensus consensus => new Consensus([.. order.Select(party => consensus.Members[party])]),
        _ => rule,
    };

    /// <summary>With what chances the negotiator proposes each alternative in the first round, and passes: the logit choice that moves are drawn by.</summary>
    private static double[] Chances(Game game, Solved solved)
    {
        if (!game.Rules.MayPropose(0, solved.Strategy.Self)) return [1];
        var seat = game.Seats[solved.Strategy.Self];
        var worths = Enumerable.Range(0, game.Rules.Alternatives).Select(alternative => solved.Worth(0, alternative)).Append(solved.Continuation(0, solved.Strategy.Self)).ToArray();
        Assert.All(worths, worth => Assert.True(double.IsFinite(worth)));
        double[] weights = [.. game.BaseWeights, game.Rules.MayPass ? 1 : 0];
        var best = worths.Zip(weights).Where(pair => pair.Second > 0).Select(pair => pair.First).DefaultIfEmpty().Max();
        var shares = worths.Zip(weights, (worth, weight) => weight > 0 ? weight * Lanes.Exp(seat.Precision * (worth - best)) : 0).ToArray();
        return shares.Sum() is > 0 and var sum ? [.. shares.Select(share => share / sum)] : shares;
    }

    private static double Accepts(Solved solved, int alternative)
    {
        Span<double> probability = stackalloc double[1];
        Choice.Acceptance(solved.Strategy, solved.Columns, 0, [alternative], 1, probability);
        return probability[0];
    }
}
