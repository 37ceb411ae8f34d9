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
        Screen.PrintHead(console, manifest.Model.Title);
        console.WriteLine(Played(outcome));
        console.WriteLine(HowPlayed(outcome));
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
        return $"{Numerals.Histories(manifest.Histories)}{arms}{points}.";
    }

    private static string HowPlayed(RunOutcome outcome)
    {
        var manifest = outcome.Manifest;
        var seed = manifest.Seed.Name.Length == 0 ? "No seed" : $"Seed {manifest.Seed.Name}";
        return $"{seed}, random seed {manifest.RandomSeed}; {Numerals.Time(outcome.Seconds)}, {Numerals.Histories(Math.Round(outcome.Histories / outcome.Seconds))} a second.";
    }

    private static void PrintFiles(IAnsiConsole console, RunOutcome outcome)
    {
        var shown = Path.GetRelativePath(".", outcome.Folder.Path);
        Screen.PrintWhole(console, $"Report   {Path.Combine(shown, "report.html")}");
        Screen.PrintWhole(console, $"Records  {Path.Combine(shown, "parts")} (Parquet)");
        Screen.PrintWhole(console, $"Made by  {Path.Combine(shown, "manifest.json")}");
        console.WriteLine($"Digest   {outcome.Manifest.Digest}");
    }
}
