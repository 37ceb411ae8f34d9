using AgentSim.Experiments.Comparing;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Tests;

public class ComparedArmsTests
{
    private static readonly double[] One = [0.2, 0.9, 0.4, 0.7, 0.1, 0.6, 0.8, 0.3], Other = [0.1, 0.5, 0.45, 0.2, 0.15, 0.1, 0.35, 0.4];
    private static readonly int[] Alone = [.. Enumerable.Range(0, 8)];

    [Fact]
    public void Histories_that_share_their_luck_are_compared_one_by_one()
    {
        var compared = Compare(Pairing.ByHistory, new RecordedQuantity("m", false, new(One, Alone), new(Other, Alone)))[0];
        double[] differences = [.. One.Zip(Other, (a, b) => a - b)];
        Assert.Equal(StudentTest.Mean(differences, 0.95).StandardError, compared.Difference.StandardError, 1e-12);
        Assert.Equal(ClusterBootstrap.OfMean(new(differences.Select(difference => new[] { difference })), 0.95, new(2000, 1)).Interval, compared.Difference.Interval);
        Assert.Equal((0.5, 0.28125, 0.21875), (compared.First, compared.Second, compared.Difference.Value));
        Assert.Equal((EffectSize.CohenOfPairs(differences), EffectSize.Superiority(One, Other)), (compared.CohensD, compared.Superiority));
        Assert.Equal(("Wilcoxon", WilcoxonSignedRank.Test(differences, Alternative.TwoSided).PValue), (compared.Test, compared.PValue));
    }

    [Fact]
    public void Arms_with_luck_of_their_own_are_compared_as_groups_of_any_size()
    {
        var five = Other.AsSpan(..5).ToArray();
        var compared = Compare(Pairing.None, new RecordedQuantity("m", false, new(One, Alone), new(five, Alone.AsSpan(..5).ToArray())))[0];
        Assert.Equal((8, 5), (compared.FirstCount, compared.SecondCount));
        Assert.Equal(("Brunner-Munzel", BrunnerMunzel.Test(One, five, Alternative.TwoSided).PValue), (compared.Test, compared.PValue));
        Assert.Equal(StudentTest.Welch(One, five, Alternative.TwoSided).Statistic, compared.Difference.Value / compared.Difference.StandardError, 1e-12);
    }

    [Fact]
    public void Shares_of_single_histories_have_McNemars_test_where_they_are_paired_and_Newcombes_interval_where_not()
    {
        double[] first = [1, 1, 1, 1, 0, 0, 1, 1], second = [1, 0, 0, 0, 0, 1, 0, 0];
        var quantity = new RecordedQuantity("p", true, new(first, Alone), new(second, Alone));
        var (paired, unpaired) = (Compare(Pairing.ByHistory, quantity)[0], Compare(Pairing.None, quantity)[0]);
        var table = new PairedCounts(1, 5, 1, 1);
        Assert.Equal(("McNemar", McNemar.MidP(table).PValue, 0.5), (paired.Test, paired.PValue, paired.Difference.Value));
        Assert.Equal(("Brunner-Munzel", ProportionDifference.Newcombe(new(6, 8), new(2, 8), 0.95)), (unpaired.Test, unpaired.Difference));
    }

    [Fact]
    public void Copies_of_histories_within_samples_make_nothing_surer()
    {
        const int Copies = 30;
        static double[] Copied(double[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, Copies))];
        int[] samples = [.. Enumerable.Range(0, 8 * Copies).Select(row => row / Copies)];
        foreach (var (pairing, isPattern) in new[] { (Pairing.ByHistory, false), (Pairing.None, false), (Pairing.ByHistory, true), (Pairing.None, true) })
        {
            var (one, other) = isPattern ? (Array.ConvertAll(One, Rounded), Array.ConvertAll(Other, Rounded)) : (One, Other);
            var single = Compare(pairing, new RecordedQuantity("m", false, new(one, Alone), new(other, Alone)))[0];
            var copies = Compare(pairing, new RecordedQuantity("m", isPattern, new(Copied(one), samples), new(Copied(other), samples)))[0];
            Assert.Equal(single.PValue, copies.PValue, 1e-9);
            Assert.Equal(single.Difference.StandardError, copies.Difference.StandardError, 1e-9);
        }

        static double Rounded(double value) => value > 0.38 ? 1 : 0;
    }

    [Fact]
    public void Other_tests_and_intervals_are_those_of_the_means_of_samples()
    {
        var quantity = new RecordedQuantity("m", false, new(One, Alone), new(Other, Alone));
        var (paired, unpaired) = (FurtherTests.Of(quantity, Pairing.ByHistory), FurtherTests.Of(quantity, Pairing.None));
        double[] differences = [.. One.Zip(Other, (a, b) => a - b)];
        Assert.Equal(
            [("Wilcoxon", WilcoxonSignedRank.Test(differences, Alternative.TwoSided).PValue), ("Student's t of pairs", StudentTest.Paired(differences, Alternative.TwoSided).PValue)],
            paired.Tests.Select(test => (test.Name, test.PValue)));
        Assert.Equal(
            [
                ("Mann-Whitney", MannWhitney.Test(One, Other, Alternative.TwoSided).PValue), ("Kolmogorov-Smirnov", KolmogorovSmirnov.Test(One, Other, Alternative.TwoSided).PValue),
                ("Brunner-Munzel", BrunnerMunzel.Test(One, Other, Alternative.TwoSided).PValue), ("Welch's t", StudentTest.Welch(One, Other, Alternative.TwoSided).PValue),
            ],
            unpaired.Tests.Select(test => (test.Name, test.PValue)));
        Assert.Equal(EffectSize.HodgesLehmann(One, Other), unpaired.Intervals.Single(interval => interval.Name == "Hodges-Lehmann").Estimate.Value);
        Assert.Equal(2.25, EffectSize.HodgesLehmannOfPairs([1, 4, 2])); // of 1, 1.5, 2, 2.5, 3, 4

        double[] copies = [.. One.SelectMany(value => new[] { value, value })], others = [.. Other.SelectMany(value => new[] { value, value })];
        int[] samples = [.. Enumerable.Range(0, 16).Select(row => row / 2)];
        Assert.Equal(paired.Tests, FurtherTests.Of(new("m", false, new(copies, samples), new(others, samples)), Pairing.ByHistory).Tests);
    }

    [Fact]
    public void Shares_of_single_histories_have_exact_tests_and_intervals_too()
    {
        double[] first = [1, 1, 1, 1, 0, 0, 1, 1], second = [1, 0, 0, 0, 0, 1, 0, 0];
        var quantity = new RecordedQuantity("p", true, new(first, Alone), new(second, Alone));
        var (paired, unpaired, table) = (FurtherTests.Of(quantity, Pairing.ByHistory), FurtherTests.Of(quantity, Pairing.None), new PairedCounts(1, 5, 1, 1));
        Assert.Equal(McNemar.Exact(table).PValue, paired.Tests.Single(test => test.Name == "McNemar, exact").PValue);
        Assert.Equal(ProportionDifference.NewcombePaired(table, 0.95), paired.Intervals.Single(interval => interval.Name == "Newcombe, paired").Estimate);
        Assert.Equal(ProportionDifference.Newcombe(new(6, 8), new(2, 8), 0.95), unpaired.Intervals.Single(interval => interval.Name == "Newcombe").Estimate);
        Assert.Equal(ProportionInterval.ClopperPearson(6, 8, 0.95), unpaired.Intervals.Single(interval => interval.Name == "Clopper-Pearson, of A").Estimate.Interval);
    }

    [Fact]
    public void Distributions_have_bands_for_as_many_values_as_there_are_samples()
    {
        double[] twice = [.. One.SelectMany(value => new[] { value, value })];
        var steps = ComparedDistributions.Of(new("m", false, new(twice, [.. Enumerable.Range(0, 16).Select(row => row / 2)]), new(Other, Alone))).ToArray();
        Assert.Equal(One.Concat(Other).Distinct().Order(), steps.Select(step => step.Value));
        var step = steps.Single(step => step.Value == 0.4);
        Assert.Equal((0.5, 0.75), (step.First.Value, step.Second.Value)); // 0.1 to 0.4 of the first; of the second all but 0.45 and 0.5
        var half = Math.Sqrt(Math.Log(2 / 0.05) / 16);
        Assert.Equal(0.5 - half, step.First.Interval.Low, 1e-12);
        Assert.Equal(1, steps[^1].Second.Interval.High);
    }

    [Fact]
    public void What_is_missing_in_either_arm_is_left_out_and_with_nothing_left_there_is_no_test()
    {
        double[] gaps = [double.NaN, .. Other[1..7], double.NaN], nothing = [.. Enumerable.Repeat(double.NaN, 8)];
        var compared = Compare(
            Pairing.ByHistory, new RecordedQuantity("some", false, new(One, Alone), new(gaps, Alone)), new RecordedQuantity("none", false, new(One, Alone), new(nothing, Alone)));
        Assert.Equal((6, "Wilcoxon"), (compared[0].FirstCount, compared[0].Test));
        Assert.Equal((0, "none", true), (compared[1].FirstCount, compared[1].Test, double.IsNaN(compared[1].AdjustedPValue)));
        Assert.Equal(compared[0].PValue, compared[0].AdjustedPValue);
    }

    [Fact]
    public void P_values_are_adjusted_after_Holm_for_all_that_is_compared()
    {
        var quantities = new[] { 0.4, 0.05, 0.0 }.Select((shift, i) =>
            new RecordedQuantity($"m{i}", false, new(Array.ConvertAll(One, value => value + shift), Alone), new(Other, Alone))).ToArray();
        var compared = Compare(Pairing.ByHistory, quantities);
        Assert.Equal(MultipleComparisons.Adjust([.. compared.Select(quantity => quantity.PValue)], Adjustment.Holm), compared.Select(quantity => quantity.AdjustedPValue));
        Assert.True(compared[0].AdjustedPValue > compared[0].PValue);
    }

    private static System.Collections.Immutable.ImmutableArray<ComparedQuantity> Compare(Pairing pairing, params RecordedQuantity[] quantities) => ComparedArms.Of(quantities, pairing, 1);
}
