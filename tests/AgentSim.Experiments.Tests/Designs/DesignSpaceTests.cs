using AgentSim.Experiments.Designs;
using CsCheck;

namespace AgentSim.Experiments.Tests.Designs;

public class DesignSpaceTests
{
    private static readonly Factor Weight = new ContinuousFactor("weight", new Uniform(0.2, 0.6));
    private static readonly Factor Rounds = new IntegerFactor("rounds", 1, 3);
    private static readonly Factor Protocol = new CategoricalFactor("protocol", ["alternating-offers", "ultimatum"]);

    [Fact]
    public void A_grid_has_every_combination_once_and_the_last_factor_changes_fastest()
    {
        var grid = new DesignSpace([Weight, Rounds, Protocol], new GridDesign([Weight.Coordinates(3), Rounds.Coordinates(9), Protocol.Coordinates(9)]), null);
        var points = grid.Points().ToArray();
        Assert.Equal(18, points.Length);
        Assert.Equal([0.2, 1, 0], points[0].Values);
        Assert.Equal([0.2, 1, 1], points[1].Values);
        Assert.Equal(0.4, points[6].Values[0], 1e-12);
        Assert.Equal([0.6, 3, 1], points[17].Values);
        Assert.Equal(18, points.Select(point => string.Join(' ', point.Values)).Distinct().Count());
    }

    [Fact]
    public void One_at_a_time_changes_one_factor_and_leaves_the_others_at_the_base()
    {
        var design = new OneAtATime([0.5, 0.5, 0.25], [[0, 1], [], Protocol.Coordinates(2)]);
        var points = new DesignSpace([Weight, Rounds, Protocol], design, null).Points().Select(point => point.Values).ToArray();
        Assert.Equal([-1, 0, 0, 2, 2], Enumerable.Range(0, 5).Select(number => design.ChangedAt(number)));
        Assert.Equal([[0.4, 2, 0], [0.2, 2, 0], [0.6, 2, 0], [0.4, 2, 0], [0.4, 2, 1]], points);
    }

    [Fact]
    public void A_list_has_the_points_that_were_given()
    {
        var list = new ListDesign([[0.3, 2], [0.5, 1]]);
        Assert.Equal([[0.3, 2], [0.5, 1]], new DesignSpace([Weight, Rounds], list, null).Points().Select(point => point.Values));
        Assert.Throws<ArgumentException>(() => new ListDesign([[1, 2], [1]]));
    }

    [Fact]
    public void Points_that_a_constraint_forbids_are_left_out_and_the_others_keep_their_numbers()
    {
        var other = new ContinuousFactor("other", new Uniform(0, 1));
        foreach (var design in new SamplingPlan[] { new LatinHypercube(2, 50, 1), SobolSequence.Scrambled(2, 64, 1), new GridDesign([other.Coordinates(5), other.Coordinates(5)]) })
        {
            var all = new DesignSpace([new ContinuousFactor("one", new Uniform(0, 1)), other], design, null).Points().ToArray();
            var some = new DesignSpace([new ContinuousFactor("one", new Uniform(0, 1)), other], design, values => values[0] < values[1]).Points().ToArray();
            Assert.InRange(some.Length, 10, all.Length - 10);
            Assert.All(some, point => Assert.Equal(all[point.Number].Values, point.Values));
            Assert.All(some, point => Assert.True(point.Values[0] < point.Values[1]));
        }
    }

    [Fact]
    public void Designs_that_compare_points_refuse_constraints()
    {
        var groups = FactorGroups.Of(["weight", "rounds"]);
        foreach (var (design, word) in new (SamplingPlan, string)[]
        {
            (new MorrisTrajectories(groups, 5, 4, 0), "Morris trajectories"),
            (SaltelliDesign.Scrambled(groups, 8, SobolOrder.FirstAndTotal, 0), "Saltelli's design"),
            (new ExtendedFast(2, 100, 2, 0), "FAST"),
        })
        {
            var error = Assert.Throws<ArgumentException>(() => new DesignSpace([Weight, Rounds], design, _ => true));
            Assert.StartsWith(word, error.Message);
            Assert.NotNull(new DesignSpace([Weight, Rounds], design, null));
        }
    }

    [Fact]
    public void A_distribution_without_ends_is_not_taken_to_them()
    {
        var endless = new ContinuousFactor("effort", new Normal(0, 1));
        var error = Assert.Throws<ArgumentException>(() => new DesignSpace([endless], new MorrisTrajectories(FactorGroups.Of(["effort"]), 5, 4, 0), null));
        Assert.StartsWith("The design takes \"effort\" to its ends, and its distribution has none; give it a range,", error.Message);
        Assert.All(new DesignSpace([endless], SobolSequence.Scrambled(1, 1024, 0), null).Points(), point => Assert.True(double.IsFinite(point.Values[0])));
        var cut = new ContinuousFactor("effort", new Normal(0, 1) { Range = new(-2, 2) });
        Assert.All(new DesignSpace([cut], new MorrisTrajectories(FactorGroups.Of(["effort"]), 5, 4, 0), null).Points(), point => Assert.InRange(point.Values[0], -2, 2));
    }

    [Fact]
    public void Values_are_written_as_a_setting_would_be()
    {
        Assert.Equal("0.1", Weight.Written(0.1));
        Assert.Equal("2", Rounds.Written(2));
        Assert.Equal("ultimatum", Protocol.Written(1));
    }

    [Fact]
    public void More_of_the_coordinate_is_never_less_of_the_value() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((a, b) =>
    {
        foreach (var factor in new[] { Weight, Rounds, Protocol }) Assert.True(factor.ValueAt(Math.Min(a, b)) <= factor.ValueAt(Math.Max(a, b)));
    });

    [Fact]
    public void Whole_values_are_equally_likely()
    {
        var values = new DesignSpace([Rounds, Protocol], new LatinHypercube(2, 600, 0), null).Points().ToArray();
        Assert.All([1.0, 2, 3], value => Assert.Equal(200, values.Count(point => point.Values[0].Equals(value))));
        Assert.All([0.0, 1], value => Assert.Equal(300, values.Count(point => point.Values[1].Equals(value))));
    }

    [Fact]
    public void Factors_that_do_not_fit_are_refused()
    {
        Assert.StartsWith("The design varies 3 factors, but there are 1.", Assert.Throws<ArgumentException>(() => new DesignSpace([Weight], new LatinHypercube(3, 5, 0), null)).Message);
        Assert.StartsWith("There are 2 factors called \"weight\".", Assert.Throws<ArgumentException>(() => new DesignSpace([Weight, Weight], new LatinHypercube(2, 5, 0), null)).Message);
    }
}
