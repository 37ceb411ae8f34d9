using AgentSim.Experiments;
using AgentSim.Experiments.Statistics;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>How arms differ from the baseline.</summary>
internal static class DifferenceFigures
{
    private const double Confidence = 0.95;

    // Of what is shown where nothing is asked for.
    private const int MostMeasures = 12;
    private const int MostShares = 12;

    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var (manifest, first) = (of.Manifest, of.Arm(choice));
        int[] arms = [.. of.Arms(choice)[1..]];
        var (asked, measures) = (choice.Measure?.Split(',', StringSplitOptions.TrimEntries), manifest.Measures.Where(measure => measure.Kind != MeasureKind.Nominal).ToArray());
        if (asked?.FirstOrDefault(name => !manifest.Patterns.Contains(name) && !measures.Any(measure => measure.Name == name)) is { } unknown)
            return RunFigures.Unknown("pattern or measure", unknown, manifest.Patterns.Concat(measures.Select(measure => measure.Name)));
        MeasureIdentity[] Measures(MeasureKind kind) => asked is null ? of.Whole(kind) : [.. measures.Where(measure => measure.Kind == kind && asked.Contains(measure.Name))];
        var patterns = manifest.Patterns.Where(pattern => asked is null || asked.Contains(pattern));
        var shares = patterns.Select(Pattern).Concat(Measures(MeasureKind.Truth).Where(measure => asked is not null || !measure.IsSeries).Select(Measure)).Take(asked?.Length ?? MostShares).ToArray();
        var means = Measures(MeasureKind.Quantity).Select(Measure).Take(asked?.Length ?? MostMeasures).ToArray();
        var differences = arms.Select(arm => of.Query.Differences(arm, first, choice.Point, [.. shares.Concat(means).Select(quantity => quantity.Sql)])).ToArray();
        WithInterval Shown(int arm, int quantity)
        {
            var (mean, error, samples, deviation) = differences[arm][quantity];
            var isShare = quantity < shares.Length;
            var unit = isShare ? 1 : deviation;
            if (samples == 0 || unit <= 0) return WithInterval.None;
            if (isShare && error == 0) error = Proportion.ErrorOfSame(samples);
            var half = samples > 1 ? Critical.Student(Confidence, samples - 1) * error : double.NaN;
            return new(mean / unit, (mean - half) / unit, (mean + half) / unit);
        }

        Difference Row(string name, int quantity) => new(name, [.. arms.Select((_, arm) => Shown(arm, quantity))]);
        // What does not vary in the baseline has no deviation to be measured in.
        var varying = means.Index().Where(quantity => differences.Any(of => of[shares.Length + quantity.Index].Deviation > 0)).ToArray();
        if (shares.Length + varying.Length == 0) return FigureAnswer.None($"No history has a value of these measures, or all have the same in the arm {manifest.Arms[first]}: there is no deviation in which a difference could be drawn. agentsim compare tells it in units.");
        return new DifferencesFigure(
            $"Differences from {manifest.Arms[first]}{of.Where(choice)}", manifest.Arms[first], [.. arms.Select(arm => manifest.Arms[arm])],
            [.. shares.Select((quantity, i) => Row(quantity.Name, i))], [.. varying.Select(quantity => Row(quantity.Item.Name, shares.Length + quantity.Index))], "paired history by history, by Student's t over samples");
    }

    private static (string Name, Func<string, string> Sql) Pattern(string name) => (name, table => $"cast({table}.pattern = '{name.Replace("'", "''", StringComparison.Ordinal)}' as integer)");

    private static (string Name, Func<string, string> Sql) Measure(MeasureIdentity measure) => (measure.Name, table => $"{table}.{ResultQuery.Name(measure.Column)}");
}
