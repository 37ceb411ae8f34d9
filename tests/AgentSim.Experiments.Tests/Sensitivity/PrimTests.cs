using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Sensitivity;
using CsCheck;

namespace AgentSim.Experiments.Tests.Sensitivity;

public class PrimTests
{
    private static readonly PrimSettings Usual = new(PrimSettings.DefaultPeel, PrimSettings.DefaultLeastMass);

    [Fact]
    public void A_planted_box_is_found() => Gen.Select(Gen.Double[0, 0.5], Gen.Double[0, 0.5], Gen.ULong).Sample((low, other, seed) =>
    {
        var data = Rows(4, 2000, seed, x => x[0] >= low && x[0] <= low + 0.4 && x[2] >= other && x[2] <= other + 0.4);
        var box = Prim.Discover(data, Usual).Balanced;
        Assert.InRange(box.Coverage, 0.85, 1);
        Assert.InRange(box.Density, 0.85, 1);
        foreach (var (name, from) in new[] { ("x1", low), ("x3", other) })
        {
            var limit = box.Limits.Single(limit => limit.Input == name);
            Assert.InRange(Math.Max(0, limit.Low), from - 0.06, from + 0.06);
            Assert.InRange(Math.Min(1, limit.High), from + 0.34, from + 0.46);
            Assert.InRange(limit.QuasiPValue, 0, 1e-6);
        }
    }, iter: 10);

    [Fact]
    public void Along_the_curve_boxes_cover_less_and_the_smallest_is_dense()
    {
        var curve = Prim.Discover(Rows(3, 1000, 1, x => x[0] + x[1] > 1.4), Usual).Boxes;
        Assert.True(curve.Length > 8);
        Assert.Equal((1.0, 1.0, 0), (curve[0].Coverage, curve[0].Mass, curve[0].Limits.Length));
        for (var i = 1; i < curve.Length - 1; i++)
        {
            Assert.True(curve[i].Coverage <= curve[i - 1].Coverage);
            Assert.True(curve[i].Mass >= 0.05);
        }

        Assert.True(curve[^2].Density > 0.95);
        Assert.All(curve, box => Assert.Equal(box.Density, (double)box.Cases / box.Rows, 1e-12));
    }

    [Fact]
    public void An_input_that_has_nothing_to_do_with_it_is_told_by_its_quasi_p_value()
    {
        var box = Prim.Discover(Rows(6, 400, 5, x => x[3] > 0.6), Usual).Balanced;
        Assert.InRange(box.Limits.Single(limit => limit.Input == "x4").QuasiPValue, 0, 1e-9);
        Assert.All(box.Limits.Where(limit => limit.Input != "x4"), limit => Assert.InRange(limit.QuasiPValue, 0.01, 1));
    }

    [Fact]
    public void Categories_are_peeled_one_by_one()
    {
        ImmutableArray<double> protocol = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 4))];
        double[] outputs = [.. protocol.Select(category => category is 1 or 3 ? 1.0 : 0.0)];
        var box = Prim.Discover(new([new("protocol", protocol, InputKind.Categorical)], outputs), Usual).Balanced;
        Assert.Equal([1.0, 3], box.Limits.Single().Categories);
        Assert.Equal((1.0, 1.0), (box.Coverage, box.Density));
    }

    [Fact]
    public void A_second_box_is_found_outside_of_the_first()
    {
        var data = Rows(2, 3000, 3, x => (x[0] < 0.3 && x[1] < 0.3) || (x[0] > 0.7 && x[1] > 0.7));
        var boxes = Prim.DiscoverSeveral(data, Usual, 2).Select(curve => curve.Balanced).ToArray();
        Assert.Equal(2, boxes.Length);
        Assert.All(boxes, box => Assert.InRange(box.Density, 0.8, 1));
        Assert.NotEqual(boxes[0].Limits[0].High > 0.6, boxes[1].Limits[0].High > 0.6);
    }

    [Fact]
    public void Whole_numbers_that_are_equal_stay_together()
    {
        ImmutableArray<double> rounds = [.. Enumerable.Range(0, 300).Select(i => (double)(i % 3))];
        var box = Prim.Discover(new([new("rounds", rounds, InputKind.Ordered)], [.. rounds.Select(r => r >= 1 ? 1.0 : 0)]), Usual).Balanced;
        Assert.Equal((1.0, double.PositiveInfinity, 200), (box.Limits.Single().Low, box.Limits.Single().High, box.Rows));
    }

    [Fact]
    public void Where_every_row_has_the_pattern_there_is_nothing_to_find()
    {
        var error = Assert.Throws<ArgumentException>(() => Prim.Discover(Rows(2, 50, 0, _ => true), Usual));
        Assert.StartsWith("No region can be told where all rows have the pattern, or none does.", error.Message);
    }

    private static GivenData Rows(int dimensions, int rows, ulong seed, Func<double[], bool> pattern)
    {
        var plan = new LatinHypercube(dimensions, rows, seed);
        double[][] points = [.. Enumerable.Range(0, rows).Select(row =>
        {
            var point = new double[dimensions];
            plan.Coordinates(row, point);
            return point;
        })];
        return new(
            [.. Enumerable.Range(0, dimensions).Select(i => new GivenInput($"x{i + 1}", [.. points.Select(point => point[i])], InputKind.Ordered))],
            [.. points.Select(point => pattern(point) ? 1.0 : 0)]);
    }
}
