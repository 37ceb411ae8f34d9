using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Claims;

/// <summary>What outcomes come to. Most are means over histories of one number each; the others are functions of all the numbers together.</summary>
internal static class Outcomes
{
    /// <summary>The number that each history contributes.</summary>
    public static double[] Numbers(this IRecordedHistories histories, Outcome outcome, string arm) => outcome switch
    {
        MeanOf { Years: { } years } mean => histories.MeanOfYears(arm, mean.Measure, years.First, years.Last),
        MeanOf mean => histories.Measure(arm, mean.Measure),
        ShareOf { IsPattern: true } share => histories.Pattern(arm, share.Name),
        ShareOf share => Array.ConvertAll(histories.Measure(arm, share.Name), value => double.IsNaN(value) ? value : value == 0 ? 0 : 1),
        TransitionOf transition => histories.Transition(arm, transition.Series, transition.From, transition.To),
        QuantileOf quantile => histories.Measure(arm, quantile.Measure),
        DeviationOf deviation => histories.Measure(arm, deviation.Measure),
        HazardOf hazard => Exposures(histories, arm, hazard.Measure),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether it is the mean of what histories contribute, so that histories can be compared one by one.</summary>
    public static bool IsMean(this Outcome outcome) => outcome is MeanOf or ShareOf or TransitionOf;

    /// <summary>What the numbers of several histories come to.</summary>
    public static double Of(this Outcome outcome, ReadOnlySpan<double> numbers) => outcome switch
    {
        QuantileOf quantile => SampleQuantile.Of(numbers, quantile.Probability, quantile.Type),
        DeviationOf => Moments.Of(numbers).Deviation,
        HazardOf => Hazard(numbers),
        _ => Moments.MeanOf(numbers),
    };

    /// <summary>Years at risk; with a minus where the event never came.</summary>
    private static double[] Exposures(IRecordedHistories histories, string arm, string date)
    {
        var (start, end) = histories.Span;
        var (dates, lived) = (histories.Measure(arm, date), histories.Survived(arm));
        return [.. dates.Zip(lived, (time, survived) => !survived ? double.NaN : double.IsNaN(time) ? start - end : Math.Max(time - start, 1e-9))];
    }

    /// <summary>Events over years at risk. Source: the maximum likelihood of a constant hazard with censoring, Kalbfleisch and Prentice (2002), 3.2.</summary>
    private static double Hazard(ReadOnlySpan<double> exposures)
    {
        var (events, years) = (0, new CompensatedSum());
        foreach (var exposure in exposures)
        {
            if (exposure > 0) events++;
            years.Add(Math.Abs(exposure));
        }

        return events / years.Value;
    }
}
