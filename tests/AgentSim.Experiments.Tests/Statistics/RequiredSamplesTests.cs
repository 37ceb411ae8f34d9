using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Chance;
using NormalQuantile = AgentSim.Simulation.Chance.Quantiles;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Tests.Statistics;

public class RequiredSamplesTests
{
    /// <summary>R: <c>power.t.test(power = 0.8, delta = d, sd = 1, type = "one.sample", alternative = ...)</c>, n rounded up: 27, 156 one-sided; 34, 199 two-sided.</summary>
    [Theory]
    [InlineData(0.5, 0.05, 27)]
    [InlineData(0.2, 0.05, 156)]
    [InlineData(0.5, 0.025, 34)]
    [InlineData(0.2, 0.025, 199)]
    public void As_many_samples_are_asked_for_as_power_analysis_says(double effect, double alpha, int expected) =>
        Assert.InRange(new RequiredSamples(100, 0.1, alpha).ToShow(effect)!.Value, expected - 1, expected + 1); // the noncentral t differs from the moved one by less than a sample

    [Fact]
    public void So_many_samples_do_decide_it_in_four_of_five_experiments()
    {
        const double Effect = 0.4, Margin = 0.5;
        var alone = (int)new RequiredSamples(100, 0.1, 0.05).ToShow(Effect)!.Value;
        var between = (int)new RequiredSamples(100, 0.1, 0.05).ToShowBetween(Margin - 0.1, Margin + 0.1)!.Value;
        var (shown, same) = (0, 0);
        for (var experiment = 0; experiment < 1000; experiment++)
        {
            if (StudentTest.Paired(Normals(experiment, alone, Effect), Alternative.Greater).PValue <= 0.05) shown++;
            var near = Normals(experiment, between, 0.1);
            if (StudentTest.Shifted(near, -Margin, Alternative.Greater).PValue <= 0.05 && StudentTest.Shifted(near, Margin, Alternative.Less).PValue <= 0.05) same++;
        }

        Assert.InRange(shown, 760, 840); // the standard error is 13
        Assert.InRange(same, 760, 840);
    }

    [Fact]
    public void Twice_as_near_takes_some_four_times_as_many_and_nothing_takes_more_than_can_be_told()
    {
        var required = new RequiredSamples(100, 0.1, 0.05);
        Assert.Equal(4.0, required.ToShow(0.05)!.Value / (double)required.ToShow(0.1)!.Value, 0.02);
        Assert.Null(required.ToShow(1e-12));
    }

    private static double[] Normals(int experiment, int count, double mean) =>
        [.. Enumerable.Range(0, count).Select(i => mean + NormalQuantile.Normal(new Draws(29).Uniform(Stream.Named("normal"), (uint)i, (uint)experiment, 0, 0)))];
}
