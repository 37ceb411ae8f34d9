using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AgentSim.App.Running;
using AgentSim.Experiments.Comparing;

namespace AgentSim.App.Answers;

/// <summary>What <c>compare --json</c> prints. A number that there is none of is null.</summary>
/// <param name="First">The first arm.</param>
/// <param name="Second">The second arm, which is subtracted.</param>
/// <param name="Paired">Whether histories were compared one by one.</param>
/// <param name="WhyUnpaired">Why not; null if they were.</param>
/// <param name="Quantities">Patterns, then measures.</param>
/// <param name="Further">What other tests say; absent unless asked for.</param>
internal sealed record ComparisonAnswer(ComparedArmAnswer First, ComparedArmAnswer Second, bool Paired, string? WhyUnpaired, ComparedQuantityAnswer[] Quantities, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FurtherAnswer[]? Further)
{
    /// <summary>The answer of a comparison.</summary>
    public static ComparisonAnswer Of(ArmOfResults first, ArmOfResults second, (int First, int Second) failed, string? whyUnpaired, ImmutableArray<ComparedQuantity> compared, ImmutableArray<FurtherResults> further) => new(
        ComparedArmAnswer.Of(first, failed.First), ComparedArmAnswer.Of(second, failed.Second), whyUnpaired is null, whyUnpaired, [.. compared.Select(ComparedQuantityAnswer.Of)],
        further.IsEmpty ? null : [.. further.Select(FurtherAnswer.Of)]);
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

/// <summary>What other tests say of a pattern or measure; see <see cref="FurtherResults"/>.</summary>
internal sealed record FurtherAnswer(string Name, string Kind, FurtherTestAnswer[] Tests, FurtherIntervalAnswer[] Intervals)
{
    /// <summary>The answer of one quantity.</summary>
    public static FurtherAnswer Of(FurtherResults results) => new(
        results.Name, results.IsPattern ? "pattern" : "measure",
        [.. results.Tests.Select(test => new FurtherTestAnswer(test.Name, Known.Number(test.Statistic), Known.Number(test.PValue)))],
        [.. results.Intervals.Select(interval => new FurtherIntervalAnswer(interval.Name, Known.Number(interval.Estimate.Value), Known.Number(interval.Estimate.Interval.Low), Known.Number(interval.Estimate.Interval.High)))]);
}

/// <summary>What a test says.</summary>
internal sealed record FurtherTestAnswer(string Test, double? Statistic, double? P);

/// <summary>An estimate by some method.</summary>
internal sealed record FurtherIntervalAnswer(string Method, double? Estimate, double? Low, double? High);
