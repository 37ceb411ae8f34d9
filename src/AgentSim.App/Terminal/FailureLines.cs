using AgentSim.App.Running;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Which histories failed, and why.</summary>
internal static class FailureLines
{
    /// <summary>Prints how many failed and the first of them; nothing if none did.</summary>
    public static void Print(IAnsiConsole console, RunOutcome outcome)
    {
        if (outcome.Failed == 0) return;
        console.Write(new Text($"{Numerals.Whole(outcome.Failed)} of {Numerals.Histories(outcome.Histories)} failed, and left out:", new Style(Color.Red)));
        console.WriteLine();
        foreach (var failure in outcome.Failures)
            console.WriteLine($"  history {failure.History} of {failure.Arm}{At(outcome, failure.Point)}, {failure.Period ?? "at its start"}: {failure.Quantity}");
        if (outcome.Failed > outcome.Failures.Length) console.WriteLine("  ... and others; the report and the table histories name them.");
        console.WriteLine();
    }

    private static string At(RunOutcome outcome, int point) => outcome.Points.Length == 1 ? "" : $" at {outcome.Points[point].Identity.Label}";
}
