using System.Globalization;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Claims;

/// <summary>What came out of a hypothesis.</summary>
/// <param name="Hypothesis">The hypothesis.</param>
/// <param name="Effect">
/// The effect that was claimed something of, with its interval: the side that is claimed to be larger less the other (of the same, or of what differs, left less right); the logarithm of their ratio, where a ratio is claimed; the rank correlation, where a trend is; the dip, which has no interval, where modes are. NaN where there was nothing to compare, or no ratio.
/// </param>
/// <param name="Threshold">What the effect is compared with.</param>
/// <param name="CohensD">Cohen's d of the paired differences; NaN where the outcome is not one of single histories.</param>
/// <param name="Superiority">A12: the chance that a history of the left side exceeds one of the right; NaN as above.</param>
/// <param name="PValue">How likely something at least as favourable would be if the claim did not hold.</param>
/// <param name="AdjustedPValue">The same, adjusted for all hypotheses of the experiment.</param>
/// <param name="SamplesAgreeing">The share of samples in which the claim holds by itself; NaN where it cannot be told.</param>
/// <param name="Pairs">How many histories were compared.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="HistoriesNeeded">
/// About how many histories of each arm would decide it with a power of 80 per cent, if the effect is as it looks: whole samples, at all design points. Null where it is decided, or no number would, or a trend is claimed, which is
/// decided by design points.
/// </param>
public sealed record Finding(
    Hypothesis Hypothesis,
    Estimate Effect,
    double Threshold,
    double CohensD,
    double Superiority,
    double PValue,
    double AdjustedPValue,
    double SamplesAgreeing,
    int Pairs,
    Verdict Verdict,
    long? HistoriesNeeded)
{
    /// <summary>The samples of these histories; null as above.</summary>
    public long? SamplesNeeded { get; init; }

    /// <summary>The verdict in plain words: <c>Undecided (some 2,000 histories of each arm, 500 samples, would decide it with 80 % power, if the effect is as it looks)</c>.</summary>
    public string VerdictInWords => Verdict switch
    {
        Verdict.Supported => "Supported",
        Verdict.Refuted => "Refuted",
        Verdict.Pending => $"Pending: {Hypothesis.Pending}",
        _ when double.IsNaN(Effect.Value) => Kind == EffectKind.LogRatio && Pairs > 1 ? "Undecided: a ratio needs two sides above 0" : "Undecided: there was nothing to compare",
        _ when HistoriesNeeded is { } needed => string.Create(CultureInfo.InvariantCulture, $"Undecided (some {needed:#,0} histories of each arm{(SamplesNeeded < needed ? $", {SamplesNeeded:#,0} samples," : "")} would decide it with {100 * RequiredSamples.Power:0} % power, if the effect is as it looks)"),
        _ when Hypothesis.Claim is HasModes => "Undecided: they may have one mode, which no number of histories shows",
        _ when Hypothesis.Claim is Moves && !double.IsNaN(Effect.Value) => "Undecided (more design points may decide it; more samples only where chance hides the trend)",
        _ => "Undecided",
    };

    /// <summary>What the effect is, in plain words.</summary>
    public string EffectInWords => Kind switch
    {
        EffectKind.LogRatio => "log ratio",
        EffectKind.RankCorrelation => "rank correlation",
        EffectKind.Dip => "dip",
        _ => "difference",
    };

    private EffectKind Kind => Hypothesis.Claim switch
    {
        Exceeds { IsRatio: true } => EffectKind.LogRatio,
        Moves => EffectKind.RankCorrelation,
        HasModes => EffectKind.Dip,
        _ => EffectKind.Difference,
    };
}

/// <summary>What an effect is.</summary>
internal enum EffectKind
{
    /// <summary>One side less the other.</summary>
    Difference,

    /// <summary>The natural logarithm of one side over the other.</summary>
    LogRatio,

    /// <summary>Spearman's rank correlation of outcome and factor over design points.</summary>
    RankCorrelation,

    /// <summary>How far the distribution is from any with one mode.</summary>
    Dip,
}

/// <summary>What follows for a claim.</summary>
public enum Verdict
{
    /// <summary>It holds: the adjusted p-value is at most .05.</summary>
    Supported,

    /// <summary>It does not hold: the interval of the effect lies wholly where it should not.</summary>
    Refuted,

    /// <summary>Neither can be said.</summary>
    Undecided,

    /// <summary>It cannot be tested yet.</summary>
    Pending,
}
