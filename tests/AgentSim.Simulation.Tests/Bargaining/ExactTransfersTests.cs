using AgentSim.Simulation.Bargaining;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>A pie of 1 between two parties (unless said otherwise), which any payment can divide.</summary>
public sealed unsafe class ExactTransfersTests
{
    private const double Tolerance = 1e-9;

    private static readonly SessionRules Rotating = Game.Usual with { Recognition = Recognition.Rotating };

    [Theory]
    // Rubinstein 1982: x1 = (1 - d2) / (1 - d1 d2).
    [InlineData(0.9, 0.8, 0.7142857142857143)]
    [InlineData(0.95, 0.95, 0.5128205128205131)]
    [InlineData(0.6, 0.99, 0.0246305418719212)]
    public void At_a_long_horizon_the_division_is_Rubinsteins(double first, double second, double share)
    {
        using var plan = Divide(Rotating with { Rounds = 2001 }, Pie(first), Pie(second));
        Assert.Equal(share, plan.Value(0, 0), Tolerance);
        Assert.Equal(1 - share, plan.Value(0, 1), Tolerance);
        Assert.Equal(0, plan.Alternative(0, 0));
        Assert.Equal(share, 0.5 + plan.Payment(0, 0, 0), Tolerance);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.19999999999999996)]
    [InlineData(3, 0.92)]
    [InlineData(4, 0.34399999999999986)]
    [InlineData(5, 0.8624)]
    [InlineData(6, 0.44767999999999986)]
    [InlineData(10, 0.576077312)]
    [InlineData(20, 0.6875435268383966)]
    [InlineData(50, 0.7140919898631317)]
    public void With_finitely_many_rounds_the_last_proposer_has_the_better_end(int rounds, double share)
    {
        using var plan = Divide(Rotating with { Rounds = rounds }, Pie(0.9), Pie(0.8));
        Assert.Equal(share, plan.Value(0, 0), Tolerance);
    }

    [Theory]
    // Binmore, Shaked and Sutton 1989, "deal me out": share2 = max(d2 (1 - d1) / (1 - d1 d2), w2), no splitting of the difference.
    [InlineData(0.9, 0.9, 0.3, 0.4736842105263158)]
    [InlineData(0.9, 0.9, 0.47, 0.4736842105263158)]
    [InlineData(0.9, 0.9, 0.6, 0.6)]
    [InlineData(0.9, 0.8, 0.5, 0.5)]
    public void An_outside_option_counts_only_if_it_is_better_than_the_deal(double first, double second, double option, double share)
    {
        using var plan = Divide(Rotating with { Rounds = 2001 }, Pie(first), Pie(second) with { OutsideOption = option });
        Assert.Equal(share, plan.Value(0, 1), Tolerance);
        Assert.Equal(1 - share, plan.Value(0, 0), Tolerance);
    }

    [Theory]
    // Binmore, Rubinstein and Wolinsky 1986: x1 = (1 - b2 + (1 - p) b1) / (2 - p), which goes to Nash's .55 as p goes to 0.
    [InlineData(0.5, 0.6666666666666666)]
    [InlineData(0.1, 0.568421052631579)]
    [InlineData(0.01, 0.5517587939698493)]
    public void A_risk_of_breakdown_divides_by_what_breakdown_brings(double risk, double share)
    {
        using var plan = Divide(
            Rotating with { Rounds = 4001, BreakdownRisk = risk }, Pie(1) with { Breakdown = 0.2 }, Pie(1) with { Breakdown = 0.1 });
        Assert.Equal(share, plan.Value(0, 0), Tolerance);
    }

    [Fact]
    public void Random_recognition_is_another_game()
    {
        // V1 = 1/2 (1 - d2 V2) + 1/2 d1 V1 and V1 + V2 = 1, with discounts .9 and .8.
        using var plan = Divide(Game.Usual with { Rounds = 2001 }, Pie(0.9), Pie(0.8));
        Assert.Equal(2.0 / 3, plan.Value(0, 0), Tolerance);
        Assert.Equal(11.0 / 15, 0.5 + plan.Payment(0, 0, 0), Tolerance);
    }

    [Fact]
    public void The_largest_sum_of_gains_is_agreed_on_and_payments_sum_to_0() =>
        Gen.Double[-1, 1].Array[4].Array[3].Sample(gains =>
        {
            using var plan = Divide(Game.Usual, [.. gains.Select(row => new Seat(row, double.PositiveInfinity) { Patience = 0.9 })]);
            var sums = Enumerable.Range(0, 4).Select(alternative => gains.Sum(row => row[alternative])).ToArray();
            var best = Array.IndexOf(sums, sums.Max());
            if (Math.Abs(sums[best]) < 1e-6 || sums.Count(sum => sum > sums[best] - 1e-6) > 1)
                return;
            for (var proposer = 0; proposer < 3; proposer++)
            {
                Assert.Equal(sums[best] > 0 ? best : 4, plan.Alternative(0, proposer));
                Assert.Equal(0, Enumerable.Range(0, 3).Sum(party => plan.Payment(0, proposer, party)), 1e-12);
            }
        });

    [Fact]
    public void Who_is_outside_a_consensus_is_neither_asked_nor_paid()
    {
        Seat Seat(double gain) => new([gain], double.PositiveInfinity);
        using var plan = Divide(Game.Ultimatum with { Rule = new Consensus([true, true, false]) }, Seat(1), Seat(-0.25), Seat(-3));
        Assert.Equal(
            (0, -0.25, 0.25, 0), (plan.Alternative(0, 0), plan.Payment(0, 0, 0), plan.Payment(0, 0, 1), plan.Payment(0, 0, 2)));
        Assert.Equal((0.75, 0, -3), (plan.Value(0, 0), plan.Value(0, 1), plan.Value(0, 2)));
    }

    [Fact]
    public void A_cost_of_consent_is_paid_for()
    {
        using var plan = Divide(Game.Ultimatum, Pie(1), Pie(1) with { ConsentCost = 0.1, Breakdown = 0.2 });
        Assert.Equal(0.3, 0.5 + plan.Payment(0, 0, 1), 1e-15);
    }

    [Fact]
    public void What_the_bound_does_not_allow_to_be_paid_is_not_agreed_on()
    {
        using var plan = new Plan(Game.Of(Game.Ultimatum, new Seat([1.0], 1), new Seat([-0.25], 1)), 0.2);
        Assert.Equal(1, plan.Alternative(0, 0));
        Assert.Equal((0, 0), (plan.Value(0, 0), plan.Value(0, 1)));
    }

    [Fact]
    public void Who_must_make_an_offer_can_only_drive_out_whom_it_cannot_satisfy()
    {
        using var plan = Divide(
            Game.Ultimatum, Pie(1) with { Breakdown = -0.5 }, Pie(1) with { OutsideOption = 2 });
        Assert.Equal((1, -0.5, 2), (plan.Alternative(0, 0), plan.Value(0, 0), plan.Value(0, 1)));
    }

    [Fact]
    public void Counted_votes_are_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => Divide(Game.Usual with { Rule = new Quota(2) }, Pie(1), Pie(1)));
        Assert.Equal("Votes are counted; exact side payments need unanimity or consensus. (Parameter 'rules')", fault.Message);
    }

    /// <summary>Half a pie each, from which payments lead to any division.</summary>
    private static Seat Pie(double patience) => new([0.5], double.PositiveInfinity) { Patience = patience };

    private static Plan Divide(SessionRules rules, params Seat[] seats) => new(Game.Of(rules, seats), 100);

    private sealed class Plan : IDisposable
    {
        private readonly Table table;
        private readonly TransferPlan plan;

        public Plan(Game game, double mostPayment)
        {
            // The columns are those of any solution; its strategy is not looked at.
            using var solved = Solved.One(game with { Rules = game.Rules with { Rounds = 1, Rule = new Unanimity() } });
            table = new(TransferPlan.Columns(game.Rules), 1);
            plan = new(game.Rules, table.Columns);
            ExactTransfers.Solve(game.Rules, solved.Columns, mostPayment, 1, plan);
        }

        public int Alternative(int round, int proposer) => (int)plan.Alternative(round, proposer)[0];

        public double Payment(int round, int proposer, int party) => plan.Payment(round, proposer, party)[0];

        public double Value(int round, int party) => plan.Value(round, party)[0];

        public void Dispose() => table.Dispose();
    }
}
