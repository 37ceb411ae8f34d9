using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AgentSim.Simulation.Bargaining;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

public sealed class KernelTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void It_says_what_the_definition_says() =>
        RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules)).Sample(game => Agrees(game, Tolerance), iter: 500);

    [Fact]
    public void It_says_what_the_definition_says_at_infinite_precision() =>
        RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules, Gen.Const(double.PositiveInfinity))).Sample(
            game => Agrees(game, Tolerance), iter: 250);

    [Fact]
    public void It_says_what_the_definition_says_at_any_finite_precision() =>
        // The rounding of a gain counts as often as the precision.
        RandomGames.Rules.SelectMany(rules => RandomGames.Under(rules, Gen.Double[500, 5000])).Sample(game => Agrees(game, 1e-9), iter: 250);

    [Fact]
    public void A_lane_has_the_same_bits_at_any_place_among_any_neighbours() => (
        from rules in RandomGames.Rules
        from games in RandomGames.Under(rules, Precision).Array[1, 20]
        from others in RandomGames.Under(rules, Precision).Array[0, 10]
        select (games, others)).Sample(sample =>
    {
        using var together = new Solved(sample.games);
        using var behind = new Solved([.. sample.others, .. sample.games]);
        for (var lane = 0; lane < sample.games.Length; lane++)
        {
            using var alone = Solved.One(sample.games[lane]);
            var bits = alone.Numbers(0).Select(BitConverter.DoubleToInt64Bits).ToArray();
            Assert.Equal(bits, together.Numbers(lane).Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(bits, behind.Numbers(sample.others.Length + lane).Select(BitConverter.DoubleToInt64Bits));
        }
    }, iter: 100);

    [Fact]
    public void The_bits_are_the_approved_ones()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var precision in new[] { 0, 36.0, 5000, double.PositiveInfinity })
        {
            foreach (var rule in new VotingRule[] { new Unanimity(), new Quota(2) })
            {
                using var solved = new Solved([.. Enumerable.Range(0, 50).Select(lane => Rotation(rule, precision, lane))]);
                for (var lane = 0; lane < 50; lane++)
                    digest.AppendData(MemoryMarshal.AsBytes<double>(solved.Numbers(lane).ToArray()));
            }
        }
        Assert.Equal("7F0BAB03A31C621A40EBA4098B402610", Convert.ToHexString(digest.GetHashAndReset())[..32]);
    }

    [Fact]
    public void A_session_too_large_for_the_stack_is_solved_alike()
    {
        var gains = Enumerable.Range(0, 1500).Select(alternative => alternative / 1500.0).ToArray();
        var game = Game.Of(Game.Ultimatum, new Seat([.. gains.Select(gain => 1 - gain)], 9), new Seat(gains, 9));
        Agrees(game, Tolerance);
    }

    [Fact]
    public void Finite_and_infinite_precision_do_not_mix()
    {
        var game = Game.Of(Game.Usual, new Seat([0.5], 36), new Seat([0.5], double.PositiveInfinity));
        var fine = Game.Of(Game.Usual, new Seat([0.5], 36), new Seat([0.5], 12));
        var fault = Assert.Throws<ArgumentException>(() => new Solved([fine, game]));
        Assert.Equal("In lane 1 the precisions are 36, Infinity; they must be all finite or all infinite. (Parameter 'columns')", fault.Message);
    }

    [Fact]
    public void Where_votes_are_counted_nobody_can_have_an_outside_option()
    {
        var game = Game.Of(Game.Usual with { Rule = new Quota(1) }, new Seat([0.5], 36), new Seat([0.5], 36) { OutsideOption = 0.1 });
        var fault = Assert.Throws<ArgumentException>(() => Solved.One(game));
        Assert.Equal("There are outside options, but votes are counted; they need unanimity or consensus. (Parameter 'columns')", fault.Message);
    }

    [Fact]
    public void Solving_allocates_nothing()
    {
        using var solved = Solved.One(Game.Of(Game.Usual, new Seat([0.5, 0.2], 36), new Seat([-0.1, 0.2], 36)));
        var game = new AlternatingOffers(solved.Rules);
        game.Solve(solved.Columns, 1, [solved.Strategy], solved.Outlook);
        var before = GC.GetAllocatedBytesForCurrentThread();
        game.Solve(solved.Columns, 1, [solved.Strategy], solved.Outlook);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Of every kind, so that neighbours are solved in other ways; all parties of a lane have the same.</summary>
    private static Gen<double> Precision { get; } = Gen.OneOf(Gen.Double[0, 120], Gen.Double[500, 5000]);

    /// <summary>A game without a generator: gains from an irrational rotation.</summary>
    private static Game Rotation(VotingRule rule, double precision, int lane)
    {
        double Share(int number) => (31 * lane + number) * 0.6180339887498949 % 1;
        Seat Seat(int party) => new([.. Enumerable.Range(0, 5).Select(alternative => Share(5 * party + alternative) - 0.5)], precision)
        {
            Patience = 0.9,
            ConsentCost = 0.1,
            RecognitionWeight = Share(20 + party),
            OutsideOption = rule is Unanimity && party == 0 && lane % 3 == 0 ? 0.1 : double.NegativeInfinity,
        };
        return Game.Of(Game.Usual with { Rule = rule, BreakdownRisk = 0.1 }, Seat(0), Seat(1), Seat(2));
    }

    private static void Agrees(Game game, double tolerance)
    {
        var expected = Reference.Solve(game);
        for (var self = 0; self < game.Rules.Parties; self++)
        {
            using var solved = Solved.One(game, self);
            for (var round = 0; round < game.Rules.Rounds; round++)
                AgreesIn(round, expected, solved, tolerance);
            Assert.Equal(expected.Agreement, solved.Agreement(), tolerance);
            if (expected.Agreement > 1e-3)
                Assert.Equal(expected.MeanRound, solved.MeanRound(), 1e3 * tolerance);
        }
    }

    private static void AgreesIn(int round, Reference expected, Solved solved, double tolerance)
    {
        var rules = solved.Rules;
        for (var party = 0; party < rules.Parties; party++)
        {
            Assert.Equal(expected.Continuation[round][party], solved.Continuation(round, party), tolerance);
            Assert.Equal(expected.Value[round][party], solved.Value(round, party), tolerance);
            for (var move = 0; rules.MayPropose(round, party) && move <= rules.Alternatives; move++)
            {
                Assert.Equal(expected.Propose[round][party][move], solved.Propose(round, party, move), tolerance);
                if (move == rules.Pass)
                    continue;
                Assert.Equal(expected.Consent[round][party][move], solved.Consent(round, party, move), tolerance);
                if (party == solved.Strategy.Self)
                    Assert.Equal(expected.Worth[round][party][move], solved.Worth(round, move), tolerance);
            }
        }
    }
}
