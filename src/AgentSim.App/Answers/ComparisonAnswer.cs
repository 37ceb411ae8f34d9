using System.Collections.Immutable;
using AgentSim.App.Running;
using AgentSim.Experiments.Comparing;

namespace AgentSim.App.Answers;

/// <summary>What <c>compare --json</c> prints. A number that there is none of is null.</summary>
/// <param name="First">The first arm.</param>
/// <param name="Second">The second arm, which is subtracted.</param>
/// <param name="Paired">Whether histories were compared one by one.</param>
/// <param name="WhyUnpaired">Why not; null if they were.</param>
/// <param name="Quantities">Patterns, then measures.</param>
internal sealed record ComparisonAnswer(ComparedArmAnswer First, ComparedArmAnswer Second, bool Paired, string? WhyUnpaired, ComparedQuantityAnswer[] Quantities)
{
    /// <summary>The answer of a comparison.</summary>
    public static ComparisonAnswer Of(ArmOfResults first, ArmOfResults second, (int First, int Second) failed, string? whyUnpaired, ImmutableArray<ComparedQuantity> compared) => new(
        ComparedArmAnswer.Of(first, failed.First), ComparedArmAnswer.Of(second, failed.Second), whyUnpaired is null, whyUnpaired, [.. compared.Select(ComparedQuantityAnswer.Of)]);
}

/// <summary>An arm that was compared, and how many of its histories failed and stand in none of the numbers.</summary>
internal sealed record ComparedArmAnswer(string Results, string Arm, string Digest, int Failed)
{
    /// <summary>The answer of one arm.</summary>
    public static ComparedArmAnswer Of(ArmOfResults arm, int failed) => new(arm.Folder.Path, arm.Arm, arm.Manifest.Digest!, failed);
}

/// <summary>How a pattern or measure compares; see <see cref="ComparedQuantity"/>.</summary>
internal sealed record ComparedQuantityAnswer(
    string Name, string Kind, double? First, double? Second, double? Difference, double? Low, double? High, double? StandardError, double? CohensD, double? A12, int FirstHistories, int SecondHistories,
    string Test, double? P, double? PAdjusted)
{
    /// <summary>The answer of one quantity.</summary>
    public static ComparedQuantityAnswer Of(ComparedQuantity compared) => new(
        compared.Name, compared.IsPattern ? "pattern" : "measure", Known.Number(compared.First), Known.Number(compared.Second), Known.Number(compared.Difference.Value),
        Known.Number(compared.Difference.Interval.Low), Known.Number(compared.Difference.Interval.High), Known.Number(compared.Difference.StandardError), Known.Number(compared.CohensD),
        Known.Number(compared.Superiority), compared.FirstCount, compared.SecondCount, compared.Test, Known.Number(compared.PValue), Known.Number(compared.AdjustedPValue));
}
