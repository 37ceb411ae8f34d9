namespace AgentSim.Experiments.Tests;

public class ProportionTests
{
    /// <summary>statsmodels 0.13.5, <c>proportion_confint(method="wilson")</c>.</summary>
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775327998628892)]
    [InlineData(3, 10, 0.10779126740630099, 0.6032218525388546)]
    [InlineData(10, 10, 0.7224672001371107, 1.0)]
    [InlineData(1, 1000, 0.00017654637062607809, 0.0056425585979579355)]
    [InlineData(500, 1000, 0.4690696003681042, 0.5309303996318958)]
    [InlineData(997, 1000, 0.9912169859464969, 0.9989792161188614)]
    [InlineData(7342, 10000, 0.7254529602057469, 0.7427671749574281)]
    public void Wilson_intervals_are_those_of_statsmodels(int count, int total, double low, double high)
    {
        var proportion = new Proportion(count, total);
        Assert.Equal(low, proportion.Low, 1e-12);
        Assert.Equal(high, proportion.High, 1e-12);
    }

    [Fact]
    public void None_of_all_and_all_of_all_end_exactly_at_the_edge()
    {
        Assert.Equal(0, new Proportion(0, 1000).Low);
        Assert.Equal(1, new Proportion(1000, 1000).High);
    }

    [Fact]
    public void Of_no_histories_there_is_no_share() =>
        Assert.True(double.IsNaN(new Proportion(0, 0).Share) && double.IsNaN(new Proportion(0, 0).Low) && double.IsNaN(new Proportion(0, 0).High));

    [Fact]
    public void A_hundred_thousand_histories_do_not_overflow() => Assert.InRange(new Proportion(50_000, 100_000).High, 0.503, 0.5032);
}
