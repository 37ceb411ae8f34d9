using AgentSim.Experiments.Designs;
using CsCheck;

namespace AgentSim.Experiments.Tests.Designs;

public class TrajectoryTests
{
    private static readonly Gen<FactorGroups> Groups = Gen.Int[0, 3].Array[1, 8].Select(groups => FactorGroups.Of(groups.Select(group => $"g{group}")));

    /// <summary>SALib: consecutive rows of a trajectory differ in exactly one group, by p / (2 (p - 1)).</summary>
    [Fact]
    public void Every_step_of_a_trajectory_moves_one_group_and_all_of_it() => Gen.Select(Groups, Gen.Int[1, 4], Gen.ULong).Sample((groups, half, seed) =>
    {
        var design = new MorrisTrajectories(groups, 5, 2 * half, seed);
        for (var trajectory = 0; trajectory < 5; trajectory++)
        {
            var order = design.OrderOf(trajectory);
            Assert.Equal(Enumerable.Range(0, groups.Count), order.Order());
            for (var step = 0; step < groups.Count; step++)
            {
                var number = (trajectory * (groups.Count + 1L)) + step;
                var (from, to) = (SequenceTests.Point(design, number), SequenceTests.Point(design, number + 1));
                for (var factor = 0; factor < groups.Factors; factor++)
                {
                    var expected = groups.GroupOf[factor] != order[step] ? 0 : design.Rises(trajectory, factor) ? design.Step : -design.Step;
                    Assert.Equal(expected, to[factor] - from[factor], 1e-12);
                    Assert.Equal(Math.Round(to[factor] * ((2 * half) - 1)), to[factor] * ((2 * half) - 1), 1e-9);
                    Assert.InRange(to[factor], 0, 1);
                }
            }
        }
    }, iter: 30);

    [Fact]
    public void Levels_and_directions_are_about_equally_frequent()
    {
        var points = SequenceTests.Points(new MorrisTrajectories(FactorGroups.Of(["a", "b"]), 3000, 4, 0));
        foreach (var level in Enumerable.Range(0, 4)) Assert.InRange(points.Count(point => (int)Math.Round(point[0] * 3) == level), 9000 * 0.23, 9000 * 0.27);
    }

    [Fact]
    public void More_trajectories_leave_the_first_ones_as_they_were()
    {
        var groups = FactorGroups.Of(["a", "b", "c"]);
        Assert.Equal(SequenceTests.Points(new MorrisTrajectories(groups, 5, 4, 9)), SequenceTests.Points(new MorrisTrajectories(groups, 50, 4, 9))[..20]);
    }

    [Fact]
    public void Groups_of_Saltellis_design_change_together()
    {
        var design = SaltelliDesign.Scrambled(FactorGroups.Of(["x", "y", "x"]), 8, SobolOrder.SecondToo, 4);
        Assert.Equal(8 * 6, design.Count);
        for (var row = 0; row < 8; row++)
        {
            double[][] p = [.. Enumerable.Range(0, 6).Select(step => SequenceTests.Point(design, (row * 6) + step))];
            var (a, b) = (p[0], p[5]);
            Assert.Equal([b[0], a[1], b[2]], p[1]);
            Assert.Equal([a[0], b[1], a[2]], p[2]);
            Assert.Equal([a[0], b[1], a[2]], p[3]);
            Assert.Equal([b[0], a[1], b[2]], p[4]);
        }
    }

    /// <summary>SALib's fast_sampler with 1,000 points a curve and 4 harmonics, on -pi to pi. Its random phases are read off each curve.</summary>
    [Fact]
    public void Curves_are_those_of_SALib()
    {
        var columns = Validation.Columns("sensitivity/fast_ishigami_n1000_M4.csv");
        var design = new ExtendedFast(3, 1000, 4, 0);
        double[][] units = [.. columns[..3].Select(column => column.Select(x => (x / (2 * Math.PI)) + 0.5).ToArray())];
        for (var curve = 0; curve < 3; curve++)
        {
            var first = (units[0][curve * 1000] - 0.5) / 2;
            var fits = new[] { first, 0.5 - first }.Any(phase => Enumerable.Range(0, 1000).All(place => Enumerable.Range(0, 3).All(factor =>
                Math.Abs(design.CoordinateOf(curve, factor, place, phase) - units[factor][(curve * 1000) + place]) < 1e-9)));
            Assert.True(fits, $"curve {curve}");
        }
    }

    [Fact]
    public void A_curve_is_uniform_in_every_factor()
    {
        var points = SequenceTests.Points(new ExtendedFast(4, 401, 2, 3));
        Assert.All(Enumerable.Range(0, 4), factor => Assert.InRange(points.Select(point => point[factor]).Average(), 0.49, 0.51));
    }
}
