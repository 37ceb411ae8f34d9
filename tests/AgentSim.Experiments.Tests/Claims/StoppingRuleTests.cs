using AgentSim.Experiments.Claims;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Tests.Claims;

public class StoppingRuleTests
{
    private static readonly Outcome Mean = new MeanOf("m", null);

    [Fact]
    public void It_is_met_once_the_interval_is_as_narrow_as_asked_and_not_before()
    {
        // The half width of the mean of n uniform draws is about 1.96 * sqrt(1 / 12 / n): 0.05 at 128.
        var histories = new MadeUpHistories(1, 400, 1, (_, _, sample, _) => Uniform(sample, 0));
        var rule = new StoppingRule(Mean, 0.05, 0.95, 10, 10);
        var first = Enumerable.Range(2, 399).First(samples => rule.IsMet(histories, "a", 0, samples));
        Assert.InRange(first, 100, 160);
        Assert.All(Enumerable.Range(180, 220), samples => Assert.True(rule.IsMet(histories, "a", 0, samples)));
    }

    [Fact]
    public void It_looks_at_the_first_samples_of_its_own_design_point_and_arm_only()
    {
        var (rule, seen) = (new StoppingRule(Mean, 0.05, 0.95, 10, 10), 300);
        var plain = new MadeUpHistories(2, 400, 2, (_, _, sample, replication) => Uniform(sample, replication));
        var spoilt = new MadeUpHistories(2, 400, 2, (arm, point, sample, replication) =>
            arm == "a" && point == 1 && sample < seen ? Uniform(sample, replication) : 1000 * Uniform(sample, replication));
        Assert.All(new[] { 20, 60, 100, 300 }, samples => Assert.Equal(rule.IsMet(plain, "a", 1, samples), rule.IsMet(spoilt, "a", 1, samples)));
        Assert.True(rule.IsMet(spoilt, "a", 1, seen));
        Assert.False(rule.IsMet(spoilt, "a", 1, seen + 50));
        Assert.False(rule.IsMet(spoilt, "a", 0, seen));
        Assert.False(rule.IsMet(spoilt, "b", 1, seen));
    }

    [Fact]
    public void Replications_count_for_no_more_than_their_sample()
    {
        var (rule, copies) = (new StoppingRule(Mean, 0.05, 0.95, 10, 10), new MadeUpHistories(1, 50, 40, (_, _, sample, _) => Uniform(sample, 0)));
        Assert.False(rule.IsMet(copies, "a", 0, 50));
    }

    [Fact]
    public void What_is_no_mean_is_resampled_and_what_failed_does_not_count()
    {
        var rule = new StoppingRule(new QuantileOf("m", 0.5), 0.1, 0.95, 10, 10);
        var histories = new MadeUpHistories(1, 400, 1, (_, _, sample, _) => Uniform(sample, 0));
        Assert.Equal((false, true), (rule.IsMet(histories, "a", 0, 20), rule.IsMet(histories, "a", 0, 400)));
        Assert.False(rule.IsMet(new MadeUpHistories(1, 400, 1, (_, _, sample, _) => sample == 3 ? 1 : double.NaN), "a", 0, 400));
    }

    private static double Uniform(int sample, int replication) => new Draws(5).Uniform(Stream.Named("m"), (uint)sample, (uint)replication, 0, 0);
}
