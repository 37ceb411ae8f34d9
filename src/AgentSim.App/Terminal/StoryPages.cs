using AgentSim.App.Telling;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Prints a history as a transcript.</summary>
internal static class StoryPages
{
    /// <summary>Prints all of it.</summary>
    public static void Print(IAnsiConsole console, string title, Story story)
    {
        PrintHead(console, title);
        foreach (var (period, lines) in story.Periods())
        {
            console.WriteLine();
            PrintHead(console, period);
            Print(console, lines);
        }

        console.WriteLine();
        PrintHead(console, "In the end");
        Print(console, story.End());
    }

    private static void PrintHead(IAnsiConsole console, string text)
    {
        console.Write(new Text(text, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
    }

    private static void Print(IAnsiConsole console, IEnumerable<Line> lines)
    {
        foreach (var line in lines.SelectMany(line => line.Fit(console.Profile.Width))) console.WriteLine(line);
    }
}
