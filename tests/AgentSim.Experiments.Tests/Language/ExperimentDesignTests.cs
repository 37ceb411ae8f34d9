using AgentSim.Experiments.Designs;
using AgentSim.Simulation.Chance;

namespace AgentSim.Experiments.Tests.Language;

public sealed class ExperimentDesignTests
{
    [Fact]
    public void A_grid_takes_every_combination_and_the_last_factor_changes_fastest() =>
        Assert.Equal(
            [(0.1, 1), (0.1, 5), (0.5, 1), (0.5, 5), (0.9, 1), (0.9, 5)],
            Values("factors: { inertia: { range: [0.1, 0.9], levels: 3 }, scale: { list: [1, 5] } }\ndesign: grid").Select(values => (Math.Round(values[0], 12), values[1])));

    [Fact]
    public void A_grid_takes_five_levels_of_a_range_that_says_nothing_about_it() =>
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], Values("factors: { inertia: { range: [0, 1] } }\ndesign: grid").Select(values => values[0]));

    [Fact]
    public void A_grid_of_whole_numbers_takes_each_once() =>
        Assert.Equal([-1, 0, 1], Values("factors: { inertia: { range: [-1, 1], integer: yes } }\ndesign: grid").Select(values => values[0]));

    [Fact]
    public void A_distribution_without_ends_goes_from_its_first_to_its_last_percentile_in_a_grid()
    {
        var design = Design("factors: { scale: { prior: yes, levels: 3 } }\ndesign: grid");
        var prior = new Sampler(new LogNormal(1, 0.3));

        Assert.Equal([prior.Of(0.01), prior.Of(0.5), prior.Of(0.99)], All(design).Select(values => values[0]));
    }

    [Fact]
    public void One_at_a_time_plays_the_middle_once_and_each_other_level_alone() =>
        Assert.Equal(
            [(0.5, 2), (0, 2), (1, 2), (0.5, 1), (0.5, 3), (0.5, 4)],
            Values("factors: { inertia: { range: [0, 1], levels: 3 }, scale: { list: [1, 2, 3, 4] } }\ndesign: one_at_a_time").Select(values => (values[0], values[1])));

    [Fact]
    public void A_prior_gives_the_inverse_of_its_distribution_function()
    {
        var design = Design("factors: { inertia: prior, growth: prior }\ndesign: { latin_hypercube: 40 }\nrandom_seed: 3");
        var coordinates = new double[2];
        var (inertia, growth) = (new Sampler(new Beta(2, 5, 0, 1)), new Sampler(new Normal(0.06, 0.02) { Range = new(0, 0.12) }));

        Assert.All(Enumerable.Range(0, 40), point =>
        {
            ((UnitPlan)design.Plan!).Coordinates(point, coordinates);
            Assert.Equal([inertia.Of(coordinates[0]), growth.Of(coordinates[1])], ValuesAt(design, point));
        });
    }

    [Fact]
    public void A_range_is_uniform_and_whole_numbers_are_all_as_likely()
    {
        var values = Values("factors: { inertia: { range: [2, 4] }, style: { range: [0, 3], integer: yes } }\ndesign: { latin_hypercube: 400 }");

        Assert.Equal(100, values.Count(point => point[0] is > 2 and < 2.5));
        Assert.Equal([100, 100, 100, 100], Enumerable.Range(0, 4).Select(number => values.Count(point => point[1] == number)));
    }

    [Fact]
    public void The_random_seed_decides_what_is_random_in_a_design()
    {
        const string text = "factors: { inertia: prior }\ndesign: { latin_hypercube: 5 }\nrandom_seed: ";

        Assert.Equal(Values(text + "7"), Values(text + "7"));
        Assert.NotEqual(Values(text + "7"), Values(text + "8"));
        Assert.Equal(Values(text + "1"), Values("factors: { inertia: prior }\ndesign: { latin_hypercube: 5 }"));
        Assert.Equal(0ul, Laboratory.Experiment("random_seed: 0").RandomSeed);
    }

    [Fact]
    public void Points_are_as_they_are_listed() =>
        Assert.Equal(
            [(0.3, 1), (0.1, 0)],
            Values("factors: { inertia: { range: [0, 1] }, protocol: { list: [ultimatum, alternating-offers] } }\ndesign: { list: [{ protocol: alternating-offers, inertia: 0.3 }, { inertia: 0.1, protocol: ultimatum }] }").Select(values => (values[0], values[1])));

    [Fact]
    public void Points_are_as_the_table_has_them()
    {
        using var laboratory = new Laboratory();
        laboratory.Write("models/experiments/points.csv", "growth,\"appetite[north]\"\r\n0.01,0.3\r\n\r\n0.02,4e-1\r\n");

        var design = laboratory.Read("factors: { \"appetite[north]\": prior, growth: prior }\ndesign: { csv: points.csv }").Experiment!.Design;

        Assert.Equal([(0.3, 0.01), (0.4, 0.02)], All(design).Select(values => (values[0], values[1])));
        Assert.Equal(["appetite[north]", "growth"], design.Given!.Names);
    }

    [Fact]
    public void A_condition_drops_points_and_leaves_the_numbers_of_the_others()
    {
        var design = Design("factors: { inertia: { range: [0, 1] }, scale: { list: [1, 5] } }\ndesign: grid\nwhere: \"inertia * scale < 1 and not (inertia^2 == 0) or scale == 5 and max(inertia, 0.9) == 1\"");

        Assert.Equal([(0.25, 1), (0.5, 1), (0.75, 1), (1, 5)], All(design).Select(values => (values[0], values[1])));
        Assert.Equal([2, 4, 6, 9], Enumerable.Range(0, design.Points).Select(design.NumberOf));
    }

    [Fact]
    public void Steps_of_a_trajectory_move_one_factor_or_one_group()
    {
        var design = Design("factors: { inertia: { range: [0, 1], group: slow }, growth: { range: [0, 1] }, scale: { range: [0, 1], group: slow } }\ndesign: { morris: { trajectories: 10 } }");
        var values = All(design);

        Assert.Equal(30, design.Points);
        Assert.All(Enumerable.Range(0, 30).Where(point => point % 3 > 0), point =>
        {
            var moved = Enumerable.Range(0, 3).Where(factor => values[point][factor] != values[point - 1][factor]);
            Assert.Contains(moved.ToArray(), new int[][] { [0, 2], [1] });
        });
        Assert.Equal(["slow", "growth", "slow"], design.Factors.Select(factor => factor.Group));
    }

    [Theory]
    [InlineData("saltelli: { base: 8 }", 8 * 5)]
    [InlineData("saltelli: { base: 8, second_order: yes }", 8 * 8)]
    [InlineData("efast: { samples: 65 }", 3 * 65)]
    [InlineData("morris: { trajectories: 5, levels: 6 }", 5 * 4)]
    [InlineData("sobol: 16", 16)]
    public void A_design_has_as_many_points_as_the_reference_says(string design, int points) =>
        Assert.Equal(points, Design($"factors: {{ inertia: prior, growth: prior, style: prior }}\ndesign: {{ {design} }}").Points);

    [Theory]
    [InlineData("saltelli: { base: 71429 }")]
    [InlineData("sobol: 1000000")]
    [InlineData("latin_hypercube: 1000000")]
    [InlineData("morris: { trajectories: 76924 }")]
    public void A_million_points_are_not_held_and_each_is_computed_by_itself(string text)
    {
        string[] names = ["inertia", "growth", "scale", "distance", "style", "appetite", "cost[northern]", "cost[western]", "cost[caspian]", "reference", "pipe_capacity", "barrels"];
        using var laboratory = new Laboratory();
        var factors = $"samples: 1\nfactors: {{ {string.Join(", ", names.Select(name => $"\"{name}\": {{ range: [0, 1] }}"))} }}\n";
        laboratory.Read(factors + "design: { sobol: 2 }");
        var (_, two) = Allocated(() => laboratory.Read(factors + "design: { sobol: 2 }"));

        var (read, million) = Allocated(() => laboratory.Read(factors + $"design: {{ {text} }}"));

        var design = read.Experiment!.Design;
        Assert.InRange(design.Points, 1_000_000, 1_100_000);
        Assert.InRange(million - two, long.MinValue, 5_000_000); // by this thread alone: others test beside it
        int[] points = [999_999, 0, 31_415, 500_000];
        var once = points.Select(point => ValuesAt(design, point)).ToArray();
        var again = new double[points.Length][];
        Parallel.For(0, points.Length, i => again[i] = ValuesAt(design, points[i]));
        Assert.Equal(once, again);
        Assert.Equal(points.Length, once.Select(values => values[0] + (2 * values[1])).Distinct().Count());
    }

    private static (T Result, long Bytes) Allocated<T>(Func<T> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = work();
        return (result, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ExperimentDesign Design(string text) => Laboratory.Experiment(text).Design;

    private static List<double[]> Values(string text) => All(Design(text));

    private static List<double[]> All(ExperimentDesign design) => [.. Enumerable.Range(0, design.Points).Select(point => ValuesAt(design, point))];

    private static double[] ValuesAt(ExperimentDesign design, int point)
    {
        var values = new double[design.Factors.Length];
        design.Values(point, values);
        return values;
    }
}
