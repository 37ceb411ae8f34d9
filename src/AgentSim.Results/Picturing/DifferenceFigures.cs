using AgentSim.Experiments.Statistics;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>How arms differ from the baseline.</summary>
internal static class DifferenceFigures
{
    private const double Confidence = 0.95;
    private const int MostMeasures = 12;
    private const int MostShares = 12;

    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var (manifest, first) = (of.Manifest, of.Arm(choice));
        int[] arms = [.. of.Arms(choice)[1..]];
        var shares = manifest.Patterns.Select(pattern => (Name: pattern, Sql: (Func<string, string>)(table => $"cast({table}.pattern = '{pattern.Replace("'", "''", StringComparison.Ordinal)}' as integer)")))
            .Concat(of.Whole(MeasureKind.Truth).Where(measure => !measure.IsSeries).Select(measure => (measure.Name, Sql: Column(measure)))).Take(MostShares).ToArray();
        var means = of.Whole(MeasureKind.Quantity).Take(MostMeasures).Select(measure => (measure.Name, Sql: Column(measure))).ToArray();
        var differences = arms.Select(arm => of.Query.Differences(arm, first, choice.Point, [.. shares.Concat(means).Select(quantity => quantity.Sql)])).ToArray();
        WithInterval Shown(int arm, int quantity)
        {
            var (mean, error, samples, deviation) = differences[arm][quantity];
            var unit = quantity < shares.Length ? 1 : deviation;
            if (samples == 0 || unit <= 0) return WithInterval.None;
            var half = samples > 1 ? Critical.Student(Confidence, samples - 1) * error : double.NaN;
            return new(mean / unit, (mean - half) / unit, (mean + half) / unit);
        }

        Difference Row(string name, int quantity) => new(name, [.. arms.Select((_, arm) => Shown(arm, quantity))]);
        return new DifferencesFigure(
            $"Differences from {manifest.Arms[first]}{of.Where(choice)}", manifest.Arms[first], [.. arms.Select(arm => manifest.Arms[arm])],
            [.. shares.Select((quantity, i) => Row(quantity.Name, i))], [.. means.Select((quantity, i) => Row(quantity.Name, shares.Length + i))], "paired history by history");
    }

    private static Func<string, string> Column(MeasureIdentity measure) => table => $"{table}.{ResultQuery.Name(measure.Column)}";
}
