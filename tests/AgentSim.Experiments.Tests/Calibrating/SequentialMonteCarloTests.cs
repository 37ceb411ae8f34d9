using AgentSim.Experiments.Calibrating;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Tests.Calibrating;

/// <summary>Models whose posterior is known. Tolerances are three standard errors of 2,000 particles, of which some are the same.</summary>
public sealed class SequentialMonteCarloTests
{
    private const string Time = "time: { start: 2000, end: 2019, period: year }";

    // One observation of mu with known variance: posterior variance 1 / (1 + 1 / 0.25) = 0.2, mean 1 / 1.25 = 0.8.
    private const string Normal = "time: { start: 2000, end: 2000, period: year }\nparameters: { mu: { normal: [0, 1] } }\nshocks: { noise: { normal: [0, 0.5] } }\nmeasures: { y: \"mean(mu + noise)\" }";

    private const string NormalFit = "targets: { y: { measure: y, observed: 1, tolerance: 0.1 } }\nposterior: { particles: 2000, waves: 40, acceptance: 0.01, epsilon: 0.5 }";

    [Fact]
    public async Task A_normal_mean_with_known_variance_gets_its_conjugate_posterior()
    {
        using var fitting = Fitting.Of(Normal, NormalFit);
        var posterior = await fitting.Posterior();
        var moments = Moments.Of(posterior.Of(0));

        TestContext.Current.TestOutputHelper?.WriteLine($"mean {moments.Mean:R}, deviation {moments.Deviation:R}");
        Assert.InRange(moments.Mean, 0.8 - 0.045, 0.8 + 0.045);
        Assert.InRange(moments.Deviation, 0.4472 - 0.03, 0.4472 + 0.03);
        Assert.All(posterior.Distances, distance => Assert.InRange(distance, 0, 0.5));
    }

    [Fact]
    public async Task A_share_gets_its_conjugate_posterior_from_events_that_are_counted()
    {
        using var fitting = Fitting.Of(
            $"{Time}\nparameters: {{ p: {{ beta: [2, 2] }} }}\nshocks: {{ event: {{ hazard: p, per: year }} }}\nmeasures: {{ events: \"total(event)\" }}",
            "targets: { events: { measure: events, observed: 14, tolerance: 1 } }\nposterior: { particles: 2000, waves: 40, acceptance: 0 }");
        var waves = await fitting.Waves();
        var moments = Moments.Of(Posterior.Of(fitting.Calibration, waves[^1]).Of(0));

        // Beta(2 + 14, 2 + 6): mean 16 / 24, variance 16 * 8 / (24^2 * 25).
        TestContext.Current.TestOutputHelper?.WriteLine($"mean {moments.Mean:R}, deviation {moments.Deviation:R}");
        Assert.Equal(0, waves[^1].Epsilon);
        Assert.InRange(moments.Mean, 0.6667 - 0.01, 0.6667 + 0.01);
        Assert.InRange(moments.Deviation, 0.0943 - 0.008, 0.0943 + 0.008);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    public async Task Two_parameters_whose_sum_is_known_are_correlated_as_they_should_be(int replications, int randomSeed)
    {
        using var fitting = Fitting.Of(
            "time: { start: 2000, end: 2000, period: year }\nparameters: { left: { normal: [0, 1] }, right: { normal: [0, 1] } }\nshocks: { noise: { normal: [0, 0.2] } }\nmeasures: { y: \"mean(left + right + noise)\" }",
            $"random_seed: {randomSeed}\ntargets: {{ y: {{ measure: y, observed: 1, tolerance: 0.1 }} }}\nposterior: {{ particles: 2000, replications: {replications}, moves: 3, waves: 40, acceptance: 0.01, epsilon: 0.5 }}");
        var posterior = await fitting.Posterior();
        var (a, b) = (posterior.Of(0), posterior.Of(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"means {Moments.MeanOf(a):R}, {Moments.MeanOf(b):R}, deviation {Moments.Of(a).Deviation:R}, different {posterior.Coordinates.Distinct().Count() / 2}");

        // Of (left, right) given y: means 1 / 2.04, variances 1 - 1 / 2.04, covariance -1 / 2.04.
        Assert.InRange(Moments.MeanOf(a), 0.49 - 0.08, 0.49 + 0.08);
        Assert.InRange(Moments.MeanOf(b), 0.49 - 0.08, 0.49 + 0.08);
        Assert.InRange(Moments.Of(a).Deviation, 0.714 - 0.06, 0.714 + 0.06);
        Assert.InRange(Moments.MeanOf([.. a.Zip(b, (x, y) => (x - 0.49) * (y - 0.49))]), -0.49 - 0.08, -0.49 + 0.08);
    }

    [Fact]
    public async Task Two_hills_both_stay_populated()
    {
        using var fitting = Fitting.Of(
            "time: { start: 2000, end: 2000, period: year }\nparameters: { x: { uniform: [-2, 2] } }\nshocks: { noise: { normal: [0, 0.1] } }\nmeasures: { y: \"mean(x^2 + noise)\" }",
            "targets: { y: { measure: y, observed: 1, tolerance: 0.1 } }\nposterior: { particles: 2000, waves: 40, acceptance: 0.01, epsilon: 1 }");
        var x = (await fitting.Posterior()).Of(0);

        Assert.InRange(x.Count(value => value > 0) / 2000.0, 0.4, 0.6);
        Assert.InRange(Moments.MeanOf([.. x.Select(Math.Abs)]), 0.97, 1.03);
        Assert.All(x, value => Assert.InRange(Math.Abs(value), 0.6, 1.4));
    }

    [Fact]
    public async Task A_calibration_that_goes_on_from_any_wave_ends_with_the_same_bits()
    {
        using var fitting = Fitting.Of(Normal, NormalFit.Replace("2000", "200", StringComparison.Ordinal));
        var waves = await fitting.Waves();
        using var other = Fitting.Of(Normal, NormalFit.Replace("2000", "200", StringComparison.Ordinal));
        var search = new SequentialMonteCarlo(other.Calibration);
        var last = waves[3];
        while (search.WhyDone(last) is null) last = await search.Next(last, other.Play);

        Assert.Equal(waves[^1].Number, last.Number);
        Assert.Equal(waves[^1].Particles.Coordinates, last.Particles.Coordinates);
        Assert.Equal(waves[^1].Particles.Simulated, last.Particles.Simulated);
    }

    [Fact]
    public async Task Distances_fall_from_wave_to_wave_and_weights_sum_to_one()
    {
        using var fitting = Fitting.Of(Normal, NormalFit.Replace("2000", "200", StringComparison.Ordinal));
        var waves = await fitting.Waves();

        Assert.All(waves.Zip(waves.Skip(1)), pair => Assert.True(pair.Second.Epsilon < pair.First.Epsilon));
        Assert.All(waves, wave => Assert.Equal(1, wave.Particles.Weights.Sum(), 1e-12));
        Assert.True(double.IsPositiveInfinity(waves[0].Epsilon));
        Assert.Equal("histories are as near as asked", new SequentialMonteCarlo(fitting.Calibration).WhyDone(waves[^1]));
    }
}
