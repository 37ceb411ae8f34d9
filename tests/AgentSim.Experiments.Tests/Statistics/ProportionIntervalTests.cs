using System.Text.Json;
using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

public class ProportionIntervalTests
{
    [Fact]
    public void Intervals_are_those_of_statsmodels()
    {
        foreach (var row in Validation.Json("statistics.json").GetProperty("proportion_ci").EnumerateArray())
        {
            var (k, n, level) = (row.GetProperty("k").GetInt32(), row.GetProperty("n").GetInt32(), row.Number("level"));
            Same(row, "wilson", ProportionInterval.Wilson(k, n, level));
            Same(row, "clopper_pearson", ProportionInterval.ClopperPearson(k, n, level));
            Same(row, "jeffreys", ProportionInterval.Jeffreys(k, n, level));
            Same(row, "agresti_coull", ProportionInterval.AgrestiCoull(k, n, level));
            Same(row, "wald", ProportionInterval.Wald(k, n, level));
            Same(row, "wilson_cc", ProportionInterval.WilsonCorrected(k, n, level));
        }
    }

    /// <summary>statsmodels 0.13.5, <c>proportion_confint(method="beta")</c>.</summary>
    [Theory]
    [InlineData(3, 10, 0.95, 0.06673951117773447, 0.652452850060008)]
    [InlineData(0, 1000, 0.99, 0, 0.005284306039498009)]
    [InlineData(7342, 10000, 0.9, 0.7268338215422505, 0.7414652209612517)]
    public void Clopper_and_Pearson_are_exact(int count, int total, double level, double low, double high)
    {
        var interval = ProportionInterval.ClopperPearson(count, total, level);
        Validation.Same([low, high], [interval.Low, interval.High]);
    }

    [Fact]
    public void Differences_of_independent_shares_are_those_of_statsmodels()
    {
        foreach (var row in Validation.Json("statistics.json").GetProperty("two_proportions").EnumerateArray())
        {
            var difference = ProportionDifference.Newcombe(
                new(row.GetProperty("k1").GetInt32(), row.GetProperty("n1").GetInt32()), new(row.GetProperty("k2").GetInt32(), row.GetProperty("n2").GetInt32()), 0.95);
            Validation.Same(row.Number("diff"), difference.Value);
            Validation.Same(row.GetProperty("diff_ci95_newcomb").Numbers(), [difference.Interval.Low, difference.Interval.High]);
        }
    }

    /// <summary>Newcombe, Statistics in Medicine 17 (1998) 2635-2650, table III: 36, 12, 2, 0.</summary>
    [Fact]
    public void The_difference_of_paired_shares_is_that_of_the_paper()
    {
        var difference = ProportionDifference.NewcombePaired(new(36, 12, 2, 0), 0.95);
        Assert.Equal(0.2, difference.Value, 1e-12);
        Assert.Equal(0.0569, difference.Interval.Low, 5e-5);
        Assert.Equal(0.3404, difference.Interval.High, 5e-5);
    }

    [Fact]
    public void Failures_mirror_successes() => Gen.Select(Gen.Int[1, 500], Gen.Double[0.5, 0.999]).SelectMany((n, level) => Gen.Int[0, n].Select(k => (k, n, level))).Sample((k, n, level) =>
    {
        foreach (var of in new Func<int, int, double, ConfidenceInterval>[]
        {
            ProportionInterval.Wilson, ProportionInterval.ClopperPearson, ProportionInterval.Jeffreys, ProportionInterval.AgrestiCoull, ProportionInterval.Wald, ProportionInterval.WilsonCorrected,
        })
        {
            var (one, other) = (of(k, n, level), of(n - k, n, level));
            Validation.Same([one.Low, one.High], [1 - other.High, 1 - other.Low], 1e-8);
            Assert.InRange(one.Low, 0, one.High);
            Assert.InRange(one.High, one.Low, 1);
        }
    });

    [Fact]
    public void The_exact_interval_holds_the_share_at_least_as_often_as_it_says()
    {
        // All 21 outcomes of 20 tries at a share of 0.3, by their probabilities.
        var (covered, chance) = (0.0, 1.0);
        for (var i = 0; i < 20; i++) chance *= 0.7;
        for (var k = 0; k <= 20; k++)
        {
            if (ProportionInterval.ClopperPearson(k, 20, 0.9).Contains(0.3)) covered += chance;
            chance *= (20.0 - k) / (k + 1) * 0.3 / 0.7;
        }

        Assert.InRange(covered, 0.9, 0.97);
    }

    [Fact]
    public void A_level_of_95_is_no_level()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(1, 2, 95));
        Assert.StartsWith("A level lies between 0 and 1, such as 0.95.", error.Message);
    }

    private static void Same(JsonElement row, string name, ConfidenceInterval actual) => Validation.Same(row.GetProperty(name).Numbers(), [actual.Low, actual.High]);
}
