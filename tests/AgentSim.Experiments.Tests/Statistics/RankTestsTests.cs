using System.Text.Json;
using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

/// <summary>SciPy 1.10.1, statsmodels 0.13.5: statistics and p-values of two groups.</summary>
public class RankTestsTests
{
    private static readonly double[] X = [12.1, 9.8, 15.3, 11.0, 13.7, 10.2, 14.8, 9.9, 12.5, 16.1, 11.7, 13.3];
    private static readonly double[] Y = [10.4, 8.9, 11.2, 12.0, 9.1, 10.0, 8.7, 11.9, 9.5, 10.8, 12.6, 9.3, 7.9, 10.1];

    private static readonly Gen<double[]> Values = Gen.Int[-20, 20].Select(i => i / 4.0).Array[2, 25];

    [Theory]
    [InlineData("small_noties")]
    [InlineData("ties")]
    public void Mann_Whitney_is_that_of_SciPy(string name)
    {
        var (x, y, expected) = Case(name);
        foreach (var (alternative, word) in Alternatives)
        {
            Same(expected, $"mwu_{word}_asymptotic_cc1", "U1", MannWhitney.Normal(x, y, alternative, Continuity.Corrected));
            Same(expected, $"mwu_{word}_asymptotic_cc0", "U1", MannWhitney.Normal(x, y, alternative, Continuity.Plain));
            if (name == "small_noties") Same(expected, $"mwu_{word}_exact", "U1", MannWhitney.Exact(x, y, alternative));
        }
    }

    [Theory]
    [InlineData("small_noties")]
    [InlineData("ties")]
    public void Kolmogorov_Smirnov_is_that_of_SciPy(string name)
    {
        var (x, y, expected) = Case(name);
        // SciPy's "greater" says that the first's distribution function is, and so its values less.
        foreach (var (alternative, word) in new[] { (Alternative.TwoSided, "two-sided"), (Alternative.Less, "greater"), (Alternative.Greater, "less") })
        {
            Same(expected, $"ks_{word}_exact", "D", KolmogorovSmirnov.Exact(x, y, alternative));
            Same(expected, $"ks_{word}_asymp", "D", KolmogorovSmirnov.Asymptotic(x, y, alternative));
        }
    }

    [Theory]
    [InlineData("small_noties")]
    [InlineData("ties")]
    public void Brunner_Munzel_is_that_of_SciPy(string name)
    {
        var (x, y, expected) = Case(name);
        foreach (var (alternative, word) in Alternatives) Same(expected, $"brunnermunzel_{word}", "W", BrunnerMunzel.Test(x, y, alternative));
    }

    [Theory]
    [InlineData("small_noties")]
    [InlineData("ties")]
    public void Effect_sizes_and_Welch_are_those_of_SciPy(string name)
    {
        var (x, y, expected) = Case(name);
        Validation.Same(expected.Number("A12"), EffectSize.Superiority(x, y));
        Validation.Same(expected.Number("cliffs_delta"), (2 * EffectSize.Superiority(x, y)) - 1);
        Validation.Same(expected.Number("hodges_lehmann_shift_x_minus_y"), EffectSize.HodgesLehmann(x, y));
        Validation.Same(expected.Number("cohen_d"), EffectSize.Cohen(x, y));
        Validation.Same(expected.Number("hedges_g_approx"), EffectSize.Hedges(x, y));
        Same(expected, "welch_t", "t", StudentTest.Welch(x, y, Alternative.TwoSided));
    }

    /// <summary>The same numbers as in the file, so that something is tested where it is not there.</summary>
    [Fact]
    public void A_small_case_without_ties_is_that_of_SciPy()
    {
        Assert.Equal(new TestOutcome(137, 0.0053859614608032964), Rounded(MannWhitney.Test(X, Y, Alternative.TwoSided), 0.0053859614608032964));
        Validation.Same(0.044467316234714276, KolmogorovSmirnov.Test(X, Y, Alternative.TwoSided).PValue);
        Validation.Same(0.0010863525007878821, BrunnerMunzel.Test(X, Y, Alternative.TwoSided).PValue);
    }

    [Fact]
    public void Groups_in_the_other_order_mirror_Mann_Whitney() => Gen.Select(Values, Values).Sample((x, y) =>
    {
        var (one, two) = (MannWhitney.Test(x, y, Alternative.TwoSided), MannWhitney.Test(y, x, Alternative.TwoSided));
        Validation.Same(x.Length * y.Length, one.Statistic + two.Statistic);
        Validation.Same(one.PValue, two.PValue);
        Validation.Same(MannWhitney.Test(x, y, Alternative.Greater).PValue, MannWhitney.Test(y, x, Alternative.Less).PValue);
    });

    [Fact]
    public void What_counts_is_order_only() => Gen.Select(Values, Values).Sample((x, y) =>
    {
        double[] Cubed(double[] values) => [.. values.Select(value => value * value * value)];
        Assert.Equal(MannWhitney.Test(x, y, Alternative.TwoSided), MannWhitney.Test(Cubed(x), Cubed(y), Alternative.TwoSided));
        Assert.Equal(BrunnerMunzel.Test(x, y, Alternative.Greater), BrunnerMunzel.Test(Cubed(x), Cubed(y), Alternative.Greater));
        Assert.Equal(KolmogorovSmirnov.Test(x, y, Alternative.TwoSided), KolmogorovSmirnov.Test(Cubed(x), Cubed(y), Alternative.TwoSided));
    });

    [Fact]
    public void P_values_are_from_0_to_1() => Gen.Select(Values, Values).Sample((x, y) =>
    {
        foreach (var (alternative, _) in Alternatives)
        {
            Assert.InRange(MannWhitney.Test(x, y, alternative).PValue, 0, 1);
            Assert.InRange(MannWhitney.Exact(x, y, alternative).PValue, 0, 1 + 1e-12);
            Assert.InRange(BrunnerMunzel.Test(x, y, alternative).PValue, 0, 1);
            Assert.InRange(KolmogorovSmirnov.Exact(x, y, alternative).PValue, 0, 1);
            Assert.InRange(KolmogorovSmirnov.Asymptotic(x, y, alternative).PValue, 0, 1);
        }
    });

    /// <summary>All 252 ways to choose 5 of 10 ranks, counted.</summary>
    [Fact]
    public void Exact_p_values_are_shares_of_all_permutations()
    {
        double[] x = [3.1, 4.4, 1.7, 9.2, 6.6];
        double[] y = [2.2, 5.9, 8.8, 0.4, 7.5];
        var exact = MannWhitney.Exact(x, y, Alternative.Greater);
        var counted = PermutationTest.OfTwo(x, y, (a, b) => MannWhitney.Exact(a, b, Alternative.Greater).Statistic, Alternative.Greater, new(1000, 0));
        Validation.Same(counted.PValue, exact.PValue);
        var distance = KolmogorovSmirnov.Exact(x, y, Alternative.TwoSided);
        Validation.Same(PermutationTest.OfTwo(x, y, KolmogorovSmirnov.Distance, Alternative.Greater, new(1000, 0)).PValue, distance.PValue);
    }

    [Fact]
    public void The_exact_and_the_limiting_Kolmogorov_distribution_meet()
    {
        for (var d = 0.05; d < 0.2; d += 0.01)
            Assert.Equal(KolmogorovDistribution.Above(140, d), KolmogorovDistribution.Above(141, d + (d * (Math.Sqrt(140.0 / 141) - 1))), 1e-3);
    }

    [Fact]
    public void Missing_values_are_refused_with_their_place()
    {
        var error = Assert.Throws<ArgumentException>(() => MannWhitney.Test([1, double.NaN], [2, 3], Alternative.TwoSided));
        Assert.StartsWith("Value 1 is missing. Leave out missing values, from pairs both of them.", error.Message);
    }

    private static (Alternative, string)[] Alternatives => [(Alternative.TwoSided, "two-sided"), (Alternative.Less, "less"), (Alternative.Greater, "greater")];

    private static (double[] X, double[] Y, JsonElement Expected) Case(string name)
    {
        var all = Validation.Json("statistics.json");
        var data = all.GetProperty("datasets").GetProperty(name);
        return (data.GetProperty("x").Numbers(), data.GetProperty("y").Numbers(), all.GetProperty(name));
    }

    private static void Same(JsonElement all, string name, string statistic, TestOutcome actual)
    {
        if (!all.TryGetProperty(name, out var expected)) return;
        Validation.Same(expected.Number(statistic), actual.Statistic);
        Validation.Same(expected.Number("p"), actual.PValue);
    }

    private static TestOutcome Rounded(TestOutcome result, double p) => Math.Abs(result.PValue - p) < 1e-12 ? result with { PValue = p } : result;
}
