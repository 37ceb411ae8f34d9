using AgentSim.App.Running;
using AgentSim.Results;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>The main measures: those of whole histories, as far as they fit on a page; of a model that has none, the series in the last period.</summary>
internal static class MeasureTable
{
    private const int Most = 20;

    /// <summary>Prints the table of one design point.</summary>
    public static void Print(IAnsiConsole console, Manifest manifest, PointOutcome point)
    {
        var main = Chosen(manifest);
        if (main.Length == 0) return;
        var table = Screen.Table(["Measure", "mean", "sd", "5 %", "50 %", "95 %", .. manifest.Arms.Skip(1).Select(_ => "random")]);
        foreach (var measure in main)
        {
            var summary = point.Arms[0].Measures[measure].Summary;
            double[] figures =
            [
                summary.Mean, summary.Deviation, summary.Quantiles.Q05, summary.Quantiles.Q50, summary.Quantiles.Q95,
                .. point.Arms.Skip(1).Select(arm => arm.Measures[measure].Summary.Mean),
            ];
            table.AddRow([Screen.Plain(manifest.Measures[measure].Name), .. figures.Select(figure => Screen.Plain(Figures.Number(figure)))]);
        }

        console.Write(table);
        if (main.Length < manifest.Measures.Length)
            console.WriteLine($"The report has all {manifest.Measures.Length} measures.");
    }

    /// <summary>Indices of the main measures, in model order.</summary>
    public static int[] Chosen(Manifest manifest)
    {
        var whole = manifest.Measures.Index().Where(measure => !measure.Item.IsSeries).Select(measure => measure.Index).ToArray();
        return [.. (whole.Length > 0 ? whole : Enumerable.Range(0, manifest.Measures.Length)).Take(Most)];
    }
}
