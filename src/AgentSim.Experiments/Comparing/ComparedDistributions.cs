using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Comparing;

/// <summary>
/// The distribution of a measure in two arms: at each value, the share of histories at or below it, with the simultaneous band of Dvoretzky, Kiefer and Wolfowitz. The band is that of as many independent values as there are
/// samples, for histories of a sample are not independent.
/// </summary>
public static class ComparedDistributions
{
    /// <summary>A step at each value that either arm has, in order.</summary>
    public static IEnumerable<DistributionStep> Of(RecordedQuantity quantity)
    {
        var (first, second) = (ComparedArms.Known(quantity.First), ComparedArms.Known(quantity.Second));
        if (first.Values.Length == 0 || second.Values.Length == 0) yield break;
        var (one, other) = (new EmpiricalDistribution(first.Values), new EmpiricalDistribution(second.Values));
        var (half, otherHalf) = (HalfWidth(first.Samples), HalfWidth(second.Samples));
        foreach (var value in one.Values.Concat(other.Values).Distinct().Order()) yield return new(value, Band(one.At(value), half), Band(other.At(value), otherHalf));
    }

    private static double HalfWidth(int[] samples) => EmpiricalDistribution.BandHalfWidth(samples.Distinct().Count(), Judgement.Confidence);

    private static Estimate Band(double share, double half) => new(share, double.NaN, new(Math.Max(0, share - half), Math.Min(1, share + half), Judgement.Confidence));
}

/// <summary>A step of two distribution functions.</summary>
/// <param name="Value">The value.</param>
/// <param name="First">The share of histories of the first arm at or below it, with its band.</param>
/// <param name="Second">The same of the second arm.</param>
public sealed record DistributionStep(double Value, Estimate First, Estimate Second);
