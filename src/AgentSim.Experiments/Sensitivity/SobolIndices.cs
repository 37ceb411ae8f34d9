using System.Collections.Immutable;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>Shares of a measure's variance that a group of factors explains.</summary>
/// <param name="Group">The group, or the factor by itself.</param>
/// <param name="First">The share that it explains alone.</param>
/// <param name="Total">The share that it explains alone and together with others: what would be left if all others were known.</param>
internal sealed record SobolIndex(string Group, Estimate First, Estimate Total)
{
    /// <summary>
    /// Why an index is below 0, which no share of variance can be; null if none is. The estimator is a difference of products, so that chance can take it
    /// below 0 where the true share is near 0.
    /// </summary>
    public string? Remark => First.Value >= 0 && Total.Value >= 0 ? null
        : (First.Value >= 0 || First.Interval.Contains(0)) && (Total.Value >= 0 || Total.Interval.Contains(0))
            ? $"An index of {Group} is below 0 by chance of sampling: its interval holds 0, so the share is too small to be told from none."
            : $"An index of {Group} is below 0, and its interval does not hold 0: there are too few base points for this measure.";
}

/// <summary>The share of variance that two groups explain together, beyond what each explains alone.</summary>
internal sealed record SobolPair(string First, string Second, Estimate Share);

/// <summary>How the variance of a measure divides over groups of factors.</summary>
/// <param name="Groups">First-order and total indices.</param>
/// <param name="Pairs">Second-order indices, where the design was for them.</param>
/// <param name="Dropped">Base points left out because a history failed at one of their points.</param>
internal sealed record SobolIndices(ImmutableArray<SobolIndex> Groups, ImmutableArray<SobolPair> Pairs, int Dropped);
