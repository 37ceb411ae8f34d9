using System.Collections.Immutable;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>What is marked in the plane of two measures: where the model divides it, and the path that history took.</summary>
internal static class PlaneMarks
{
    /// <summary>The parts of planes that the model speaks of.</summary>
    public static IEnumerable<Region> Regions(Manifest manifest) =>
        (manifest.Outline?.Regions ?? []).Where(region => region.Bounds.All(bound => Measure(manifest, bound.Measure) is { Kind: MeasureKind.Quantity }));

    /// <summary>The numbers that divide a plane.</summary>
    public static ImmutableArray<PlaneThreshold> Thresholds(Manifest manifest, string x, string y) =>
        [.. Regions(manifest).Where(region => region.Bounds.Select(bound => bound.Measure).Order().SequenceEqual(new[] { x, y }.Order())).SelectMany(region => Thresholds(region, x, y))];

    /// <summary>Where history lay in each year in which that is known of both measures.</summary>
    public static ImmutableArray<PlaceInYear> Path(Manifest manifest, string x, string y)
    {
        ImmutableArray<YearValue> Observed(string name) => Measure(manifest, name) is { } measure && SeriesOf(manifest, measure) is { } series ? series.Observed : [];
        var up = Observed(y).ToDictionary(value => value.Year, value => value.Value);
        return [.. Observed(x).Where(value => up.ContainsKey(value.Year)).Select(value => new PlaceInYear(value.Year, value.Value, up[value.Year]))];
    }

    /// <summary>The series that a measure is the mean of, or itself.</summary>
    public static MeasureIdentity? SeriesOf(Manifest manifest, MeasureIdentity measure) => measure.IsSeries ? measure : measure.MeanOf is { } series ? Measure(manifest, series) : null;

    /// <summary>A measure; null if there is none of that name.</summary>
    public static MeasureIdentity? Measure(Manifest manifest, string name) => manifest.Measures.FirstOrDefault(measure => measure.Name == name);

    private static IEnumerable<PlaneThreshold> Thresholds(Region region, string x, string y)
    {
        var (across, up) = (region.Bounds.Single(bound => bound.Measure == x), region.Bounds.Single(bound => bound.Measure == y));

        // A corner of two lowest values is drawn as one; other regions by whole lines.
        var isCorner = across.IsLowest && up.IsLowest;
        yield return new(true, across.Value, isCorner ? up.Value : null, $"{x} {Labels.Tick(across.Value)} ({Labels.Words(region.Name)})");
        yield return new(false, up.Value, isCorner ? across.Value : null, $"{y} {Labels.Tick(up.Value)}");
    }
}
