using System.Text.Json;
using AgentSim.Experiments.Designs;
using CsCheck;

namespace AgentSim.Experiments.Tests.Designs;

public class SequenceTests
{
    [Fact]
    public void A_plain_Sobol_sequence_is_that_of_SciPy() =>
        SameRows(Validation.Json("sensitivity/sampling.json").GetProperty("sobol_unscrambled_d6_first16"), SobolSequence.Plain(6, 16, 0));

    [Fact]
    public void Saltellis_design_is_that_of_SALib()
    {
        var expected = Validation.Json("sensitivity/sampling.json");
        var three = FactorGroups.Of(["x1", "x2", "x3"]);
        SameRows(expected.GetProperty("salib_saltelli_N4_d3_2nd"), SaltelliDesign.Plain(three, 4, SobolOrder.SecondToo, 16));
        SameRows(expected.GetProperty("salib_sobol_unscrambled_N4_d3_1st"), SaltelliDesign.Plain(three, 4, SobolOrder.FirstAndTotal, 0));
    }

    /// <summary>SciPy 1.10.1, <c>qmc.discrepancy(method="CD")</c> of 64 points in three dimensions.</summary>
    [Fact]
    public void The_centred_discrepancy_of_64_points_is_that_of_SciPy()
    {
        var points = Points(SobolSequence.Plain(3, 64, 0));
        Assert.Equal(0.0005947820123695102, CentredDiscrepancy(points), 1e-12);
        Assert.InRange(CentredDiscrepancy(Points(SobolSequence.Scrambled(3, 64, 1))), 0, 0.003);
        Assert.InRange(CentredDiscrepancy(Points(new LatinHypercube(3, 64, 1))), 0.001, 0.02);
    }

    [Fact]
    public void Every_dimension_of_the_table_has_one_point_in_each_stratum()
    {
        var sequence = SobolSequence.Plain(SobolSequence.MostDimensions, 256, 0);
        var seen = new int[256, SobolSequence.MostDimensions];
        foreach (var point in Points(sequence))
            for (var i = 0; i < point.Length; i++) seen[(int)(point[i] * 256), i]++;
        Assert.All(seen.Cast<int>(), count => Assert.Equal(1, count));
    }

    [Fact]
    public void Scrambling_keeps_a_point_in_each_stratum_and_none_at_an_end() => Gen.Select(Gen.ULong, Gen.Int[1, 9]).Sample((seed, power) =>
    {
        var count = 1 << power;
        foreach (var column in Columns(Points(SobolSequence.Scrambled(5, count, seed)))) OneInEach(column);
    }, iter: 30);

    [Fact]
    public void Scrambled_points_are_uniform_over_seeds()
    {
        // The first point of the plain sequence is at 0: scrambled, it may be anywhere.
        double[] first = [.. Enumerable.Range(0, 2000).Select(seed => Point(SobolSequence.Scrambled(1, 4, (ulong)seed), 0)[0])];
        Assert.InRange(first.Average(), 0.48, 0.52);
        Assert.InRange(AgentSim.Experiments.Statistics.KolmogorovSmirnov.Distance(first, [.. Enumerable.Range(0, 2000).Select(i => (i + 0.5) / 2000)]), 0, 0.035);
    }

    [Fact]
    public void A_Latin_hypercube_has_one_point_in_each_stratum() => Gen.Select(Gen.ULong, Gen.Int[1, 300]).Sample((seed, count) =>
    {
        foreach (var column in Columns(Points(new LatinHypercube(4, count, seed)))) OneInEach(column);
    }, iter: 50);

    [Fact]
    public void All_orders_of_four_strata_are_about_equally_frequent()
    {
        var frequencies = Enumerable.Range(0, 4800).GroupBy(seed =>
        {
            var permutation = new KeyedPermutation(4, (ulong)seed, "test");
            return string.Join(' ', Enumerable.Range(0, 4).Select(place => permutation.Of(place, 0)));
        }).Select(group => group.Count()).ToArray();
        Assert.Equal(24, frequencies.Length);
        // Chi-squared with 23 degrees of freedom: 99.9 per cent are below 49.7.
        Assert.InRange(frequencies.Sum(count => (count - 200.0) * (count - 200) / 200), 5, 49.7);
    }

    [Fact]
    public void The_millionth_point_needs_none_before_it()
    {
        foreach (var design in new UnitPlan[] { new LatinHypercube(8, 3_000_000_000, 0), SobolSequence.Scrambled(8, 1L << 31, 0), SobolSequence.Plain(8, 1L << 32, 0) })
            Assert.All(Point(design, design.Count - 1), coordinate => Assert.InRange(coordinate, 0, 1));
    }

    [Fact]
    public void A_point_that_is_none_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Point(new LatinHypercube(2, 10, 0), 10));
        Assert.StartsWith("Points are numbered from 0 to 9.", error.Message);
    }

    internal static double[] Point(UnitPlan design, long number)
    {
        var point = new double[design.Dimensions];
        design.Coordinates(number, point);
        return point;
    }

    internal static double[][] Points(UnitPlan design) => [.. Enumerable.Range(0, (int)design.Count).Select(number => Point(design, number))];

    private static double[][] Columns(double[][] points) => [.. Enumerable.Range(0, points[0].Length).Select(i => points.Select(point => point[i]).ToArray())];

    private static void OneInEach(double[] column)
    {
        Assert.All(column, coordinate => Assert.True(coordinate is > 0 and < 1));
        Assert.Equal(Enumerable.Range(0, column.Length), column.Select(coordinate => (int)(coordinate * column.Length)).Order());
    }

    private static void SameRows(JsonElement expected, UnitPlan design)
    {
        double[][] rows = [.. expected.EnumerateArray().Select(row => row.Numbers())];
        Assert.Equal(rows.Length, design.Count);
        for (var number = 0; number < rows.Length; number++) Assert.Equal(rows[number], Point(design, number));
    }

    /// <summary>Hickernell, Mathematics of Computation 67 (1998) 299-322.</summary>
    private static double CentredDiscrepancy(double[][] points)
    {
        var n = points.Length;
        var single = points.Sum(x => x.Aggregate(1.0, (product, xi) => product * (1 + (Math.Abs(xi - 0.5) / 2) - ((xi - 0.5) * (xi - 0.5) / 2))));
        var pairs = points.Sum(x => points.Sum(y => x.Zip(y).Aggregate(1.0, (product, at) =>
            product * (1 + (Math.Abs(at.First - 0.5) / 2) + (Math.Abs(at.Second - 0.5) / 2) - (Math.Abs(at.First - at.Second) / 2)))));
        return (13.0 / 12 * 13 / 12 * 13 / 12) - (2.0 / n * single) + (pairs / n / n);
    }
}
