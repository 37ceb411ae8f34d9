using System.Collections.Immutable;

namespace AgentSim.Results.Exploring;

/// <summary>Something that histories can be looked at by: a measure, or a parameter that was drawn.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Origin">What it is.</param>
/// <param name="Kind">What its numbers mean.</param>
/// <param name="Codes">The codes of a nominal measure; empty of others.</param>
/// <param name="IsSeries">Whether it has a value each year besides the one of the whole history.</param>
/// <param name="Unit">Its unit; empty where it has none.</param>
/// <param name="Source">Why it is recorded, or where its range is from; null if nobody said.</param>
/// <param name="Observed">What history took, year by year; empty where nobody said.</param>
public sealed record ExploredQuantity(
    string Name, QuantityOrigin Origin, MeasureKind Kind, ImmutableArray<Code> Codes, bool IsSeries, string Unit, string? Source, ImmutableArray<YearValue> Observed)
{
    /// <summary>Whether it is of single years, even where years were not collected: a series, or what another measure is the mean of.</summary>
    public bool IsYearly { get; init; }

    /// <summary>The name of its column.</summary>
    internal string Column => ColumnName.Of(Name);

    internal static ExploredQuantity Of(MeasureIdentity measure, Manifest manifest) =>
        new(measure.Name, QuantityOrigin.Measure, measure.Kind, measure.Codes, measure.IsSeries, measure.Unit, measure.Source, measure.Observed) { IsYearly = manifest.IsYearly(measure) };

    internal static ExploredQuantity OfParameter(string name, string unit, string? source) =>
        new(name, QuantityOrigin.Parameter, MeasureKind.Quantity, [], IsSeries: false, unit, source, []);
}

/// <summary>What a quantity is.</summary>
public enum QuantityOrigin
{
    /// <summary>A measure.</summary>
    Measure,

    /// <summary>A parameter.</summary>
    Parameter,
}
