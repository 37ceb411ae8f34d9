using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

public class VarianceTests
{
    [Theory]
    [InlineData("SmLs01", 1e-9)]
    [InlineData("AtmWtAg", 1e-9)]
    public void An_analysis_of_variance_has_the_values_that_NIST_certifies(string name, double tolerance)
    {
        var (rows, lines) = Validation.Nist(name);
        var anova = OneWayAnova.Of(Grouped(rows));
        string[] Line(string start) => Validation.Words(lines.First(line => line.Trim().StartsWith(start, StringComparison.Ordinal)));
        var (between, within) = (Line("Between"), Line("Within"));
        Relative(Validation.Number(between[^3]), anova.BetweenSquares, tolerance);
        Relative(Validation.Number(between[^1]), anova.Test.Statistic, tolerance);
        Relative(Validation.Number(within[^2]), anova.WithinSquares, tolerance);
        Relative(Validation.Number(Line("Certified R-Squared")[^1]), anova.RSquared, tolerance);
        Relative(Validation.Number(Line("Standard Deviation")[^1]), anova.ResidualDeviation, tolerance);
    }

    /// <summary>
    /// NIST's SmLs07 has thirteen leading digits in common. A double near 10^12 is off by up to 6e-5 where values differ by 0.1, so that no more than the
    /// first digits of the certified F = 21 are in the data; of those nothing may be lost: the result is that of the same doubles with 10^12 taken off.
    /// </summary>
    [Fact]
    public void Thirteen_leading_digits_in_common_cost_no_more_than_reading_them_does()
    {
        var (rows, _) = Validation.Nist("SmLs07");
        var anova = OneWayAnova.Of(Grouped(rows));
        var shifted = OneWayAnova.Of(Grouped([.. rows.Select(row => new[] { row[0], row[1] - 1e12 })]));
        Relative(shifted.Test.Statistic, anova.Test.Statistic, 1e-9);
        Relative(shifted.WithinSquares, anova.WithinSquares, 1e-9);
        Relative(21, anova.Test.Statistic, 1e-2);
    }

    [Fact]
    public void A_line_has_the_values_that_NIST_certifies()
    {
        var (rows, _) = Validation.Nist("Norris");
        var line = LeastSquaresLine.Of([.. rows.Select(row => row[1])], [.. rows.Select(row => row[0])], 0.95);
        Relative(-0.262323073774029, line.Intercept.Value, 1e-9);
        Relative(0.232818234301152, line.Intercept.StandardError, 1e-9);
        Relative(1.00211681802045, line.Slope.Value, 1e-9);
        Relative(0.429796848199937E-03, line.Slope.StandardError, 1e-9);
        Relative(0.884796396144373, line.ResidualDeviation, 1e-9);
        Relative(0.999993745883712, line.RSquared, 1e-9);
    }

    /// <summary>Shrout and Fleiss, Psychological Bulletin 86 (1979) 420-428, table 2: four judges of six targets, ICC(1,1) = .17, from -.13 to .72.</summary>
    [Fact]
    public void The_share_of_parameters_is_the_intraclass_correlation()
    {
        var ratings = Groups.BySample([9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7], 4);
        var components = VarianceComponents.Of(ratings, 0.95);
        Assert.Equal(0.17, components.ParameterShare.Value, 5e-3);
        Assert.Equal(0, components.ParameterShare.Interval.Low);
        Assert.Equal(0.72, components.ParameterShare.Interval.High, 5e-3);
        Assert.Equal(6.2639, components.Chance, 1e-4);
        Assert.Equal(0.83, components.ChanceShare, 5e-3);
    }

    [Fact]
    public void Missing_histories_leave_the_rest_of_their_sample()
    {
        var samples = Groups.BySample([1, double.NaN, 3, 4, double.NaN, double.NaN], 2);
        Assert.Equal((2, 3), (samples.Count, samples.Total));
        Assert.Equal(8.0 / 3, MonteCarloError.OfMean(samples, 0.95).Value, 1e-12);
    }

    [Fact]
    public void With_one_replication_the_error_is_that_of_independent_values() => Gen.Double[-5, 5].Array[2, 30].Sample(values =>
    {
        var error = MonteCarloError.OfMean(Groups.BySample(values, 1), 0.9);
        Validation.Same(StudentTest.Mean(values, 0.9).Interval.Low, error.Interval.Low);
        Validation.Same(Summary.Of(values).StandardError, error.StandardError);
    });

    [Fact]
    public void Squares_between_and_within_add_up() => Gen.Double[-5, 5].Array[1, 9].Array[2, 6].Sample(groups =>
    {
        var anova = OneWayAnova.Of(new(groups));
        double[] all = [.. groups.SelectMany(group => group)];
        Validation.Same(all.Sum(value => (value - all.Average()) * (value - all.Average())), anova.BetweenSquares + anova.WithinSquares);
    });

    private static Groups Grouped(double[][] rows) => new(rows.GroupBy(row => row[0]).Select(group => group.Select(row => row[1]).ToArray()));

    private static void Relative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"certified {expected:R}, found {actual:R}");
}
