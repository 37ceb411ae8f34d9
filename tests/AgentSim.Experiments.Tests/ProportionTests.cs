using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

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

    [Fact]
    public void Copies_of_histories_are_worth_no_more_than_their_samples()
    {
        int[] samples = [.. Enumerable.Range(0, 600).Select(row => row / 30)];
        var copied = Proportion.OfSamples(180, 600, SampleSums.Of(samples, 30, row => samples[row] < 6));
        var student = Critical.Student(0.95, 19) / Critical.Normal(0.95);
        Assert.Equal(19 / (student * student), copied.Worth, 1e-9); // of a variance that divides by one less
        Assert.True(copied.High - copied.Low > new Proportion(6, 20).High - new Proportion(6, 20).Low);
        Assert.Equal(20, Proportion.OfSamples(0, 600, SampleSums.Of(samples, 30, _ => false)).Worth);
        Assert.Equal(600, Proportion.OfSamples(600, 600, SampleSums.Of([.. Enumerable.Range(0, 600)], 1, _ => true)).Worth);
        Assert.Equal(600, Proportion.OfSamples(300, 600, SampleSums.Of(new int[600], 600, row => row < 300)).Worth); // a single sample
        Assert.Equal(3, Proportion.OfSamples(300, 600, SampleSums.Of(new int[600], 3, row => row < 300)).Worth); // the same, at 200 design points
    }

    /// <summary>1,000 experiments of 30 samples, each with a chance of its own (uniform) for its 5 replications: by histories alone, intervals would hold the share, 1/2, in some 80 per cent.</summary>
    [Fact]
    public void Intervals_of_shares_hold_them_as_often_as_they_say_where_replications_share_parameters()
    {
        int[] samples = [.. Enumerable.Range(0, 150).Select(row => row / 5)];
        var (held, naive) = (0, 0);
        for (var experiment = 0; experiment < 1000; experiment++)
        {
            bool[] seen = [.. samples.Select((sample, row) => Uniform("chance", row, experiment) < Uniform("parameter", sample, experiment))];
            var share = Proportion.OfSamples(seen.Count(one => one), seen.Length, SampleSums.Of(samples, 5, row => seen[row]));
            if (share.Low <= 0.5 && share.High >= 0.5) held++;
            var plain = new Proportion(share.Count, share.Total);
            if (plain.Low <= 0.5 && plain.High >= 0.5) naive++;
        }

        Assert.InRange(held, 930, 970);
        Assert.InRange(naive, 750, 870);
    }

    private static double Uniform(string stream, int place, int experiment) => new Draws(23).Uniform(Stream.Named(stream), (uint)place, (uint)experiment, 0, 0);
}
