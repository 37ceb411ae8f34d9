using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Experiments;

namespace AgentSim.Results;

/// <summary>How often a pattern came about.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Proportion">Of the histories that were played to their end.</param>
public sealed record PatternShare(string Pattern, Proportion Proportion);

/// <summary>What is told of a measure.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Summary">Over the histories that were played to their end; of a nominal measure only how many have a value, and how many none.</param>
public sealed record MeasureSummary(string Measure, Summary Summary)
{
    /// <summary>
    /// Of a nominal measure the share of each code, as the model lists them, and then of other values; of one that is true or false the share in which it is true. Shares are
    /// of the histories that have a value.
    /// </summary>
    public ImmutableArray<ValueShare> Shares { get; init; } = [];

    /// <summary>Sums up the values of a measure, which stand in the order of their histories; NaN is missing.</summary>
    internal static MeasureSummary Of(MeasureIdentity measure, ReadOnlyMemory<double> values, ReadOnlyMemory<int> samples, int replications)
    {
        var summary = Summary.Of(values.Span, samples.Span);
        return measure.Kind switch
        {
            MeasureKind.Quantity => new(measure.Name, summary),
            MeasureKind.Truth => new(measure.Name, summary) { Shares = [new(1, "true", ShareOf(values, samples, replications, 1, summary.Count))] },
            MeasureKind.Nominal => new(measure.Name, Summary.OfCounts(summary.Count, summary.Missing)) { Shares = ValueShare.Of(measure, Distinct(values.Span), value => ShareOf(values, samples, replications, value, summary.Count)) },
            _ => throw new UnreachableException(),
        };
    }

    private static Proportion ShareOf(ReadOnlyMemory<double> values, ReadOnlyMemory<int> samples, int replications, double value, int known) => Proportion.OfSamples(
        values.Span.Count(value), known, SampleSums.Of(samples.Span, replications, row => double.IsNaN(values.Span[row]) ? null : values.Span[row] == value));

    private static HashSet<double> Distinct(ReadOnlySpan<double> values)
    {
        var distinct = new HashSet<double>();
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) distinct.Add(value);
        }

        return distinct;
    }
}

/// <summary>How often a measure has a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">What it stands for.</param>
/// <param name="Proportion">Of the histories in which the measure has a value.</param>
public sealed record ValueShare(double Value, string Name, Proportion Proportion)
{
    /// <summary>The shares of a nominal measure's codes, in model order, and then of other values.</summary>
    internal static ImmutableArray<ValueShare> Of(MeasureIdentity measure, IEnumerable<double> values, Func<double, Proportion> share)
    {
        var codes = measure.Codes.Select(code => code.Value);
        return [.. codes.Concat(values.Except(codes).Order()).Select(value => new ValueShare(value, measure.NameOf(value), share(value)))];
    }
}

/// <summary>How often a nominal series has a value in a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Shares">The share of each code, and then of other values.</param>
public sealed record YearShares(int Year, ImmutableArray<ValueShare> Shares);

/// <summary>A series in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Count">Histories that have a value in it.</param>
/// <param name="Quantiles">Over these histories.</param>
public sealed record FanYear(int Year, int Count, Quantiles Quantiles);

/// <summary>A history that failed.</summary>
/// <param name="Arm">Its arm.</param>
/// <param name="Point">Index of its design point.</param>
/// <param name="History">Its index.</param>
/// <param name="Period">The period in which it failed; null before the first.</param>
/// <param name="Quantity">What went wrong.</param>
public sealed record FailedHistory(string Arm, int Point, int History, string? Period, string Quantity);

/// <summary>A history that is there.</summary>
/// <param name="Arm">Name of its arm.</param>
/// <param name="Point">Its design point.</param>
/// <param name="History">Its number within the design point.</param>
public sealed record StoredHistory(string Arm, int Point, int History);

/// <summary>The answer to a question in SQL.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The rows, each with a value for each column; null where there is none. Lists, structs and maps are <see cref="System.Text.Json.Nodes.JsonNode"/>.</param>
public sealed record QueryAnswer(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object?>> Rows);
