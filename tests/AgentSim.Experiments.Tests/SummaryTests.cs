using CsCheck;

namespace AgentSim.Experiments.Tests;

public class SummaryTests
{
    private static readonly double[] LogNormal =
    [
        1.7088, 0.9448, 0.3646, 0.3665, 23.6621, 0.8984, 2.4299, 0.956, 0.5352, 0.2966, 0.8411, 0.9681, 3.0722, 0.3405, 0.7107, 1.9031, 0.6061, 6.5445,
        1.5045, 2.142, 0.5774, 1.1131, 3.3691, 0.2003, 1.748, 1.7785, 0.7141, 0.526, 1.5106, 1.3051, 1.1889, 5.1501, 0.8463, 5.8695, 1.9057, 1.004,
        0.9548, 11.5771, 1.1565, 3.5907, 0.748, 0.4694, 0.8961, 3.2531, 0.2025, 3.1441, 0.3965, 4.1985, 0.735, 1.0169, 4.698, 2.9879, 9.9884, 1.7347,
        2.0317, 0.3161, 2.4898, 0.4075, 1.8778, 0.4273,
    ];

    /// <summary>NumPy 1.24.2: mean, std(ddof=1), quantile(method="linear") at .05, .25, .5, .75, .95.</summary>
    [Fact]
    public void Mean_deviation_and_quantiles_are_those_of_NumPy()
    {
        var summary = Summary.Of(LogNormal);
        Assert.Equal(60, summary.Count);
        Assert.Equal(2.3150133333333334, summary.Mean, 1e-13);
        Assert.Equal(3.556304124783875, summary.Deviation, 1e-13);
        Assert.Equal(3.556304124783875 / Math.Sqrt(60), summary.StandardError, 1e-13);
        Assert.Equal(
            [0.315125, 0.68455, 1.1348, 2.4448749999999997, 6.716694999999991],
            [summary.Quantiles.Q05, summary.Quantiles.Q25, summary.Quantiles.Q50, summary.Quantiles.Q75, summary.Quantiles.Q95],
            (expected, actual) => Math.Abs(expected - actual) < 1e-13);
    }

    /// <summary>Many equal ones among them, and so few that ranks fall together.</summary>
    [Fact]
    public void Quantiles_lie_between_the_sorted_values_whatever_the_order() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Bool, (value, isWhole) => isWhole ? Math.Round(value) : value).Array[1, 300].Sample(values =>
        {
            var sorted = values.Order().ToArray();
            double At(double probability)
            {
                var place = (values.Length - 1) * probability;
                var below = (int)(place + 1e-9);
                return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, values.Length - 1)] - sorted[below]));
            }

            var found = Quantiles.InPlace(values);
            Assert.Equal([At(.05), At(.25), At(.5), At(.75), At(.95)], [found.Q05, found.Q25, found.Q50, found.Q75, found.Q95], (expected, actual) => Math.Abs(expected - actual) < 1e-12);
        });

    [Fact]
    public void Missing_values_are_counted_and_left_out()
    {
        double[] known = [3, 1, 2];
        var summary = Summary.Of([double.NaN, 3, 1, double.NaN, 2]);
        Assert.Equal(2, summary.Missing);
        Assert.Equal(Summary.Of(known) with { Missing = 2 }, summary);
    }

    [Fact]
    public void Without_values_nothing_is_known_and_of_one_value_no_deviation()
    {
        var none = Summary.Of([double.NaN]);
        Assert.Equal((0, 1), (none.Count, none.Missing));
        Assert.True(double.IsNaN(none.Mean) && double.IsNaN(none.Deviation) && double.IsNaN(none.Quantiles.Q50));
        var one = Summary.Of([4]);
        Assert.Equal((4.0, 4.0, true), (one.Mean, one.Quantiles.Q95, double.IsNaN(one.Deviation)));
    }

    /// <summary>As in NIST's SmLs07: large constant leading digits, where sums of squares in one pass have no digit left.</summary>
    [Fact]
    public void Thirteen_leading_digits_in_common_leave_the_deviation_right()
    {
        double[] values = [1000000000000.4, .. Enumerable.Range(0, 10).SelectMany(_ => new[] { 1000000000000.3, 1000000000000.5 })];
        var summary = Summary.Of(values);
        var shifted = Summary.Of([.. values.Select(value => value - 1000000000000.0)]);
        Assert.Equal(shifted.Deviation, summary.Deviation, 1e-12);
        Assert.Equal(1000000000000.4, summary.Mean, 2e-4);
    }

    [Fact]
    public void The_mean_is_that_of_exact_sums_where_plain_sums_lose_everything() =>
        Assert.Equal(0.5, Summary.Of([1e100, 1, -1e100, 1]).Mean);

    [Fact]
    public void A_constant_has_no_deviation_and_is_its_own_quantiles() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[2, 40]).Sample((value, count) =>
        {
            var summary = Summary.Of([.. Enumerable.Repeat(value, count)]);
            return summary.Deviation < 1e-9 && summary.Quantiles == new Quantiles(value, value, value, value, value);
        });

    [Fact]
    public void Histories_of_a_sample_count_once_in_the_standard_error()
    {
        double[] copies = [.. LogNormal.SelectMany(value => new[] { value, value, double.NaN, value })];
        var summary = Summary.Of(copies, [.. Enumerable.Range(0, copies.Length).Select(row => row / 4)]);
        Assert.Equal(Summary.Of(LogNormal).StandardError, summary.StandardError, 1e-12);
        Assert.Equal((180, 60), (summary.Count, summary.Missing));
        Assert.Equal(Summary.Of(copies), Summary.Of(copies, [.. Enumerable.Range(0, copies.Length)]));
        Assert.Equal(Summary.Of(copies), Summary.Of(copies, new int[copies.Length])); // of a single sample
    }
}
