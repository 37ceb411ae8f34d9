using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Claims;

/// <summary>How far an outcome of an arm may be off, at one design point, once all its samples are played.</summary>
/// <param name="Hypothesis">The hypothesis that it is part of.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Pilot">What the pilot found.</param>
/// <param name="StandardError">The standard error that is expected.</param>
public sealed record ExpectedError(string Hypothesis, string Arm, double Pilot, double StandardError)
{
    /// <summary>The errors of all means and shares that hypotheses name.</summary>
    public static IEnumerable<ExpectedError> Of(Experiment experiment, IRecordedHistories records) =>
        from hypothesis in experiment.Hypotheses
        from side in Sides(hypothesis.Claim)
        let expected = ErrorOf(records, side.Outcome, side.Arm, experiment.Sampling.Samples)
        where expected is not null
        select new ExpectedError(hypothesis.Name, side.Arm, expected.Value.Mean, expected.Value.StandardError);

    // A mean or share over histories so far, and its standard error if so many samples are played.
    private static (double Mean, double StandardError)? ErrorOf(IRecordedHistories histories, Outcome outcome, string arm, int samples)
    {
        if (!outcome.IsMean()) return null;
        var numbers = histories.Numbers(outcome, arm);
        var known = Enumerable.Range(0, numbers.Length).Where(row => histories.Points[row] == 0 && !double.IsNaN(numbers[row])).GroupBy(row => histories.Samples[row], row => numbers[row]).Select(sample => sample.ToArray()).ToArray();
        if (known.Length < 2) return null;
        var now = MonteCarloError.OfMean(new(known), Judgement.Confidence);
        return (now.Value, now.StandardError * Math.Sqrt((double)known.Length / samples));
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
