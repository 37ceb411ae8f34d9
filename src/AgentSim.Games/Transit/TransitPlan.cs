using System.Collections.Immutable;

namespace AgentSim.Games.Transit;

/// <summary>A network some of whose numbers are yearly measures of a model, to be known when a history has been played.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Model">The model whose measures it uses; null where all is known.</param>
/// <param name="Producers">Who ships.</param>
/// <param name="Segments">What routes share.</param>
/// <param name="Routes">Ways to markets.</param>
/// <param name="Worth">The route that is asked about; null: all.</param>
/// <param name="Measured">The measures that it uses.</param>
public sealed record TransitPlan(
    string Title, string? Model, ImmutableArray<PlannedProducer> Producers, ImmutableArray<PlannedSegment> Segments, ImmutableArray<PlannedRoute> Routes, TransitWorth? Worth, ImmutableArray<MeasuredQuantity> Measured)
{
    /// <summary>The network with values for its measures.</summary>
    /// <param name="measure">The value of a measure.</param>
    /// <exception cref="WrongGameException">A number is out of its range.</exception>
    public TransitNetwork Network(Func<string, double> measure)
    {
        double Of(PlannedQuantity quantity) => quantity.Number ?? measure(quantity.Measure!);
        return new(
            Title, [.. Producers.Select(one => new TransitProducer(one.Name, Of(one.Volume), Of(one.Cost)))], [.. Segments.Select(one => new TransitSegment(one.Name, Of(one.Capacity), one.Owners))],
            [.. Routes.Select(one => new TransitRoute(one.Name, Of(one.Capacity), Of(one.Netback), one.Owners, one.Segments, one.Producers))]);
    }
}

/// <summary>A number, or the measure that will tell it.</summary>
/// <param name="Number">The number; null if a measure tells it.</param>
/// <param name="Measure">The measure; null if the number is known.</param>
public sealed record PlannedQuantity(double? Number, string? Measure);

/// <summary>See <see cref="TransitProducer"/>.</summary>
public sealed record PlannedProducer(string Name, PlannedQuantity Volume, PlannedQuantity Cost);

/// <summary>See <see cref="TransitSegment"/>.</summary>
public sealed record PlannedSegment(string Name, PlannedQuantity Capacity, ImmutableArray<string> Owners);

/// <summary>See <see cref="TransitRoute"/>.</summary>
public sealed record PlannedRoute(string Name, PlannedQuantity Capacity, PlannedQuantity Netback, ImmutableArray<string> Owners, ImmutableArray<string> Segments, ImmutableArray<string> Producers);

/// <summary>A measure that a network uses.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Line">Where the file names it.</param>
public sealed record MeasuredQuantity(string Name, long Line);

/// <summary>What is asked of a network.</summary>
/// <param name="Of">The route.</param>
/// <param name="To">The player to whom it is worth something.</param>
/// <param name="Beside">Another route, with and without which it is looked at; null for none.</param>
public sealed record TransitWorth(string Of, string To, string? Beside);
