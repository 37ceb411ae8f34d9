using AgentSim.App.Running;
using AgentSim.Results;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>The main measures: those of whole histories, as far as they fit on a page; of a model that has none, the series in the last period.</summary>
internal static class MeasureTable
{
    private const int Most = 20;

    /// <summary>Prints the tables of one design point: quantities, and then what has shares.</summary>
    public static void Print(IAnsiConsole console, Manifest manifest, PointOutcome point)
    {
        var main = Chosen(manifest);
        if (main.Length == 0) return;
        PrintQuantities(console, manifest, point, [.. main.Where(measure => manifest.Measures[measure].Kind == MeasureKind.Quantity)]);
        PrintShares(console, manifest, point, [.. main.Where(measure => manifest.Measures[measure].Kind != MeasureKind.Quantity)]);
        if (main.Length < manifest.Measures.Length)
            console.WriteLine($"The report has all {manifest.Measures.Length} measures.");
    }

    /// <summary>Indices of the main measures, in model order.</summary>
    public static int[] Chosen(Manifest manifest)
    {
        var whole = manifest.Measures.Index().Where(measure => !measure.Item.IsSeries).Select(measure => measure.Index).ToArray();
        return [.. (whole.Length > 0 ? whole : Enumerable.Range(0, manifest.Measures.Length)).Take(Most)];
    }

    private static void PrintQuantities(IAnsiConsole console, Manifest manifest, PointOutcome point, int[] main)
    {
        if (main.Length == 0) return;
        var missing = Missing(point, main);
        var table = Screen.Table(["Measure", "mean", "sd", "5 %", "50 %", "95 %", .. manifest.Arms.Skip(1).Select(_ => "random"), .. missing]);
        foreach (var measure in main)
        {
            var summary = point.Arms[0].Measures[measure].Summary;
            double[] figures =
            [
                summary.Mean, summary.Deviation, summary.Quantiles.Q05, summary.Quantiles.Q50, summary.Quantiles.Q95,
                .. point.Arms.Skip(1).Select(arm => arm.Measures[measure].Summary.Mean),
            ];
            table.AddRow([
                Screen.Plain(manifest.Measures[measure].Name), .. figures.Select(figure => Screen.Plain(Numerals.Number(figure))),
                .. missing.Select(_ => Screen.Plain(Missing(point, measure))),
            ]);
        }

        FittedTable.Print(console, table);
    }

    private static void PrintShares(IAnsiConsole console, Manifest manifest, PointOutcome point, int[] main)
    {
        if (main.Length == 0) return;
        var missing = Missing(point, main);
        var table = Screen.Table(["Share of histories", "%", "95 % interval", .. manifest.Arms.Skip(1), .. missing]);
        foreach (var measure in main)
        {
            var isTruth = manifest.Measures[measure].Kind == MeasureKind.Truth;
            foreach (var share in point.Arms[0].Measures[measure].Shares)
            {
                var p = share.Proportion;
                table.AddRow([
                    Screen.Plain(manifest.Measures[measure].Name + (isTruth ? "" : $": {share.Name}")),
                    Screen.Plain(Numerals.Percent(p.Share)), Screen.Plain($"{Numerals.Percent(p.Low)} - {Numerals.Percent(p.High)}"),
                    .. point.Arms.Skip(1).Select(arm => Screen.Plain(Numerals.Percent(Of(arm.Measures[measure], share.Value)))),
                    .. missing.Select(_ => Screen.Plain(Missing(point, measure))),
                ]);
            }
        }

        FittedTable.Print(console, table);
    }

    private static double Of(MeasureSummary measure, double value) =>
        measure.Shares.FirstOrDefault(share => share.Value == value)?.Proportion.Share ?? (measure.Summary.Count == 0 ? double.NaN : 0);

    /// <summary>The heading of the column that says how many histories have no value; none where all have one.</summary>
    private static string[] Missing(PointOutcome point, int[] measures) =>
        measures.Any(measure => point.Arms[0].Measures[measure].Summary.Missing > 0) ? ["missing"] : [];

    private static string Missing(PointOutcome point, int measure) =>
        point.Arms[0].Measures[measure].Summary is { Missing: > 0 } summary ? $"{Numerals.Percent(summary.MissingShare)} %" : "";
}
