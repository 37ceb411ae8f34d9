using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

public class TrendTests
{
    /// <summary>SciPy 1.10.1, <c>page_trend_test</c>: ten students rate three teachers; L = 133.5, whose normal p-value without regard to ties is 0.00127.</summary>
    [Fact]
    public void Pages_L_is_that_of_SciPy()
    {
        double[] ratings = [3, 4, 3, 2, 2, 4, 3, 3, 5, 1, 3, 2, 2, 3, 2, 2, 4, 5, 1, 2, 4, 3, 4, 4, 2, 4, 5, 1, 3, 4];
        var trend = PageTrend.Of(ratings, 3, Alternative.Greater, 0.95);
        Assert.Equal(133.5, trend.Test.Statistic, 1e-12);
        Assert.InRange(trend.Test.PValue, 0.0003, 0.0012693433690751756);
    }

    /// <summary>Without ties, (L - 60) / sqrt(...) by the formula of Page's paper: three rows of four ranks, L = 88, expected 75, variance 25.</summary>
    [Fact]
    public void Pages_L_without_ties_is_compared_as_in_the_paper()
    {
        var trend = PageTrend.Of([1, 2, 3, 4, 1, 2, 4, 3, 1, 2, 3, 4], 4, Alternative.Greater, 0.95);
        Assert.Equal(89, trend.Test.Statistic, 1e-12);
        Assert.Equal(Tails.Normal((89 - 75) / 5.0), trend.Test.PValue, 1e-12);
        Assert.Equal((1 + 0.8 + 1) / 3, trend.Correlation.Value, 1e-12);
    }

    /// <summary>
    /// Without ties the variance is <c>(N^2 (2N + 3) - sum n^2 (2n + 3)) / 72</c>; 18 of the 21 pairs below rise.
    /// </summary>
    [Fact]
    public void Jonckheeres_statistic_counts_pairs_that_rise()
    {
        var result = JonckheereTerpstra.Test(new([[1, 5], [3, 6], [4, 8, 9]]), Alternative.Greater);
        var variance = ((49 * 17) - (4 * 7) - (4 * 7) - (9 * 9)) / 72.0;
        Assert.Equal(13, result.Statistic, 1e-12);
        Assert.Equal(Tails.Normal((13 - 8) / Math.Sqrt(variance)), result.PValue, 1e-12);
    }

    [Fact]
    public void Two_groups_are_compared_as_by_Mann_and_Whitney() => Gen.Select(Gen.Int[0, 9].Select(i => (double)i).Array[3, 20], Gen.Int[0, 9].Select(i => (double)i).Array[3, 20]).Sample((x, y) =>
        Validation.Same(MannWhitney.Normal(y, x, Alternative.Greater, Continuity.Plain).PValue, JonckheereTerpstra.Test(new([x, y]), Alternative.Greater).PValue));

    [Fact]
    public void Falling_mirrors_rising() => Gen.Double[-3, 3].Array[8].Sample(values =>
    {
        double[] mirrored = [.. values.Select(value => -value)];
        Validation.Same(PageTrend.Of(values, 4, Alternative.Greater, 0.9).Test.PValue, PageTrend.Of(mirrored, 4, Alternative.Less, 0.9).Test.PValue);
        Validation.Same(PageTrend.Of(values, 4, Alternative.Greater, 0.9).Correlation.Value, -PageTrend.Of(mirrored, 4, Alternative.Less, 0.9).Correlation.Value);
    });

    /// <summary>R 4: <c>cor.test(method = "spearman")</c> of ten pairs with d^2 summing to 26: r = 1 - 6 * 26 / 990.</summary>
    [Fact]
    public void Spearmans_correlation_comes_from_squared_rank_differences()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        double[] y = [2, 1, 4, 3, 6, 5, 10, 7, 8, 9];
        var r = RankCorrelation.Spearman(x, y, 0.95);
        Assert.Equal(1 - (6 * 18 / 990.0), r.Value, 1e-12);
        Assert.InRange(r.Interval.Low, 0.4, r.Value);
        Assert.True(r.Interval.High < 1);
        Assert.InRange(RankCorrelation.SpearmanTest(x, y, Alternative.Greater).PValue, 1e-6, 1e-3);
    }
}
