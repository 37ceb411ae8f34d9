using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Chance;
using NormalQuantile = AgentSim.Simulation.Chance.Quantiles;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Tests.Statistics;

/// <summary>A nested normal model whose truth is known: a value is the effect of its sample and, in each replication, chance.</summary>
public class NestedModelTests
{
    private const int Experiments = 1000;
    private const int Times = 999;

    /// <summary>The standard error of a coverage of 95 per cent over 1,000 experiments is 0.7 per cent, of a mean standard error well below 1 per cent.</summary>
    [Theory]
    [InlineData(10, 4, 1, 1)]
    [InlineData(20, 4, 0.2, 1)]
    [InlineData(30, 2, 0, 1)]
    [InlineData(50, 3, 1, 0.5)]
    public void Intervals_of_a_mean_hold_it_as_often_as_they_say_and_its_standard_error_is_right(int samples, int replications, double parameters, double chance)
    {
        var truth = Math.Sqrt(((parameters * parameters) + (chance * chance / replications)) / samples);
        var found = Of(samples, replications, parameters, chance, groups => ClusterBootstrap.OfMean(groups, 0.95, new(Times, 1)), 0);
        Assert.InRange(found.Coverage, 0.93, 0.97);
        Assert.InRange(found.StandardError / truth, 0.97, 1.03);
    }

    [Fact]
    public void Intervals_of_a_median_and_its_standard_error_are_right_too()
    {
        var found = Of(60, 4, 1, 1, groups => ClusterBootstrap.Of(groups, Bootstrap.Median, 0.95, new(399, 1)), 0);
        Assert.InRange(found.Coverage, 0.92, 0.975);
        Assert.InRange(found.StandardError / found.Spread, 0.93, 1.12); // a bootstrap of medians errs upwards while samples are few
    }

    [Fact]
    public void A_mean_has_the_same_interval_as_any_statistic_would()
    {
        var groups = Draw(7, 40, 3, 1, 1);
        var (mean, any) = (ClusterBootstrap.OfMean(groups, 0.95, new(Times, 3)), ClusterBootstrap.Of(groups, Bootstrap.Mean, 0.95, new(Times, 3)));
        Assert.Equal(any.Interval.Low, mean.Interval.Low, 1e-12);
        Assert.Equal(any.Interval.High, mean.Interval.High, 1e-12);
        Assert.Equal(any.StandardError, mean.StandardError, 0.05 * mean.StandardError);
    }

    [Fact]
    public void Very_many_samples_are_drawn_as_runs_of_neighbours_without_their_error_changing()
    {
        var groups = Draw(1, 3 * ClusterBootstrap.MostUnits, 1, 1, 1);
        var mean = ClusterBootstrap.OfMean(groups, 0.95, new(Times, 3));
        Assert.Equal(2 * 1.96 * mean.StandardError, mean.Interval.High - mean.Interval.Low, 0.1 * mean.StandardError * 4);
    }

    private static (double Coverage, double StandardError, double Spread) Of(int samples, int replications, double parameters, double chance, Func<Groups, Estimate> estimate, double truth)
    {
        var found = Enumerable.Range(0, Experiments).Select(experiment => estimate(Draw(experiment, samples, replications, parameters, chance))).ToArray();
        return (
            found.Count(one => one.Interval.Contains(truth)) / (double)Experiments,
            Math.Sqrt(found.Average(one => one.StandardError * one.StandardError)), Moments.Of([.. found.Select(one => one.Value)]).Deviation);
    }

    private static Groups Draw(int experiment, int samples, int replications, double parameters, double chance) => new(Enumerable.Range(0, samples).Select(sample =>
    {
        var effect = parameters * Normal("effect", experiment, sample, 0);
        return Enumerable.Range(0, replications).Select(replication => effect + (chance * Normal("chance", experiment, sample, replication))).ToArray();
    }));

    private static double Normal(string stream, int experiment, int sample, int replication) =>
        NormalQuantile.Normal(new Draws(17).Uniform(Stream.Named(stream), (uint)sample, (uint)replication, 0, (uint)experiment));
}
