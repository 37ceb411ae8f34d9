using System.Collections.Immutable;

namespace AgentSim.Results.Reports;

/// <summary>What the report tells of one design point, arm by arm.</summary>
/// <param name="Index">Index of the design point.</param>
/// <param name="Identity">What was set.</param>
/// <param name="Patterns">For each arm, the share of each pattern.</param>
/// <param name="Measures">For each arm, each measure summed up.</param>
internal sealed record PointAnswers(
    int Index, VariantIdentity Identity, ImmutableArray<ImmutableArray<PatternShare>> Patterns, ImmutableArray<ImmutableArray<MeasureSummary>> Measures)
{
    /// <summary>What is told of all design points together.</summary>
    public static PointAnswers OfAll(ResultQuery query, Manifest manifest)
    {
        var arms = Enumerable.Range(0, manifest.Arms.Length);
        return new(0, manifest.Variants[0], [.. arms.Select(arm => query.Patterns(arm))], [.. arms.Select(arm => query.Measures(arm))]);
    }

    public static PointAnswers Of(ResultQuery query, Manifest manifest, int point)
    {
        var arms = Enumerable.Range(0, manifest.Arms.Length);
        return new(
            point, manifest.Variants[point],
            [.. arms.Select(arm => query.Patterns(arm, point))],
            [.. arms.Select(arm => query.Measures(arm, point))]);
    }
}
