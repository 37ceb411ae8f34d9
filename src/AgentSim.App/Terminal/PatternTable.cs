using AgentSim.App.Running;
using AgentSim.Results;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>How often each pattern came about, with its interval, a bar, and the same in the other arms.</summary>
internal static class PatternTable
{
    private const int BarWidth = 16;

    /// <summary>Prints the table of one design point.</summary>
    public static void Print(IAnsiConsole console, Manifest manifest, PointOutcome point)
    {
        var table = Screen.Table(["Pattern", "%", "95 % interval", "", .. manifest.Arms.Skip(1)]);
        table.Columns[3].LeftAligned();
        foreach (var (index, share) in point.Arms[0].Patterns.Index())
        {
            var p = share.Proportion;
            table.AddRow([
                Screen.Plain(share.Pattern), Screen.Plain(Numerals.Percent(p.Share)), Screen.Plain($"{Numerals.Percent(p.Low)} - {Numerals.Percent(p.High)}"),
                new Text(Numerals.Bar(p.Share, BarWidth, Screen.KnowsUnicode), new Style(Color.Blue)),
                .. point.Arms.Skip(1).Select(arm => Screen.Plain(Numerals.Percent(arm.Patterns[index].Proportion.Share))),
            ]);
        }

        FittedTable.Print(console, table);
    }
}
