using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Tests.Statistics;

public class TrendTests
{
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
