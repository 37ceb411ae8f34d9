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
        console.WriteLine($"History matching leaves {string.Join(", ", matching.Shares.Skip(1).Select(share => $"{Figures.Percent(share)} %"))} of the prior (implausibility {Figures.Short(matching.Cutoff)}).");
        var table = Screen.Table("Target", "least", "% within", "matters most");
        foreach (var target in matching.Targets)
        {
            table.AddRow(
                Screen.Plain(target.Target.Name), Screen.Plain(Figures.Short(target.Least)), Screen.Plain(Figures.Percent(target.Within)),
                Screen.Plain(string.Join(", ", target.Influences.Take(Influences).Select(influence => $"{influence.Parameter} {Figures.Percent(influence.Share)} %"))));
        }

        console.Write(table);
        foreach (var target in matching.Targets.Where(target => target.Least > matching.Cutoff))
            console.WriteLine($"No parameters that were tried can meet {target.Target.Name}: its implausibility is {Figures.Short(target.Least)} at the least.");
        if (matching.LeastOfWorst > matching.Cutoff) console.WriteLine($"No sample meets all targets at once: the worst is at {Figures.Short(matching.LeastOfWorst)} at the least.");
    }
}
