using System.Text.Json;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Sensitivity;
using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Sensitivity;

public class MorrisScreeningTests
{
    private static readonly Resampling Thousand = new(1000, 0);

    [Theory]
    [InlineData("morris_ishigami_t200_l4", nameof(EffectScale.Range))]
    [InlineData("morris_ishigami_t200_l4_scaled", nameof(EffectScale.Deviation))]
    public void Effects_on_a_fixed_sample_are_those_of_SALib(string name, string scale)
    {
        var expected = Validation.Json("sensitivity/expected.json").GetProperty(name);
        var columns = Validation.Columns("sensitivity/morris_ishigami_t200_l4.csv");
        double[] PointOf(int row) => [.. columns[..3].Select(column => column[row])];
        Same(expected, ElementaryEffects.Of(Functions.Three, PointOf, columns[3], 2.0 / 3, Enum.Parse<EffectScale>(scale)), Functions.Three);
    }

    /// <summary>Saltelli and others, Global Sensitivity Analysis: The Primer (2008), p. 138.</summary>
    [Fact]
    public void Effects_of_the_book_s_example_are_those_of_the_book()
    {
        double[][] points =
        [
            [0, 1], [0, 3], [2, 3], [0, 1], [2, 1], [2, 3], [2, 0], [2, 2], [0, 2], [1, 3], [3, 3], [3, 1], [1, 3], [1, 1], [3, 1], [1, 2], [1, 0], [3, 0],
        ];
        double[] outputs = [0.97, 0.71, 2.39, 0.97, 2.3, 2.39, 1.87, 2.4, 0.87, 2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.2, 1.87, 1.0];
        var groups = FactorGroups.Of(["a", "b"]);
        var effects = ElementaryEffects.Of(groups, row => points[row], outputs, 2.0 / 3, EffectScale.Range);
        var found = MorrisScreening.Summarise(groups, effects, 0.95, Thousand);
        Validation.Same([0.65, 0.21], [.. found.Select(effect => effect.Mean)]);
        Validation.Same([1.62, 0.35], [.. found.Select(effect => effect.Absolute.Value)]);
        Validation.Same([1.794107020219251, 0.41199514560246936], [.. found.Select(effect => effect.Deviation)]);
    }

    [Fact]
    public void Effects_of_a_linear_function_are_its_coefficients_and_do_not_vary() => Gen.Select(Gen.Double[-3, 3].Array[3], Gen.ULong, Gen.Int[1, 4]).Sample((weights, seed, half) =>
    {
        var plan = new MorrisTrajectories(Functions.Three, 6, 2 * half, seed);
        var found = MorrisScreening.Of(plan, Functions.On(plan, x => x.Zip(weights, (value, weight) => value * weight).Sum()), EffectScale.Range, 0.95, new(10, 0));
        for (var i = 0; i < 3; i++)
        {
            Validation.Same(weights[i], found[i].Mean);
            Validation.Same(Math.Abs(weights[i]), found[i].Absolute.Value);
            Assert.InRange(found[i].Deviation, 0, 1e-9);
            Assert.InRange(found[i].Absolute.Interval.HalfWidth, 0, 1e-9);
        }
    }, iter: 20);

    [Fact]
    public void A_group_has_the_effect_of_all_its_factors_and_no_direction()
    {
        var plan = new MorrisTrajectories(FactorGroups.Of(["pair", "pair", "other"]), 400, 4, 0);
        var found = MorrisScreening.Of(plan, Functions.On(plan, x => x[0] + (3 * x[1]) + (2 * x[2])), EffectScale.Range, 0.95, Thousand);
        // Both up or both down: 4. Against each other: 2.
        Assert.Equal(3, found[0].Absolute.Value, 0.15);
        Assert.True(double.IsNaN(found[0].Mean));
        Assert.Equal(2, found[1].Mean, 1e-9);
    }

    [Fact]
    public void A_trajectory_with_a_failed_history_is_left_out()
    {
        var plan = new MorrisTrajectories(Functions.Three, 10, 4, 0);
        var outputs = Functions.On(plan, x => 5 * x[1]);
        outputs[7] = double.NaN;
        Validation.Same(5, MorrisScreening.Of(plan, outputs, EffectScale.Range, 0.95, Thousand)[1].Mean);
    }

    private static void Same(JsonElement expected, double[][] effects, FactorGroups groups)
    {
        var found = MorrisScreening.Summarise(groups, effects, 0.95, Thousand);
        Validation.Same(expected.GetProperty("mu").Numbers(), [.. found.Select(effect => effect.Mean)]);
        Validation.Same(expected.GetProperty("mu_star").Numbers(), [.. found.Select(effect => effect.Absolute.Value)]);
        Validation.Same(expected.GetProperty("sigma").Numbers(), [.. found.Select(effect => effect.Deviation)]);
        Assert.All(expected.GetProperty("mu_star_conf").Numbers().Zip(found), pair => Assert.Equal(pair.First, pair.Second.Absolute.Interval.HalfWidth, (0.25 * pair.First) + 1e-9));
    }
}
