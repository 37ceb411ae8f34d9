using System.Text.Json;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Sensitivity;
using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Chance;
using CsCheck;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Tests.Sensitivity;

public class SobolAnalysisTests
{
    private static readonly Resampling Hundred = new(100, 0);

    [Fact]
    public void Indices_on_a_fixed_sample_are_those_of_SALib()
    {
        var expected = Validation.Json("sensitivity/expected.json").GetProperty("sobol_ishigami_n1024_2nd");
        var outputs = Validation.Columns("sensitivity/sobol_ishigami_n1024_2nd.csv")[3];
        var found = SobolAnalysis.Of(SaltelliDesign.Plain(Functions.Three, 1024, SobolOrder.SecondToo, 0), outputs, 0.95, new(1000, 0));
        Validation.Same(expected.GetProperty("S1").Numbers(), [.. found.Groups.Select(index => index.First.Value)]);
        Validation.Same(expected.GetProperty("ST").Numbers(), [.. found.Groups.Select(index => index.Total.Value)]);
        Near(expected.GetProperty("S1_conf").Numbers(), found.Groups.Select(index => index.First.Interval.HalfWidth));
        Near(expected.GetProperty("ST_conf").Numbers(), found.Groups.Select(index => index.Total.Interval.HalfWidth));
        double[] Upper(JsonElement rows) => [rows[0][1].GetDouble(), rows[0][2].GetDouble(), rows[1][2].GetDouble()];
        Validation.Same(Upper(expected.GetProperty("S2")), [.. found.Pairs.Select(pair => pair.Share.Value)]);
        Near(Upper(expected.GetProperty("S2_conf")), found.Pairs.Select(pair => pair.Share.Interval.HalfWidth));
        Assert.Equal([("x1", "x2"), ("x1", "x3"), ("x2", "x3")], found.Pairs.Select(pair => (pair.First, pair.Second)));
    }

    /// <summary>Ishigami and Homma (1990), a = 7, b = 0.1: shares of variance from the formula.</summary>
    [Fact]
    public void Indices_of_Ishigamis_function_come_near_to_the_formula()
    {
        var plan = SaltelliDesign.Scrambled(Functions.Three, 4096, SobolOrder.SecondToo, 3);
        var found = SobolAnalysis.Of(plan, Functions.On(plan, Functions.Ishigami), 0.95, Hundred);
        Near(0.01, [0.31390519114781146, 0.4424111447900409, 0], found.Groups.Select(index => index.First.Value));
        Near(0.01, [0.5575888552099592, 0.4424111447900409, 0.24368366406214773], found.Groups.Select(index => index.Total.Value));
        Near(0.02, [0, 0.24368366406214773, 0], found.Pairs.Select(pair => pair.Share.Value));
    }

    /// <summary>Sobol's G function with a = 0, 1, 4.5, 9, 99, 99, 99, 99: Saltelli and others (2008), 4.5.</summary>
    [Fact]
    public void Indices_of_the_G_function_come_near_to_the_formula()
    {
        double[] a = [0, 1, 4.5, 9, 99, 99, 99, 99];
        var plan = SaltelliDesign.Scrambled(FactorGroups.Of(Enumerable.Range(1, 8).Select(i => $"x{i}")), 4096, SobolOrder.FirstAndTotal, 0);
        var found = SobolAnalysis.Of(plan, Functions.On(plan, x => Functions.G(x, a)), 0.95, Hundred);
        Near(0.02, [0.7161921688790338, 0.17904804221975845, 0.0236757741778193, 0.007161921688790339, 0, 0, 0, 0], found.Groups.Select(index => index.First.Value));
        Near(0.02, [0.7871441266592755, 0.24219819281823862, 0.03431691015408285, 0.01046038706523954, 0, 0, 0, 0], found.Groups.Select(index => index.Total.Value));
    }

    [Fact]
    public void Factors_in_a_group_are_judged_together()
    {
        var plan = SaltelliDesign.Scrambled(FactorGroups.Of(["ends", "x2", "ends"]), 4096, SobolOrder.FirstAndTotal, 0);
        var found = SobolAnalysis.Of(plan, Functions.On(plan, Functions.Ishigami), 0.95, Hundred);
        Near(0.01, [0.5575888552099592, 0.4424111447900409], found.Groups.Select(index => index.First.Value));
    }

    [Fact]
    public void Shares_of_a_sum_of_factors_add_up_to_all_of_it() => Gen.Select(Gen.Double[0.5, 3].Array[4], Gen.ULong[0, 100]).Sample((weights, seed) =>
    {
        var plan = SaltelliDesign.Scrambled(FactorGroups.Of(["a", "b", "c", "d"]), 1024, SobolOrder.FirstAndTotal, seed);
        var found = SobolAnalysis.Of(plan, Functions.On(plan, x => x.Zip(weights, (value, weight) => value * weight).Sum()), 0.95, new(2, 0));
        var squares = weights.Sum(weight => weight * weight);
        Near(0.03, [.. weights.Select(weight => weight * weight / squares)], found.Groups.Select(index => index.First.Value));
        Near(0.03, [.. weights.Select(weight => weight * weight / squares)], found.Groups.Select(index => index.Total.Value));
        Assert.Equal(1, found.Groups.Sum(index => index.First.Value), 0.05);
    }, iter: 10);

    [Fact]
    public void A_factor_that_does_nothing_has_no_total_index()
    {
        var plan = SaltelliDesign.Scrambled(Functions.Three, 256, SobolOrder.FirstAndTotal, 0);
        var found = SobolAnalysis.Of(plan, Functions.On(plan, x => x[0] * x[1]), 0.95, Hundred);
        Assert.Equal(0, found.Groups[2].First.Value);
        Assert.Equal(0, found.Groups[2].Total.Value);
    }

    [Fact]
    public void The_share_of_chance_is_reported_apart()
    {
        // Variance of x1 + x2 uniform is 1/6; chance adds 1/12 for each history, independent between points.
        var plan = SaltelliDesign.Scrambled(FactorGroups.Of(["a", "b"]), 1024, SobolOrder.FirstAndTotal, 0);
        var (draws, luck) = (new Draws(7), Stream.Named("test"));
        var sums = Functions.On(plan, x => x[0] + x[1]);
        double[] outputs = [.. sums.SelectMany((sum, point) => Enumerable.Range(0, 8).Select(r => sum + draws.Uniform(luck, (uint)point, (uint)r, 0, 0)))];
        var chance = VarianceComponents.Of(Groups.BySample(outputs, 8), 0.95);
        Assert.Equal(1.0 / 3, chance.ChanceShare, 0.02);
        Assert.Equal(1.0 / 12, chance.Chance, 0.003);
        var found = SobolAnalysis.Of(plan, [.. outputs.Chunk(8).Select(point => point.Average())], 0.95, Hundred);
        // Means still hold 1/17 chance, which total indices count as well.
        Near(0.04, [8.0 / 17, 8.0 / 17], found.Groups.Select(index => index.First.Value));
        Near(0.04, [9.0 / 17, 9.0 / 17], found.Groups.Select(index => index.Total.Value));
    }

    [Fact]
    public void A_failed_history_costs_its_base_point_and_nothing_else()
    {
        var plan = SaltelliDesign.Scrambled(Functions.Three, 512, SobolOrder.FirstAndTotal, 1);
        var outputs = Functions.On(plan, Functions.Ishigami);
        outputs[13] = double.NaN;
        var found = SobolAnalysis.Of(plan, outputs, 0.95, Hundred);
        Assert.Equal(1, found.Dropped);
        Near(0.1, [0.5575888552099592, 0.4424111447900409, 0.24368366406214773], found.Groups.Select(index => index.Total.Value));
    }

    [Fact]
    public void A_negative_index_is_explained()
    {
        SobolIndex Of(double value, double half) => new("x3", new(value, half / 2, new(value - half, value + half, 0.95)), new(0.2, 0.01, new(0.18, 0.22, 0.95)));
        Assert.Null(Of(0.1, 0.2).Remark);
        Assert.Equal("An index of x3 is below 0 by chance of sampling: its interval holds 0, so the share is too small to be told from none.", Of(-0.01, 0.05).Remark);
        Assert.Equal("An index of x3 is below 0, and its interval does not hold 0: there are too few base points for this measure.", Of(-0.2, 0.05).Remark);
    }

    [Fact]
    public void A_measure_that_never_varies_has_no_shares()
    {
        var plan = SaltelliDesign.Scrambled(Functions.Three, 8, SobolOrder.FirstAndTotal, 1);
        var error = Assert.Throws<ArgumentException>(() => SobolAnalysis.Of(plan, Functions.On(plan, _ => 2), 0.95, Hundred));
        Assert.StartsWith("The measure is the same at all points: there is no variance to divide.", error.Message);
    }

    private static void Near(double[] halfWidths, IEnumerable<double> actual) =>
        Assert.All(halfWidths.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.25 * pair.First));

    private static void Near(double tolerance, double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
}
