using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Comparing;

/// <summary>How a pattern or a measure of two arms compares.</summary>
/// <param name="Name">The pattern or measure.</param>
/// <param name="IsPattern">Whether it is a pattern, whose share is compared, rather than a measure, whose mean is.</param>
/// <param name="First">Share or mean in the first arm, NaN if nothing is known of it.</param>
/// <param name="Second">The same of the second arm.</param>
/// <param name="Difference">First less second, with its interval at 95 per cent; NaN where there are not enough histories.</param>
/// <param name="CohensD">Cohen's d: of pairs, or with the pooled deviation.</param>
/// <param name="Superiority">A12: the chance that a history of the first arm exceeds one of the second.</param>
/// <param name="FirstCount">Histories of the first arm that were compared.</param>
/// <param name="SecondCount">Histories of the second arm.</param>
/// <param name="Test">The test of no difference: <c>McNemar</c> (mid-p), <c>Wilcoxon</c> (signed ranks), <c>Brunner-Munzel</c>, <c>none</c>.</param>
/// <param name="PValue">Its two-sided p-value; NaN without a test.</param>
/// <param name="AdjustedPValue">The same, adjusted after Holm for all that was compared.</param>
public sealed record ComparedQuantity(
    string Name, bool IsPattern, double First, double Second, Estimate Difference, double CohensD, double Superiority, int FirstCount, int SecondCount, string Test, double PValue, double AdjustedPValue);

/// <summary>What two arms recorded of a pattern or a measure.</summary>
/// <param name="Name">The pattern or measure.</param>
/// <param name="IsPattern">Whether it is a pattern, 1 or 0 in each history.</param>
/// <param name="First">What the first arm recorded.</param>
/// <param name="Second">What the second arm recorded; of the same histories, row by row, where they are paired.</param>
public sealed record RecordedQuantity(string Name, bool IsPattern, RecordedColumn First, RecordedColumn Second)
{
    /// <summary>Whether it is 1 or 0 in each history: a pattern, or a measure that is true or false.</summary>
    public bool IsShare { get; init; } = IsPattern;
}

/// <summary>What an arm recorded.</summary>
/// <param name="Values">A value of each history; NaN for none.</param>
/// <param name="Samples">The sample of each history.</param>
public sealed record RecordedColumn(double[] Values, int[] Samples);

/// <summary>Whether two arms were played with the same luck.</summary>
public enum Pairing
{
    /// <summary>History by history.</summary>
    ByHistory,

    /// <summary>Each with its own.</summary>
    None,
}
