using AgentSim.Experiments.Statistics;
using CsCheck;

namespace AgentSim.Experiments.Tests.Statistics;

public class MultipleComparisonsTests
{
    private static readonly (string, Adjustment)[] Names =
    [
        ("bonferroni", Adjustment.Bonferroni), ("holm", Adjustment.Holm), ("holm-sidak", Adjustment.HolmSidak), ("hommel", Adjustment.Hommel),
        ("simes-hochberg", Adjustment.Hochberg), ("fdr_bh", Adjustment.BenjaminiHochberg), ("fdr_by", Adjustment.BenjaminiYekutieli),
    ];

    private static readonly Gen<double[]> PValues = Gen.Double[0, 1].Array[1, 12];

    [Fact]
    public void Adjusted_p_values_are_those_of_statsmodels()
    {
        var expected = Validation.Json("statistics.json").GetProperty("multitest");
        foreach (var (name, adjustment) in Names)
            Validation.Same(expected.GetProperty(name).GetProperty("adj").Numbers(), MultipleComparisons.Adjust(expected.GetProperty("p").Numbers(), adjustment));
    }

    /// <summary>Benjamini and Hochberg, JRSS B 57 (1995) 289-300, section 4: at 0.05 four of the fifteen are found, of which Holm finds three.</summary>
    [Fact]
    public void The_example_of_Benjamini_and_Hochberg_has_four_discoveries()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];
        Assert.Equal(4, MultipleComparisons.Adjust(p, Adjustment.BenjaminiHochberg).Count(value => value <= 0.05));
        Assert.Equal(3, MultipleComparisons.Adjust(p, Adjustment.Holm).Count(value => value <= 0.05));
    }

    [Fact]
    public void Adjusting_keeps_the_order_and_never_lowers_a_p_value() => Gen.Select(PValues, Gen.Enum<Adjustment>()).Sample((p, adjustment) =>
    {
        var adjusted = MultipleComparisons.Adjust(p, adjustment);
        for (var i = 0; i < p.Length; i++)
        {
            Assert.InRange(adjusted[i], p[i] - 1e-12, 1);
            for (var j = 0; j < p.Length; j++) Assert.True(p[i] > p[j] || adjusted[i] <= adjusted[j] + 1e-12);
        }
    });

    [Fact]
    public void Some_are_never_more_timid_than_others() => PValues.Sample(p =>
    {
        double[] Of(Adjustment adjustment) => MultipleComparisons.Adjust(p, adjustment);
        bool NotAbove(Adjustment less, Adjustment more) => Of(less).Zip(Of(more)).All(pair => pair.First <= pair.Second + 1e-12);
        Assert.True(NotAbove(Adjustment.Holm, Adjustment.Bonferroni));
        Assert.True(NotAbove(Adjustment.Hochberg, Adjustment.Holm));
        Assert.True(NotAbove(Adjustment.Hommel, Adjustment.Hochberg));
        Assert.True(NotAbove(Adjustment.BenjaminiHochberg, Adjustment.Hommel));
        Assert.True(NotAbove(Adjustment.BenjaminiHochberg, Adjustment.BenjaminiYekutieli));
    });

    [Fact]
    public void One_test_alone_is_left_as_it_is() =>
        Gen.Select(Gen.Double[0, 1], Gen.Enum<Adjustment>()).Sample((p, adjustment) => Validation.Same(p, MultipleComparisons.Adjust([p], adjustment)[0]));
}
