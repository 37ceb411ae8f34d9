using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Claims;

/// <summary>How far something may be off that a hypothesis is about, at one design point, once all its samples are played.</summary>
/// <param name="Hypothesis">The hypothesis.</param>
/// <param name="Of">The arm whose mean or share it is; of what is claimed of several, or of another statistic, what the effect is: <c>difference</c>, <c>log ratio</c>.</param>
/// <param name="Pilot">What the pilot found; NaN where nothing is foretold.</param>
/// <param name="StandardError">The standard error that is expected; NaN where nothing is foretold.</param>
public sealed record ExpectedError(string Hypothesis, string Of, double Pilot, double StandardError)
{
    /// <summary>Why nothing is foretold; null where something is.</summary>
    public string? WhyNot { get; init; }

    /// <summary>The errors of all that hypotheses are about, those of their effects last.</summary>
    public static IEnumerable<ExpectedError> All(Experiment experiment, IRecordedHistories records)
    {
        var (samples, first) = (experiment.Sampling.Samples, new HistoriesOfPoint(records, 0));
        var findings = Judgement.Of(experiment.Hypotheses, experiment.Adjustment, experiment.RandomSeed, null, first);
        return findings.Where(finding => finding.Hypothesis.Claim is not null)
            .SelectMany(finding => OfArms(finding.Hypothesis, first, samples).Concat(OfEffect(finding, first, samples)));
    }

    private static IEnumerable<ExpectedError> OfArms(Hypothesis hypothesis, HistoriesOfPoint histories, int samples)
    {
        foreach (var (outcome, arm) in Sides(hypothesis.Claim).Where(side => side.Outcome.IsMean()).Distinct())
        {
            var numbers = histories.Numbers(outcome, arm);
            var known = Enumerable.Range(0, numbers.Length).Where(row => !double.IsNaN(numbers[row])).GroupBy(row => histories.Samples[row], row => numbers[row]).Select(sample => sample.ToArray()).ToArray();
            if (known.Length < 2) continue;
            var now = MonteCarloError.OfMean(new(known), Judgement.Confidence);
            yield return new(hypothesis.Name, arm, now.Value, now.StandardError * Math.Sqrt((double)known.Length / samples));
        }
    }

    /// <summary>The effect itself: its error is not that of its sides, which share their luck.</summary>
    private static IEnumerable<ExpectedError> OfEffect(Finding finding, HistoriesOfPoint histories, int samples)
    {
        var name = finding.Hypothesis.Name;
        if (finding.Hypothesis.Claim is HasModes) yield return Nothing("a dip has no standard error");
        else if (finding.Hypothesis.Claim is Moves) yield return Nothing("how sure a trend is depends on all design points, and the pilot is of one");
        else if (double.IsNaN(finding.Effect.StandardError)) yield return Nothing("the pilot had too little to compare");
        else yield return new(name, finding.EffectInWords, finding.Effect.Value, finding.Effect.StandardError * Math.Sqrt((double)histories.Samples.Distinct().Count() / samples));

        ExpectedError Nothing(string why) => new(name, finding.EffectInWords, double.NaN, double.NaN) { WhyNot = why };
    }

    private static IEnumerable<(Outcome Outcome, string Arm)> Sides(Claim? claim) => claim switch
    {
        Exceeds exceeds => [.. Arms(exceeds.Left), .. Arms(exceeds.Right)],
        Agrees agrees => [.. Arms(agrees.Left), .. Arms(agrees.Right)],
        Differs differs => [.. Arms(differs.Left), .. Arms(differs.Right)],
        Moves moves => [(moves.Outcome, moves.Arm)],
        _ => [],
    };

    private static IEnumerable<(Outcome Outcome, string Arm)> Arms(Side side) =>
        side is InArm arm ? arm.Minus is null ? [(arm.Outcome, arm.Arm)] : [(arm.Outcome, arm.Arm), (arm.Outcome, arm.Minus)] : [];
}
