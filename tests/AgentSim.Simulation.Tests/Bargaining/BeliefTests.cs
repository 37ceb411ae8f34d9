using AgentSim.Simulation.Bargaining;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

public sealed unsafe class BeliefTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Nodes_have_the_moments_of_a_normal_distribution(int count)
    {
        double[] moments = [1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395, 0];
        var nodes = BiasNodes.Normal(count);
        for (var power = 0; power < 2 * count; power++)
        {
            var moment = nodes.Values.Zip(nodes.Weights, (value, weight) => weight * Math.Pow(value, power)).Sum();
            Assert.Equal(moments[power], moment, 1e-12 * Math.Max(1, moments[power]));
        }
    }

    [Fact]
    public void Refusals_make_a_tough_type_more_probable()
    {
        // Published: a responder with reservation .55 (probability .3) or .35, precision 10, refuses offers of .4, .45 and .5.
        double[] expected = [0.3, 0.48135011770201835, 0.7161341710347394, 0.8959210117800368];
        using var belief = Of(new BiasNodes([-1, 1], [0.7, 0.3]), 0.1);
        Assert.Equal(expected[0], belief.Weight(0, 1), 1e-9);
        for (var offer = 0; offer < 3; offer++)
        {
            // Going on is worth .35 to it, agreeing costs .1, and the types differ by .1 either way.
            belief.Observe(0, false, 0.4 + 0.05 * offer, 0.35, 0.1, 10);
            Assert.Equal(expected[offer + 1], belief.Weight(0, 1), 1e-9);
            Assert.Equal(0.1 * (2 * expected[offer + 1] - 1), belief.Means[0], 1e-9);
        }
    }

    [Fact]
    public void The_order_of_answers_does_not_matter() =>
        Gen.Select(Gen.Double[-0.5, 0.5], Gen.Bool).Array[1, 6].Sample(answers =>
        {
            using var forwards = Of(BiasNodes.Normal(5), 0.2);
            using var backwards = Of(BiasNodes.Normal(5), 0.2);
            foreach (var (gain, accepted) in answers)
                forwards.Observe(0, accepted, gain, 0.05, 0.1, 36);
            foreach (var (gain, accepted) in answers.Reverse())
                backwards.Observe(0, accepted, gain, 0.05, 0.1, 36);
            Assert.Equal(forwards.Means[0], backwards.Means[0], 1e-12);
        });

    [Fact]
    public void A_signal_is_believed_as_far_as_true_gains_are_wide()
    {
        // Normal bias and normal gains: the expected bias is its variance's share of the signal.
        using var belief = Of(BiasNodes.Normal(7), 0.1);
        belief.Hear(0, 0.06, 0.2);
        Assert.Equal(0.06 * 0.01 / (0.01 + 0.04), belief.Means[0], 1e-5);
    }

    [Fact]
    public void Without_noise_nothing_is_believed_and_nothing_learnt() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Bool, Gen.Double[0, 1000]).Array[1, 8].Sample(answers =>
        {
            using var belief = Of(BiasNodes.Normal(5), 0);
            belief.Hear(0, answers[0].Item1, 0.3);
            foreach (var (gain, accepted, precision) in answers)
                belief.Observe(0, accepted, gain, 0, 0, precision);
            Assert.Equal(0, belief.Means[0]);
            Assert.Equal(BiasNodes.Normal(5).Weights, Enumerable.Range(0, 5).Select(node => belief.Weight(0, node)));
        });

    [Fact]
    public void Weights_stay_a_distribution_whatever_is_seen() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Bool, Gen.OneOf(Gen.Double[0, 5000], Gen.Const(double.PositiveInfinity))).Array[1, 20].Sample(answers =>
        {
            using var belief = Of(BiasNodes.Normal(6), 0.2);
            foreach (var (gain, accepted, precision) in answers)
            {
                belief.Observe(0, accepted, gain, 0, 0.1, precision);
                belief.Hear(0, gain, 0.01);
                Assert.Equal(1, Enumerable.Range(0, 6).Sum(node => belief.Weight(0, node)), 1e-12);
            }
        });

    [Fact]
    public void What_is_seen_in_one_lane_changes_no_other()
    {
        using var belief = new Belief(3);
        double[] noise = [0.1, 0.1, 0.3];
        fixed (double* column = noise)
            belief.Start(column, 3);
        belief.Observe(1, false, 0.1, 0, 0, 36);
        Assert.Equal(0, belief.Means[0], 1e-15);
        Assert.Equal(0, belief.Means[2], 1e-15);
        Assert.True(belief.Means[1] > 0.01);
        fixed (double* column = noise)
            belief.Start(column, 3);
        Assert.Equal(0, belief.Means[1], 1e-15);
    }

    private static Belief Of(BiasNodes nodes, double noise)
    {
        var belief = new Belief(1, nodes);
        belief.Start(&noise, 1);
        return belief;
    }
}
