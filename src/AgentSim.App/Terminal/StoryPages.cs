using AgentSim.App.Telling;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Prints a history as a transcript.</summary>
internal static class StoryPages
{
    /// <summary>Prints all of it.</summary>
    public static void Print(IAnsiConsole console, string title, Story story)
    {
        Screen.PrintHead(console, title);
        var periods = story.Periods().ToArray();
        if (periods.Length == 0) Print(console, [new(1, "Nothing changes and nobody talks.")]);
        foreach (var (period, lines) in periods)
        {
            console.WriteLine();
            Screen.PrintHead(console, period);
            Print(console, lines);
        }

        console.WriteLine();
        Screen.PrintHead(console, "In the end");
        Print(console, story.End());
    }

    private static void Print(IAnsiConsole console, IEnumerable<Line> lines)
    {
        foreach (var line in lines.SelectMany(line => line.Fit(console.Profile.Width))) console.WriteLine(line);
    }
}
