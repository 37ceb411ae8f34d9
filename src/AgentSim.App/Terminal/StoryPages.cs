using AgentSim.App.Telling;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Prints a history as a transcript.</summary>
internal static class StoryPages
{
    /// <summary>Prints all of it.</summary>
    public static void Print(IAnsiConsole console, string title, Story story)
    {
        foreach (var (line, isHead) in StoryLayout.Of(title, story))
        {
            if (isHead) Screen.PrintHead(console, line.Text);
            else foreach (var fitted in line.Fit(console.Profile.Width)) console.WriteLine(fitted);
        }
    }
}
