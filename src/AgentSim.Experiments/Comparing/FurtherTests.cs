using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Comparing;

/// <summary>
/// What other tests and intervals say of how two arms compare, for those who want to see whether a finding hangs on the test. Samples are the units, as in <see cref="ComparedArms"/>: what has several histories stands with its
/// mean. No p-value here is adjusted: to choose among them by what they say is no test.
/// </summary>
public static class FurtherTests
{
    private const double Confidence = Judgement.Confidence;
    private const int FewestUnits = 2;

    // Its pairs of pairs are held in memory: 2,000 units have 2 million.
    private const int MostUnitsOfShift = 2000;

    /// <summary>Paired: Wilcoxon, Student's t, the shift of Hodges and Lehmann, and of shares McNemar and Newcombe. Not paired: Mann-Whitney, Kolmogorov-Smirnov, Brunner-Munzel, Welch, the shift, and of shares Newcombe. Of shares of single histories, Clopper-Pearson of each arm.</summary>
    /// <param name="quantity">What the arms recorded.</param>
    /// <param name="pairing">Whether the rows of both arms are the same histories.</param>
    public static FurtherResults Of(RecordedQuantity quantity, Pairing pairing) => pairing == Pairing.ByHistory ? Paired(quantity) : Unpaired(quantity);

    private static FurtherResults Paired(RecordedQuantity quantity)
    {
        var (first, second, samples) = ComparedArms.KnownPairs(quantity);
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var units = ComparedArms.Units(differences, samples);
        if (units.Length < FewestUnits) return new(quantity.Name, quantity.IsPattern, [], []);
        var means = ComparedArms.MeansOf(units);
        var table = quantity.IsShare && units.Length == first.Length ? PairedCounts.Of(Array.ConvertAll(first, ComparedArms.IsTrue), Array.ConvertAll(second, ComparedArms.IsTrue)) : null;
        return new(
            quantity.Name, quantity.IsPattern,
            [
                ComparedTest.Of("Wilcoxon", WilcoxonSignedRank.Test(means, Alternative.TwoSided)), ComparedTest.Of("Student's t of pairs", StudentTest.Paired(means, Alternative.TwoSided)),
                .. table is null ? Array.Empty<ComparedTest>() : [ComparedTest.Of("McNemar, mid-p", McNemar.MidP(table)), ComparedTest.Of("McNemar, exact", McNemar.Exact(table))],
            ],
            [
                .. means.Length <= MostUnitsOfShift ? [new("Hodges-Lehmann", Without(EffectSize.HodgesLehmannOfPairs(means)))] : Array.Empty<ComparedInterval>(),
                .. table is null ? Array.Empty<ComparedInterval>() : [new("Newcombe, paired", ProportionDifference.NewcombePaired(table, Confidence)), .. OfArms(first, second)],
            ]);
    }

    private static FurtherResults Unpaired(RecordedQuantity quantity)
    {
        var (first, second) = (ComparedArms.Known(quantity.First), ComparedArms.Known(quantity.Second));
        var (ones, twos) = (ComparedArms.Units(first.Values, first.Samples), ComparedArms.Units(second.Values, second.Samples));
        if (ones.Length < FewestUnits || twos.Length < FewestUnits) return new(quantity.Name, quantity.IsPattern, [], []);
        var (one, two) = (ComparedArms.MeansOf(ones), ComparedArms.MeansOf(twos));
        var shares = quantity.IsShare && one.Length == first.Values.Length && two.Length == second.Values.Length;
        return new(
            quantity.Name, quantity.IsPattern,
            [
                ComparedTest.Of("Mann-Whitney", MannWhitney.Test(one, two, Alternative.TwoSided)), ComparedTest.Of("Kolmogorov-Smirnov", KolmogorovSmirnov.Test(one, two, Alternative.TwoSided)),
                ComparedTest.Of("Brunner-Munzel", BrunnerMunzel.Test(one, two, Alternative.TwoSided)), ComparedTest.Of("Welch's t", StudentTest.Welch(one, two, Alternative.TwoSided)),
            ],
            [
                .. Math.Max(one.Length, two.Length) <= MostUnitsOfShift ? [new("Hodges-Lehmann", Without(EffectSize.HodgesLehmann(one, two)))] : Array.Empty<ComparedInterval>(),
                .. shares ? [new("Newcombe", ProportionDifference.Newcombe(ComparedArms.ShareOf(first.Values), ComparedArms.ShareOf(second.Values), Confidence)), .. OfArms(first.Values, second.Values)] : Array.Empty<ComparedInterval>(),
            ]);
    }

    private static IEnumerable<ComparedInterval> OfArms(double[] first, double[] second) => [ClopperPearson("A", first), ClopperPearson("B", second)];

    private static ComparedInterval ClopperPearson(string arm, double[] values)
    {
        var share = ComparedArms.ShareOf(values);
        return new($"Clopper-Pearson, of {arm}", new(share.Share, double.NaN, ProportionInterval.ClopperPearson(share.Count, share.Total, Confidence)));
    }

    private static Estimate Without(double value) => new(value, double.NaN, new(double.NaN, double.NaN, Confidence));
}

/// <summary>What other tests say of a pattern or a measure.</summary>
/// <param name="Name">The pattern or measure.</param>
/// <param name="IsPattern">Whether it is a pattern.</param>
/// <param name="Tests">The tests of no difference; none where there are too few histories.</param>
/// <param name="Intervals">Other estimates at 95 per cent: of the difference, or of one arm where the name says so.</param>
public sealed record FurtherResults(string Name, bool IsPattern, ImmutableArray<ComparedTest> Tests, ImmutableArray<ComparedInterval> Intervals);

/// <summary>A test of no difference.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statistic">Its statistic, which each test defines.</param>
/// <param name="PValue">Its two-sided p-value, not adjusted for anything.</param>
public sealed record ComparedTest(string Name, double Statistic, double PValue)
{
    internal static ComparedTest Of(string name, TestOutcome outcome) => new(name, outcome.Statistic, outcome.PValue);
}

/// <summary>An estimate by some method.</summary>
/// <param name="Name">The method.</param>
/// <param name="Estimate">The estimate; NaN for what the method does not give.</param>
public sealed record ComparedInterval(string Name, Estimate Estimate);
