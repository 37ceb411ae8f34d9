using AgentSim.App.Running;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What came out of a run, for a person.</summary>
internal static class RunTables
{
    /// <summary>Prints all of it.</summary>
    public static void Print(IAnsiConsole console, RunOutcome outcome)
    {
        var manifest = outcome.Manifest;
        console.WriteLine();
        console.Write(new Text(manifest.Model.Title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.WriteLine(Played(outcome));
        if (outcome.Points.Length == 1) PrintPoint(console, outcome, outcome.Points[0]);
        else SweepTables.Print(console, outcome);
        FailureLines.Print(console, outcome);
        PrintFiles(console, outcome);
    }

    private static void PrintPoint(IAnsiConsole console, RunOutcome outcome, PointOutcome point)
    {
        PatternTable.Print(console, outcome.Manifest, point);
        MeasureTable.Print(console, outcome.Manifest, point);
        HistoryTable.Print(console, point.Arms[0]);
    }

    private static string Played(RunOutcome outcome)
    {
        var manifest = outcome.Manifest;
        var arms = manifest.Arms.Length == 1 ? $" of {manifest.Arms[0]}" : $" each of {string.Join(" and ", manifest.Arms)}";
        var points = outcome.Points.Length == 1 ? "" : $" at {outcome.Points.Length} design points";
        return $"{Figures.Whole(manifest.Histories)} histories{arms}{points}: {Figures.Time(outcome.Seconds)}, {Figures.Whole(outcome.Histories / outcome.Seconds)} a second. "
            + $"Seed {manifest.Seed.Name}, random seed {manifest.RandomSeed}.";
    }

    private static void PrintFiles(IAnsiConsole console, RunOutcome outcome)
    {
        var shown = Path.GetRelativePath(".", outcome.Folder.Path);
        console.WriteLine($"Report   {Path.Combine(shown, "report.html")}");
        console.WriteLine($"Records  {Path.Combine(shown, "parts")} (Parquet), {Path.Combine(shown, "manifest.json")}");
        console.WriteLine($"Digest   {outcome.Manifest.Digest}");
    }
}
