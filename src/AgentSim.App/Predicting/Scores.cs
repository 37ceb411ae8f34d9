namespace AgentSim.App.Predicting;

/// <summary>Mean absolute errors over the decisions that have an outcome, and paired differences of them, all with intervals clustered by proposal.</summary>
/// <param name="Decisions">How many have an outcome, at least 1.</param>
/// <param name="Proposals">Of how many proposals they are.</param>
/// <param name="Own">The protocol's.</param>
/// <param name="Mean">The weighted mean's.</param>
/// <param name="Median">The weighted median's.</param>
/// <param name="ToMean">The protocol's error less the weighted mean's.</param>
/// <param name="ToMedian">The protocol's error less the weighted median's.</param>
internal sealed record Scores(int Decisions, int Proposals, ClusteredMean Own, ClusteredMean Mean, ClusteredMean Median, ClusteredMean ToMean, ClusteredMean ToMedian)
{
    /// <summary>The scores; null if no decision has an outcome.</summary>
    public static Scores? Of(IEnumerable<PredictedDecision> predicted)
    {
        var groups = predicted.Where(one => one.Decision.Outcome is not null).GroupBy(one => one.Decision.Proposal, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        if (groups.Length == 0) return null;
        return new(
            groups.Sum(group => group.Length), groups.Length, Over(one => one.Error), Over(one => one.MeanError), Over(one => one.MedianError), Over(one => one.Error - one.MeanError), Over(one => one.Error - one.MedianError));

        ClusteredMean Over(Func<PredictedDecision, double> error) => ClusteredMean.Of(groups.Select(group => group.Select(error)));
    }
}
