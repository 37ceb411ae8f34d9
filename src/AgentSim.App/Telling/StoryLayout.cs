namespace AgentSim.App.Telling;

/// <summary>The lines of a transcript from its title to how it ended, the same in a terminal and in a file.</summary>
internal static class StoryLayout
{
    private const string Legend =
        "Worth is the present value of what changes, by what each actor cares for, where a year's utility goes from about 0 to 1. A chance is that with which an actor would choose as it did, or say yes.";

    private static readonly StoryLine Empty = new(new(0, ""), IsHead: false);

    /// <summary>All lines, before they are fitted to a width.</summary>
    public static IEnumerable<StoryLine> Of(string title, Story story)
    {
        yield return Head(title);
        yield return new(new(0, Legend), IsHead: false);
        var periods = story.Periods().ToArray();
        if (periods.Length == 0) yield return new(new(1, "Nothing changes and nobody talks."), IsHead: false);
        foreach (var line in periods.SelectMany(period => Part(period.Period, period.Lines)).Concat(Part("In the end", story.End()))) yield return line;
    }

    private static IEnumerable<StoryLine> Part(string head, IEnumerable<Line> lines) => [Empty, Head(head), .. lines.Select(line => new StoryLine(line, IsHead: false))];

    private static StoryLine Head(string text) => new(new(0, text), IsHead: true);
}

/// <summary>A line of a transcript.</summary>
/// <param name="Line">The line.</param>
/// <param name="IsHead">Whether it stands above others.</param>
internal readonly record struct StoryLine(Line Line, bool IsHead);
