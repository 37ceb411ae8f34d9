using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

public class PairedTests
{
    private static readonly Gen<double[]> Differences = Gen.Double[-3, 4].Array[3, 30];

    [Fact]
    public void Tests_on_pairs_are_those_of_SciPy()
    {
        var expected = Validation.Json("statistics.json").GetProperty("paired");
        var differences = expected.GetProperty("y").Numbers().Zip(expected.GetProperty("x").Numbers(), (y, x) => y - x).ToArray();
        var t = StudentTest.Paired(differences, Alternative.TwoSided);
        Validation.Same(expected.GetProperty("ttest_rel").Number("t"), t.Statistic);
        Validation.Same(expected.GetProperty("ttest_rel").Number("p"), t.PValue);
        foreach (var (name, result) in new (string, TestOutcome)[]
        {
            ("wilcoxon_exact", WilcoxonSignedRank.Exact(differences, Alternative.TwoSided)),
            ("wilcoxon_approx_nocorr", WilcoxonSignedRank.Normal(differences, Alternative.TwoSided, Continuity.Plain)),
            ("wilcoxon_approx_corr", WilcoxonSignedRank.Normal(differences, Alternative.TwoSided, Continuity.Corrected)),
        })
        {
            Validation.Same(expected.GetProperty(name).Number("W"), result.Statistic);
            Validation.Same(expected.GetProperty(name).Number("p"), result.PValue);
        }

        var mean = StudentTest.Mean(differences, 0.95);
        Validation.Same(expected.Number("mean_diff"), mean.Value);
        Validation.Same(expected.GetProperty("t95_ci").Numbers(), [mean.Interval.Low, mean.Interval.High]);
        Validation.Same(t.Statistic / Math.Sqrt(differences.Length), EffectSize.CohenOfPairs(differences));
    }

    /// <summary>statsmodels 0.13.5, <c>mcnemar([[101, 59], [121, 33]])</c>; mid-p is the exact one less the probability of 59 of 180.</summary>
    [Fact]
    public void McNemar_is_that_of_statsmodels()
    {
        var table = new PairedCounts(101, 59, 121, 33);
        Assert.Equal(59, McNemar.Exact(table).Statistic);
        Assert.Equal(4.4344492637551645e-06, McNemar.Exact(table).PValue, 1e-14);
        Assert.Equal(20.67222222222222, McNemar.ChiSquared(table).Statistic, 1e-12);
        Assert.Equal(5.450094825427117e-06, McNemar.ChiSquared(table).PValue, 1e-14);
        Assert.InRange(McNemar.MidP(table).PValue, 2e-6, 4e-6);
    }

    [Fact]
    public void Mid_p_values_of_small_tables_are_counted_on_the_fingers()
    {
        // 1 of 4 fair coins: 2 (1 + 4)/16 - 4/16; 2 of 4: 1 - 6/16; none differs: 1.
        Assert.Equal(6.0 / 16, McNemar.MidP(new(5, 1, 3, 2)).PValue, 1e-12);
        Assert.Equal(10.0 / 16, McNemar.MidP(new(5, 2, 2, 2)).PValue, 1e-12);
        Assert.Equal(1, McNemar.MidP(new(5, 0, 0, 2)).PValue);
        Assert.Equal(1, McNemar.Exact(new(5, 0, 0, 2)).PValue);
        Assert.Equal(1, McNemar.ChiSquared(new(5, 0, 0, 2)).PValue);
    }

    [Fact]
    public void Pairs_are_counted_by_what_happened_in_which_arm() =>
        Assert.Equal(new(1, 2, 1, 1), PairedCounts.Of([true, true, true, false, false], [true, false, false, true, false]));

    [Fact]
    public void Signed_ranks_are_exact_as_all_signs_counted()
    {
        double[] differences = [0.3, -1.2, 2.5, 3.1, -0.7, 4.4, 1.9];
        Statistic positive = values => values.ToArray().Where(value => value > 0).Sum(value => differences.Count(other => Math.Abs(other) <= Math.Abs(value)));
        Validation.Same(
            PermutationTest.OfPairs(differences, positive, Alternative.Greater, new(1000, 0)).PValue,
            WilcoxonSignedRank.Exact(differences, Alternative.Greater).PValue);
    }

    [Fact]
    public void Differences_with_the_other_sign_mirror_every_test() => Differences.Sample(differences =>
    {
        double[] mirrored = [.. differences.Select(difference => -difference)];
        Validation.Same(WilcoxonSignedRank.Test(differences, Alternative.Greater).PValue, WilcoxonSignedRank.Test(mirrored, Alternative.Less).PValue);
        Validation.Same(StudentTest.Paired(differences, Alternative.Greater).PValue, StudentTest.Paired(mirrored, Alternative.Less).PValue);
        Validation.Same(EffectSize.CohenOfPairs(differences), -EffectSize.CohenOfPairs(mirrored));
    });

    [Fact]
    public void Pairs_without_any_difference_tell_nothing()
    {
        Assert.Equal(1, StudentTest.Paired([0, 0, 0], Alternative.TwoSided).PValue);
        Assert.Equal(1, WilcoxonSignedRank.Test([0, 0, 0], Alternative.TwoSided).PValue);
        Assert.True(double.IsNaN(EffectSize.CohenOfPairs([0, 0, 0])));
    }
}
