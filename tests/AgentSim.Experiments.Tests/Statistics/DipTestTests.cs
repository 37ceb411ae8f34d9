using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Tests.Statistics;

/// <summary>What dip() and qDiptab of R's package diptest (0.76) give.</summary>
public class DipTestTests
{
    /// <summary>Of Hartigan and Hartigan (1985): how good 63 statisticians were as teachers.</summary>
    private static readonly double[] Faculty =
    [
        30, 33, 35, 36, 37, 37, 39, 39, 39, 39, 39, 40, 40, 40, 40, 41, 42, 43, 43, 43, 44, 44, 45, 45, 46, 46, 47, 47, 48, 48, 48, 49,
        50, 50, 51, 52, 52, 53, 53, 53, 53, 53, 54, 54, 57, 57, 59, 60, 60, 60, 61, 61, 61, 61, 62, 62, 62, 62, 63, 66, 70, 72, 72,
    ];

    [Fact]
    public void The_published_dips_are_met_to_the_last_digit()
    {
        Assert.Equal(0.059523809523809521, DipTest.Of(Faculty), 1e-15);
        Assert.Equal(0.05, DipTest.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]), 1e-15);
        Assert.Equal(0.068149989103116732, DipTest.Of([.. Enumerable.Range(1, 40).Select(i => Math.Sin(i))]), 1e-13);
        Assert.Equal(0.16675925925925927, DipTest.Of([.. Squares(0), .. Squares(3)]), 1e-13);
        Assert.Equal(0.1, DipTest.Of([.. new[] { 0.0, 1, 1, 2, 5 }.SelectMany(value => Enumerable.Repeat(value, 3))]), 1e-15);
        Assert.Equal(0.25, DipTest.Of([.. Enumerable.Range(0, 20).Select(i => (double)(i % 2))]), 1e-15);

        static IEnumerable<double> Squares(double from) => Enumerable.Range(1, 30).Select(i => from + (i * i / 900.0));
    }

    [Fact]
    public void The_p_value_is_that_of_as_many_uniform_draws()
    {
        Assert.Equal(0.0867, DipTest.Test(Faculty, Faculty.Length, new(10_000, 1)).PValue, 0.012);
        // The dips of 50 uniform values that one in ten, one in twenty and one in a hundred exceed: a value of each dip is made of two groups of equal values.
        Assert.Equal(0.05, DipTest.Test(WithDip(0.0702738), 50, new(10_000, 2)).PValue, 0.01);
        Assert.Equal(0.05, DipTest.Test(WithDip(0.0120381), 2000, new(2000, 3)).PValue, 0.02);

        // Twice as many values dip the square root of two less far.
        Assert.Equal(0.05, DipTest.Test(WithDip(0.0120381 / Math.Sqrt(4)), 8000, new(2000, 4)).PValue, 0.02);

        // A share s of equal values at one end and the others at another dips s/2.
        static double[] WithDip(double dip) => [.. Enumerable.Repeat(0.0, (int)Math.Round(200_000 * dip)), .. Enumerable.Repeat(1.0, 100_000 - (int)Math.Round(200_000 * dip))];
    }

    [Fact]
    public void Where_it_lies_and_how_wide_it_is_makes_no_difference_to_a_dip_nor_does_its_mirror()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 50; trial++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(4, 60)).Select(_ => (double)random.Next(100))];
            var dip = DipTest.Of(values);
            Assert.InRange(dip, 0.5 / values.Length, 0.25);
            Assert.Equal(dip, DipTest.Of(Array.ConvertAll(values, value => (2 * value) + 7)), 1e-12);
            Assert.Equal(dip, DipTest.Of(Array.ConvertAll(values, value => -value)), 1e-12);
        }
    }
}
