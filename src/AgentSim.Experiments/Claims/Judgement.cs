using System.Collections.Immutable;
using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Claims;

/// <summary>Judges what was claimed by what came out.</summary>
public static class Judgement
{
    /// <summary>The level of tests.</summary>
    internal const double Alpha = 0.05;

    internal const double Confidence = 1 - Alpha;
    internal const int Resamples = 2000;
    private const int FewestPairs = 2;

    /// <summary>Judges every hypothesis of an experiment; p-values are adjusted over all that can be tested.</summary>
    public static ImmutableArray<Finding> Of(Experiment experiment, IRecordedHistories histories) => Of(experiment.Hypotheses, experiment.Adjustment, experiment.RandomSeed, experiment.Until, histories);

    /// <summary>Judges some hypotheses.</summary>
    internal static ImmutableArray<Finding> Of(ImmutableArray<Hypothesis> hypotheses, Adjustment adjustment, ulong randomSeed, StoppingRule? until, IRecordedHistories histories)
    {
        var tested = hypotheses.Where(hypothesis => hypothesis.Claim is not null).Select(hypothesis => Of(hypothesis, histories, new(Resamples, randomSeed))).ToArray();
        var adjusted = MultipleComparisons.Adjust(Array.ConvertAll(tested, finding => finding.PValue), adjustment);
        var decided = tested.Zip(adjusted, (finding, p) => Decide(finding, p, tested.Length, until, histories)).ToDictionary(finding => finding.Hypothesis.Name);
        return [.. hypotheses.Select(hypothesis => decided.TryGetValue(hypothesis.Name, out var finding) ? finding : Nothing(hypothesis, 0, double.NaN) with { Verdict = Verdict.Pending })];
    }

    private static Finding Of(Hypothesis hypothesis, IRecordedHistories histories, Resampling resampling) => hypothesis.Claim switch
    {
        Exceeds { IsRatio: true } exceeds => Ratio(hypothesis, new(histories, exceeds.Left, exceeds.Right), exceeds.Factor, resampling),
        Exceeds exceeds => Difference(hypothesis, new(histories, exceeds.Left, exceeds.Right, exceeds.Factor), exceeds.Margin, resampling),
        Agrees agrees => Sameness(hypothesis, new(histories, agrees.Left, agrees.Right), agrees.Margin, resampling),
        Differs differs => Permutation(hypothesis, Exchangeable(histories, differs), resampling),
        Moves moves => Trend(hypothesis, histories, moves),
        HasModes modes => Dip(hypothesis, histories, modes, resampling),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Finding Difference(Hypothesis hypothesis, Comparison comparison, double margin, Resampling resampling)
    {
        if (!CanCompare(comparison)) return Nothing(hypothesis, comparison, margin);
        var effect = comparison.Estimated(Confidence, resampling);
        return Sizes(new(
            hypothesis, effect, margin, double.NaN, double.NaN, Above(effect, margin, comparison), 1, Agreeing(comparison, difference => difference > margin),
            comparison.Pairs, Verdict.Undecided, null), comparison);
    }

    private static Finding Ratio(Hypothesis hypothesis, Comparison comparison, double factor, Resampling resampling)
    {
        var threshold = Lanes.Log(factor);
        if (!CanCompare(comparison)) return Nothing(hypothesis, comparison, threshold);
        var effect = comparison.Bootstrap(rows => Lanes.Log(comparison.Ratio(rows)), Confidence, resampling);
        if (!IsFinite(effect) && comparison.AreShares) effect = CountRatio.Log(comparison.LeftCount, comparison.RightCount, comparison.Samples, Confidence);
        if (!IsFinite(effect) && comparison.Events() is var (left, right)) effect = CountRatio.LogOfRates(left, right, Confidence);
        return IsFinite(effect)
            ? new(hypothesis, effect, threshold, double.NaN, double.NaN, Above(effect, threshold, comparison), 1, double.NaN, comparison.Pairs, Verdict.Undecided, null)
            : Nothing(hypothesis, comparison, threshold);
    }

    private static bool IsFinite(Estimate effect) => double.IsFinite(effect.Value) && double.IsFinite(effect.StandardError);

    /// <summary>Two one-sided tests. Source: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680.</summary>
    private static Finding Sameness(Hypothesis hypothesis, Comparison comparison, double margin, Resampling resampling)
    {
        if (!CanCompare(comparison)) return Nothing(hypothesis, comparison, margin);
        var effect = comparison.Estimated(Confidence, resampling);
        var p = Math.Max(Beyond(effect.Value + margin, effect, comparison), Beyond(margin - effect.Value, effect, comparison));
        return Sizes(new(
            hypothesis, effect, margin, double.NaN, double.NaN, p, 1, Agreeing(comparison, difference => Math.Abs(difference) < margin), comparison.Pairs, Verdict.Undecided, null), comparison);
    }

    /// <summary>By exchanging the sides within samples, with the statistic that is told; where they cannot be exchanged, by how far it is from itself on resamples.</summary>
    private static Finding Permutation(Hypothesis hypothesis, Comparison comparison, Resampling resampling)
    {
        if (!CanCompare(comparison)) return Nothing(hypothesis, comparison, 0);
        var effect = comparison.Estimated(Confidence, resampling);
        var p = comparison.Exchanged(resampling)?.PValue ?? comparison.Resampled(resampling);
        return Sizes(new(
            hypothesis, effect, 0, double.NaN, double.NaN, p, 1, Agreeing(comparison, difference => difference * effect.Value > 0), comparison.Pairs, Verdict.Undecided, null), comparison);
    }

    private static Finding Trend(Hypothesis hypothesis, IRecordedHistories histories, Moves moves)
    {
        var (numbers, factor) = (histories.Numbers(moves.Outcome, moves.Arm), histories.Factor(moves.Factor));
        var points = Enumerable.Range(0, numbers.Length).Where(row => !double.IsNaN(numbers[row])).GroupBy(row => histories.Points[row])
            .Select(point => (Factor: factor[point.First()], Outcome: moves.Outcome.Of([.. point.Select(row => numbers[row])]))).Where(point => double.IsFinite(point.Outcome)).ToArray();
        var sign = moves.Rises ? 1 : -1;
        double[] first = [.. points.Select(point => sign * point.Factor)], second = [.. points.Select(point => point.Outcome)];
        if (points.Length < Moves.LeastPoints || first.Distinct().Count() < 2 || second.Distinct().Count() < 2) return Nothing(hypothesis, numbers.Length, 0);
        return new(
            hypothesis, RankCorrelation.Spearman(first, second, Confidence), 0, double.NaN, double.NaN, RankCorrelation.SpearmanTest(first, second, Alternative.Greater).PValue, 1,
            double.NaN, numbers.Length, Verdict.Undecided, null);
    }

    /// <summary>By Hartigan's dip. The histories of a sample are no independent values, so that all together count for as many as there are samples.</summary>
    private static Finding Dip(Hypothesis hypothesis, IRecordedHistories histories, HasModes modes, Resampling resampling)
    {
        var numbers = histories.Measure(modes.Arm, modes.Measure);
        int[] rows = [.. Enumerable.Range(0, numbers.Length).Where(row => !double.IsNaN(numbers[row]))];
        var samples = rows.Select(row => histories.Samples[row]).Distinct().Count();
        if (samples < HasModes.FewestSamples) return Nothing(hypothesis, rows.Length, 0);
        var (dip, p) = DipTest.Test(Array.ConvertAll(rows, row => numbers[row]), samples, resampling);
        return Nothing(hypothesis, rows.Length, 0) with { Effect = new(dip, double.NaN, new(double.NaN, double.NaN, Confidence)), PValue = p };
    }

    /// <summary>An arm less another that differs from 0 is an arm that differs from another: so said, they can be exchanged.</summary>
    private static Comparison Exchangeable(IRecordedHistories histories, Differs differs) => (differs.Left, differs.Right) switch
    {
        (InArm { Minus: { } minus } left, Constant { Value: 0 }) => new(histories, left with { Minus = null }, new InArm(left.Outcome, minus, null)),
        (Constant { Value: 0 }, InArm { Minus: { } minus } right) => new(histories, new InArm(right.Outcome, minus, null), right with { Minus = null }),
        _ => new(histories, differs.Left, differs.Right),
    };

    private static bool CanCompare(Comparison comparison) => comparison.Pairs >= FewestPairs && comparison.Samples >= 2;

    private static Finding Nothing(Hypothesis hypothesis, Comparison comparison, double threshold) => Nothing(hypothesis, comparison.Pairs, threshold);

    private static Finding Nothing(Hypothesis hypothesis, int pairs, double threshold) => new(
        hypothesis, new(double.NaN, double.NaN, new(double.NaN, double.NaN, Confidence)), threshold, double.NaN, double.NaN, 1, 1, double.NaN, pairs, Verdict.Undecided, null);

    /// <summary>The p-value of "not above", by Student's t on samples.</summary>
    private static double Above(Estimate effect, double threshold, Comparison comparison) => Beyond(effect.Value - threshold, effect, comparison);

    /// <summary>The p-value of a distance that is not above 0. Where every sample has the same, that of as many equal signs.</summary>
    private static double Beyond(double distance, Estimate effect, Comparison comparison)
    {
        if (effect.StandardError == 0) return distance > 0 ? Math.ScaleB(1, -comparison.Samples) : 1;
        return Tails.OfStudent(distance / effect.StandardError, comparison.Samples - 1, Alternative.Greater);
    }

    private static double Agreeing(Comparison comparison, Predicate<double> holds)
    {
        if (!comparison.IsPaired) return double.NaN;
        var differences = comparison.BySample();
        return differences.Count(difference => holds(difference)) / (double)differences.Length;
    }

    private static Finding Sizes(Finding finding, Comparison comparison)
    {
        if (!comparison.IsPaired) return finding;
        var (left, right) = (comparison.Left, comparison.Right);
        return finding with { CohensD = EffectSize.CohenOfPairs([.. left.Zip(right, (a, b) => a - b)]), Superiority = EffectSize.Superiority(left, right) };
    }

    private static Finding Decide(Finding finding, double adjusted, int tests, StoppingRule? until, IRecordedHistories histories)
    {
        var (effect, threshold) = (finding.Effect, finding.Threshold);
        var refuted = finding.Hypothesis.Claim switch
        {
            Agrees => effect.Interval.Low >= threshold || effect.Interval.High <= -threshold,
            Differs or HasModes => false, // that nothing differs at all, or that there is one mode, no number of histories shows
            _ => effect.Interval.High <= threshold,
        };
        var verdict = adjusted <= Alpha ? Verdict.Supported : refuted ? Verdict.Refuted : Verdict.Undecided;
        var decided = finding with { AdjustedPValue = adjusted, Verdict = verdict };
        // A trend is over design points: how many more histories of each would tell depends on how much of what hides it is chance.
        if (verdict != Verdict.Undecided || double.IsNaN(effect.Value) || finding.Hypothesis.Claim is Moves) return decided;
        var samples = histories.Samples.Distinct().Count();
        return Needed(decided, tests, samples) is { } needed ? decided with { SamplesNeeded = Added(needed, samples, until), HistoriesNeeded = HistoriesOf(Added(needed, samples, until), samples, histories) } : decided;
    }

    /// <summary>
    /// How many samples would decide it. Towards support at the level of the adjusted test: a p-value that counts for one of many has to be smaller. Null where no number would, or more than can be told.
    /// </summary>
    private static long? Needed(Finding finding, int tests, int samples)
    {
        var (effect, margin, claim) = (finding.Effect, finding.Threshold, finding.Hypothesis.Claim);
        if (!(effect.StandardError > 0)) return null;
        var factor = finding.AdjustedPValue < 1 && finding.PValue > 0 ? finding.AdjustedPValue / finding.PValue : tests;
        var (support, refutation) = (new RequiredSamples(samples, effect.StandardError, Alpha / factor), new RequiredSamples(samples, effect.StandardError, Alpha / 2));
        var distance = Math.Abs(effect.Value);
        return claim switch
        {
            Differs => distance > 0 ? (support with { Alpha = Alpha / factor / 2 }).ToShow(distance) : null,
            Agrees when distance < margin => support.ToShowBetween(margin - distance, margin + distance),
            Agrees => distance > margin ? refutation.ToShow(distance - margin) : null,
            _ => effect.Value > margin ? support.ToShow(effect.Value - margin) : effect.Value < margin ? refutation.ToShow(margin - effect.Value) : null,
        };
    }

    /// <summary>More than there are, and as many as the design adds: whole looks, where a rule ends sampling.</summary>
    private static long Added(long needed, int samples, StoppingRule? until)
    {
        var more = Math.Max(needed, samples + 1L);
        return until is null || more <= until.AtLeast ? Math.Max(more, until?.AtLeast ?? 0) : until.AtLeast + ((more - until.AtLeast + until.Look - 1) / until.Look * until.Look);
    }

    /// <summary>Histories of an arm that so many samples have, over all design points and replications.</summary>
    private static long HistoriesOf(long needed, int samples, IRecordedHistories histories) => (long)Math.Ceiling(needed * ((double)histories.Samples.Length / samples));
}
