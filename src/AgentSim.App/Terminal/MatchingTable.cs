using AgentSim.Experiments.Calibrating;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What history matching says.</summary>
internal static class MatchingTable
{
    // More would not fit beside the numbers.
    private const int Influences = 2;

    public static void Print(IAnsiConsole console, Matching matching)
    {
        console.WriteLine($"History matching leaves {string.Join(", ", matching.Shares.Skip(1).Select(share => $"{Numerals.Percent(share)} %"))} of the prior (implausibility {Numerals.Short(matching.Cutoff)}).");
        var table = Screen.Table("Target", "least", "% within", "matters most");
        foreach (var target in matching.Targets)
        {
            table.AddRow(
                Screen.Plain(target.Target.Name), Screen.Plain(Numerals.Short(target.Least)), Screen.Plain(Numerals.Percent(target.Within)),
                Screen.Plain(string.Join(", ", target.Influences.Take(Influences).Select(influence => $"{influence.Parameter} {Numerals.Percent(influence.Share)} %"))));
        }

        FittedTable.Print(console, table);
        foreach (var target in matching.Targets.Where(target => target.Least > matching.Cutoff))
            console.WriteLine($"No parameters that were tried can meet {target.Target.Name}: its implausibility is {Numerals.Short(target.Least)} at the least.");
        if (matching.LeastOfWorst > matching.Cutoff) console.WriteLine($"No sample meets all targets at once: the worst is at {Numerals.Short(matching.LeastOfWorst)} at the least.");
    }
}
