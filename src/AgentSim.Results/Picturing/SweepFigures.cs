using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>How something changes from design point to design point.</summary>
internal static class SweepFigures
{
    /// <summary>More would not stand beside each other.</summary>
    public const int MostPoints = 40;

    private const double StandardErrors = 1.96;

    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var (quantity, refusal) = AskedQuantity.Chosen(of, choice);
        if (quantity is null) return refusal!;
        var manifest = of.Manifest;
        var pattern = choice.Measure is null ? manifest.Patterns.IndexOf(quantity.Name) : -1;
        var measure = manifest.Measures.Index().FirstOrDefault(known => known.Item.Name == quantity.Name).Index;
        return Of(manifest, quantity.Words, (point, arm) => pattern >= 0 ? ShareFigures.Of(of.Query.Patterns(arm, point)[pattern].Proportion) : Of(of.Query.Measures(arm, point)[measure]));
    }

    /// <summary>The figure of a number that is known at each point.</summary>
    public static SweepFigure Of(Manifest manifest, string title, Func<int, int, WithInterval> value) => new(
        title, [.. Enumerable.Range(0, manifest.Points).Select(point => Label(manifest, point))], Places(manifest), manifest.Arms,
        [.. manifest.Arms.Select((_, arm) => Enumerable.Range(0, manifest.Points).Select(point => value(point, arm)).ToImmutableArray())])
    {
        Across = manifest.Variants.Length == manifest.Points && manifest.Variants.Select(variant => variant.Settings is [var only] ? only.Name : null).Distinct().ToArray() is [{ } name] ? Labels.Words(name) : null,
    };

    /// <summary>The mean of a measure, with some standard errors to each side; of one that holds or does not its share.</summary>
    public static WithInterval Of(MeasureSummary measure)
    {
        if (measure.Shares is [var holds]) return ShareFigures.Of(holds.Proportion);
        var (mean, half) = (measure.Summary.Mean, StandardErrors * measure.Summary.StandardError);
        return new(mean, mean - half, mean + half);
    }

    // With one name set, its value is label enough; points that give parameters have none.
    private static string Label(Manifest manifest, int point) =>
        manifest.Variants.Length != manifest.Points ? point.ToString(CultureInfo.InvariantCulture)
        : manifest.Variants.All(variant => variant.Settings.Length == 1) ? manifest.Variants[point].Settings[0].Value
        : manifest.Variants[point].Label;

    private static ImmutableArray<double> Places(Manifest manifest)
    {
        double?[] numbers = [.. Enumerable.Range(0, manifest.Points).Select(point => manifest.Variants.Length == manifest.Points && manifest.Variants[point].Settings is [var setting] ? Number(setting.Value) : null)];
        return numbers.All(number => number is not null) && numbers.Distinct().Count() == numbers.Length ? [.. numbers.Select(number => number!.Value)] : [.. Enumerable.Range(0, manifest.Points).Select(point => (double)point)];
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
