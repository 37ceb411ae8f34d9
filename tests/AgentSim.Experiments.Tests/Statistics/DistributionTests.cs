using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

public class DistributionTests
{
    private static readonly (string, QuantileType)[] Types =
    [
        ("inverted_cdf", QuantileType.InvertedCdf), ("averaged_inverted_cdf", QuantileType.AveragedInvertedCdf), ("hazen", QuantileType.Hazen), ("weibull", QuantileType.Weibull),
        ("linear", QuantileType.Linear), ("median_unbiased", QuantileType.MedianUnbiased), ("normal_unbiased", QuantileType.NormalUnbiased),
    ];

    [Fact]
    public void Quantiles_are_those_of_NumPy()
    {
        var all = Validation.Json("statistics.json");
        var values = all.GetProperty("datasets").GetProperty("lognormal_60_75").GetProperty("x").Numbers();
        foreach (var (name, type) in Types)
        {
            var expected = all.GetProperty("descriptive_C").GetProperty("quantiles").GetProperty(name).Numbers();
            Validation.Same(expected, [.. new[] { 0.05, 0.25, 0.5, 0.75, 0.95 }.Select(p => SampleQuantile.Of(values, p, type))]);
        }
    }

    /// <summary>R 4, <c>quantile(1:10, c(.05, .25, .5, .9), type = 1:9)</c>, and of the definitions worked by hand.</summary>
    [Theory]
    [InlineData(nameof(QuantileType.InvertedCdf), 1, 3, 5, 9)]
    [InlineData(nameof(QuantileType.AveragedInvertedCdf), 1, 3, 5.5, 9.5)]
    [InlineData(nameof(QuantileType.ClosestObservation), 1, 2, 5, 9)]
    [InlineData(nameof(QuantileType.InterpolatedInvertedCdf), 1, 2.5, 5, 9)]
    [InlineData(nameof(QuantileType.Hazen), 1, 3, 5.5, 9.5)]
    [InlineData(nameof(QuantileType.Weibull), 1, 2.75, 5.5, 9.9)]
    [InlineData(nameof(QuantileType.Linear), 1.45, 3.25, 5.5, 9.1)]
    [InlineData(nameof(QuantileType.MedianUnbiased), 1, 2.9166666666666665, 5.5, 9.6333333333333333)]
    [InlineData(nameof(QuantileType.NormalUnbiased), 1, 2.9375, 5.5, 9.6)]
    public void All_nine_types_of_ten_numbers_are_those_of_R(string type, double q05, double q25, double q50, double q90)
    {
        double[] values = [10, 2, 3, 4, 5, 6, 7, 8, 9, 1];
        Validation.Same([q05, q25, q50, q90], [.. new[] { 0.05, 0.25, 0.5, 0.9 }.Select(p => SampleQuantile.Of(values, p, Enum.Parse<QuantileType>(type)))]);
    }

    /// <summary>Conover, Practical Nonparametric Statistics (1999), example 3.2.1: the median of 16 lies between the 4th and the 13th value.</summary>
    [Fact]
    public void The_interval_of_a_quantile_lies_between_order_statistics()
    {
        double[] values = [46.9, 47.2, 49.1, 56.5, 56.8, 59.2, 59.9, 63.2, 63.3, 63.4, 63.7, 64.1, 67.1, 67.7, 73.3, 78.5];
        var median = SampleQuantile.WithInterval(values, 0.5, QuantileType.Linear, 0.95);
        Assert.Equal(new(56.5, 67.1, 0.95), median.Interval);
        Assert.Equal(63.25, median.Value, 1e-12);
        Assert.Equal(double.PositiveInfinity, SampleQuantile.WithInterval(values, 0.99, QuantileType.Linear, 0.95).Interval.High);
    }

    [Fact]
    public void A_band_is_as_wide_as_Massart_says()
    {
        Assert.Equal(0.17533015176408231, EmpiricalDistribution.BandHalfWidth(60, 0.95), 1e-12);
        var seen = new EmpiricalDistribution([3, 1, 2, 2]);
        Assert.Equal([0, 0.25, 0.75, 1, 1], new[] { 0.5, 1, 2, 3, 4 }.Select(seen.At));
        Assert.Equal(1, seen.BandAt(3, 0.95).High);
    }

    [Fact]
    public void Quantiles_rise_with_their_share_in_every_type() =>
        Gen.Select(Gen.Double[-5, 5].Array[1, 20], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Enum<QuantileType>()).Sample((values, p, q, type) =>
            SampleQuantile.Of(values, Math.Min(p, q), type) <= SampleQuantile.Of(values, Math.Max(p, q), type) + 1e-12);

    /// <summary>SciPy 1.10.1: t.ppf, f.ppf; and the tails of what they give.</summary>
    [Theory]
    [InlineData(0.95, 29, 2.045229642132703)]
    [InlineData(0.95, 1, 12.706204736432095)]
    [InlineData(0.99, 5, 4.032142983557536)]
    [InlineData(0.95, 1e6, 1.9599663568)]
    public void Critical_values_of_t_are_those_of_tables(double level, double freedom, double expected)
    {
        Validation.Same(expected, Critical.Student(level, freedom));
        Validation.Same((1 - level) / 2, Tails.Student(expected, freedom), 1e-10);
    }

    [Fact]
    public void Critical_values_and_tails_of_F_belong_together() =>
        Gen.Select(Gen.Double[0.01, 0.99], Gen.Int[1, 200], Gen.Int[1, 5000]).Sample((share, above, below) =>
            Validation.Same(1 - share, Tails.Fisher(Critical.Fisher(share, above, below), above, below), 1e-9));
}
