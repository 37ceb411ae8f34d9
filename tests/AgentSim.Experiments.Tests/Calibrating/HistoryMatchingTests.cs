using System.Collections.Immutable;
using AgentSim.Experiments.Calibrating;

namespace AgentSim.Experiments.Tests.Calibrating;

public sealed class HistoryMatchingTests
{
    private const string Model =
        "time: { start: 2000, end: 2000, period: year }\nparameters: { mu: { normal: [0, 1] }, idle: { uniform: [0, 1] } }\nshocks: { noise: { normal: [0, 0.1] } }\nmeasures: { y: \"mean(2*mu + noise)\", square: \"mean(mu^2)\" }";

    [Fact]
    public async Task What_is_left_of_the_prior_is_where_the_target_is_and_what_matters_is_named()
    {
        using var fitting = Fitting.Of(Model, "targets: { y: { measure: y, observed: 1, tolerance: 0.1 } }\nmatching: { samples: 300, replications: 4, waves: 2, cutoff: 3 }");
        var (said, waves) = await Match(fitting);
        var mu = waves[1].Particles.Of(0);

        // |2 mu - 1| <= 3 sqrt(0.1^2 + 0.1^2), and a little for the emulator: mu from 0.288 to 0.712, which has 14.8 % of a normal prior.
        Assert.All(mu, value => Assert.InRange(value, 0.2, 0.8));
        Assert.InRange(said.Shares[1], 0.14, 0.19);
        Assert.True(said.Targets[0].Least < 0.5);
        Assert.Equal("mu", said.Targets[0].Influences[0].Parameter);
        Assert.InRange(said.Targets[0].Influences[0].Share, 0.9, 1);
        Assert.True(said.LeastOfWorst < 3);
    }

    [Fact]
    public async Task A_target_that_nothing_can_meet_is_told_and_so_are_two_that_exclude_each_other()
    {
        using var alone = Fitting.Of(Model, "targets: { y: { measure: square, observed: -2, tolerance: 0.1 } }\nmatching: { samples: 100, replications: 2, waves: 2, cutoff: 3 }");
        using var both = Fitting.Of(
            Model, "targets: { y: { measure: y, observed: 4, tolerance: 0.1 }, square: { measure: square, observed: 0, tolerance: 0.1 } }\nmatching: { samples: 200, replications: 2, waves: 1, cutoff: 3 }");
        var (impossible, _) = await Match(alone);
        var (together, _) = await Match(both);

        Assert.True(impossible.Targets[0].Least > 19);
        Assert.Equal(0, impossible.Targets[0].Within);
        Assert.All(together.Targets, target => Assert.True(target.Least < 3));
        Assert.True(together.LeastOfWorst > 3);
    }

    private static async Task<(Matching Said, ImmutableArray<MatchingWave> Waves)> Match(Fitting fitting)
    {
        var (matching, waves) = (new HistoryMatching(fitting.Calibration), ImmutableArray<MatchingWave>.Empty);
        while (!matching.IsDone(waves))
        {
            var next = await matching.Next(waves, fitting.Play);
            if (next.Particles.Count == 0) break;
            waves = waves.Add(next);
        }

        return (matching.Of(waves), waves);
    }
}
