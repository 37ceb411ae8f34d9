using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Chance;
using CsCheck;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Tests.Statistics;

public class BootstrapTests
{
    private static readonly double[] Values = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213];
    private static readonly Resampling TenThousand = new(10_000, 0);

    /// <summary>R's boot with a million resamples, as in SciPy's tests.</summary>
    [Theory]
    [InlineData(nameof(BootstrapMethod.Basic), 23.77, 79.12)]
    [InlineData(nameof(BootstrapMethod.Percentile), 28.86, 84.21)]
    [InlineData(nameof(BootstrapMethod.Bca), 32.31, 91.43)]
    public void Intervals_of_a_mean_are_those_of_R(string method, double low, double high)
    {
        var estimate = Bootstrap.Of(Values, Bootstrap.Mean, Enum.Parse<BootstrapMethod>(method), 0.95, new(100_000, 7));
        Assert.Equal(low, estimate.Interval.Low, 0.01 * low);
        Assert.Equal(high, estimate.Interval.High, 0.01 * high);
        Assert.Equal(14.2368, estimate.StandardError, 0.1); // the deviation dividing by 16, divided by 4
    }

    /// <summary>SciPy 1.10.1, tests of <c>bootstrap</c>; the second from the R package bcaboot.</summary>
    [Fact]
    public void Accelerations_are_those_of_SciPy()
    {
        Assert.Equal(0.061528869612594045, new BootstrapDistribution(0, [], [Bootstrap.LeavingOut(Values, Bootstrap.Mean)]).Acceleration(), 1e-12);
        double[] y = [10, 27, 31, 40, 46, 50, 52, 104, 146];
        double[] z = [16, 23, 38, 94, 99, 141, 197];
        var leftOut = Bootstrap.LeavingOut(z, y, (a, b) => Bootstrap.Mean(a) - Bootstrap.Mean(b));
        Assert.Equal(0.011008228344026734, new BootstrapDistribution(0, [], leftOut).Acceleration(), 1e-12);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        Estimate With(ulong seed) => Bootstrap.Of(Values, Bootstrap.Median, BootstrapMethod.Bca, 0.9, new(500, seed));
        Assert.Equal(With(0), With(0));
        Assert.NotEqual(With(0).StandardError, With(1).StandardError);
    }

    [Fact]
    public void More_resamples_leave_the_first_ones_as_they_were()
    {
        var seen = new List<double>();
        Bootstrap.Of(Values, values => Keep(seen, values), BootstrapMethod.Percentile, 0.9, new(5, 3));
        var more = new List<double>();
        Bootstrap.Of(Values, values => Keep(more, values), BootstrapMethod.Percentile, 0.9, new(50, 3));
        Assert.Equal(seen[..5], more[..5]);
    }

    /// <summary>200 exponential samples of 30: the interval should hold the mean, 1, in 95 per cent of cases; the standard error of the count is 1.5 per cent.</summary>
    [Fact]
    public void A_BCa_interval_holds_the_mean_of_skewed_values_nearly_as_often_as_it_says()
    {
        var held = Enumerable.Range(0, 200).Count(experiment => Bootstrap.Of(
            Exponentials(experiment, 30), Bootstrap.Mean, BootstrapMethod.Bca, 0.95, new(1000, 11)).Interval.Contains(1));
        Assert.InRange(held, 178, 198);
    }

    [Fact]
    public void Replications_of_a_sample_are_not_taken_for_independent()
    {
        // Fifty samples with effects, ten replications with little chance: the mean is as uncertain as that of fifty values.
        var effects = Exponentials(1, 50);
        double[] values = [.. effects.SelectMany((effect, i) => Exponentials(100 + i, 10).Select(chance => effect + (0.01 * chance)))];
        var samples = Groups.BySample(values, 10);
        var clustered = ClusterBootstrap.Of(samples, Bootstrap.Mean, 0.95, TenThousand);
        var naive = Bootstrap.Of(values, Bootstrap.Mean, BootstrapMethod.Percentile, 0.95, TenThousand);
        Assert.Equal(MonteCarloError.OfMean(samples, 0.95).StandardError, clustered.StandardError, 0.03 * clustered.StandardError);
        Assert.Equal(Math.Sqrt(10) * naive.StandardError, clustered.StandardError, 0.05 * clustered.StandardError);
    }

    [Fact]
    public void Values_near_the_smallest_numbers_have_an_interval_too()
    {
        var interval = Bootstrap.Of([1e-120, 3e-120, 2e-120, 9e-120], Bootstrap.Mean, BootstrapMethod.Bca, 0.9, new(200, 0)).Interval;
        Assert.InRange(interval.Low, 1e-120, interval.High);
    }

    [Fact]
    public void A_constant_has_an_interval_of_no_width() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Enum<BootstrapMethod>()).Sample((value, method) =>
        {
            var interval = Bootstrap.Of([value, value, value], Bootstrap.Median, method, 0.9, new(20, 0)).Interval;
            Validation.Same([value, value], [interval.Low, interval.High]);
        });

    [Fact]
    public void Two_groups_are_drawn_each_from_itself()
    {
        var estimate = Bootstrap.OfTwo([1, 2, 3], [11, 12, 13], (a, b) => Bootstrap.Mean(b) - Bootstrap.Mean(a), BootstrapMethod.Bca, 0.99, TenThousand);
        Assert.Equal(10, estimate.Value, 1e-12);
        Assert.InRange(estimate.Interval.Low, 8, 10);
        Assert.InRange(estimate.Interval.High, 10, 12);
    }

    [Fact]
    public void Drawn_permutations_come_near_to_all_of_them()
    {
        double[] x = [5.1, 7.4, 6.2, 8.8, 9.1, 7.7];
        double[] y = [4.9, 5.5, 6.1, 3.8, 7.0, 5.2];
        TwoSampleStatistic difference = (a, b) => Bootstrap.Mean(a) - Bootstrap.Mean(b);
        var all = PermutationTest.OfTwo(x, y, difference, Alternative.TwoSided, new(924, 0));
        var drawn = PermutationTest.OfTwo(x, y, difference, Alternative.TwoSided, new(923, 0));
        Assert.NotEqual(all.PValue, drawn.PValue);
        Assert.Equal(all.PValue, drawn.PValue, 0.015);
        Assert.Equal(all.Statistic, drawn.Statistic);
    }

    private static double Keep(List<double> seen, ReadOnlySpan<double> values)
    {
        seen.Add(Bootstrap.Mean(values));
        return seen[^1];
    }

    private static double[] Exponentials(int experiment, int count)
    {
        var draws = new Draws(5);
        return [.. Enumerable.Range(0, count).Select(i => -AgentSim.Simulation.Columns.Lanes.Log(draws.Uniform(Stream.Named("test"), (uint)i, (uint)experiment, 0, 0)))];
    }
}
