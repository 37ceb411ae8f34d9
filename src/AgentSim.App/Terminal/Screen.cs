using AgentSim.App.Telling;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>The terminals that a person reads.</summary>
internal static class Screen
{
    // What is piped or written to a file is laid out for this.
    private const int PlainWidth = 80;
    private const int NarrowestLayout = 20;
    private const int WidestLayout = 120;
    private const int LeastForNames = 10;

    /// <summary>Spaces between columns of a table.</summary>
    public const int BetweenColumns = 2;

    /// <summary>Characters in a line of standard output: those of the terminal; where that is none, as the variable COLUMNS says.</summary>
    public static int OutputWidth => !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Math.Min(Console.WindowWidth, WidestLayout)
        : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), System.Globalization.CultureInfo.InvariantCulture, out var columns) && columns > 0 ? Math.Clamp(columns, NarrowestLayout, WidestLayout) : PlainWidth;

    /// <summary>Whether standard output can show more than the characters of a Western country: lines, bars, small heights.</summary>
    public static bool KnowsUnicode => Console.OutputEncoding.CodePage is 65001 or 1200;

    /// <summary>Standard output: with colours in a terminal only, and never wider than that, or than COLUMNS or 80 characters where it is piped.</summary>
    public static IAnsiConsole Output()
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        console.Profile.Width = OutputWidth;
        return console;
    }

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Error() => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>A table without lines but one below its head; the first column is of names, the others of figures.</summary>
    public static Table Table(params string[] heads)
    {
        var table = new Table { Border = KnowsUnicode ? TableBorder.Simple : TableBorder.None, UseSafeBorder = false };
        // Heads that leave no room for names are broken, too: else it would be the names alone, to a letter a line.
        var isWide = heads.Skip(1).Sum(head => head.Length + BetweenColumns) > OutputWidth - LeastForNames;
        foreach (var (index, head) in heads.Index())
        {
            var column = new TableColumn(new Markup($"[bold]{Markup.Escape(head)}[/]")) { NoWrap = index > 0 && !isWide, Padding = new(0, 0, BetweenColumns - 1, 0) };
            table.AddColumn(index == 0 ? column : column.RightAligned());
        }

        return table;
    }

    /// <summary>Which of many columns are shown where there is room for some: the first, the last, and others at equal distances.</summary>
    /// <param name="columns">How many there are.</param>
    /// <param name="most">How many there is room for, at least 2.</param>
    public static int[] Spread(int columns, int most) => columns <= most ? [.. Enumerable.Range(0, columns)] :
        [.. Enumerable.Range(0, most).Select(i => i * (columns - 1) / (most - 1))];

    /// <summary>Prints what stands above something else.</summary>
    public static void PrintHead(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line, new Style(decoration: Decoration.Bold));
    }

    /// <summary>Prints a line as it is, however long: a path that is broken cannot be copied.</summary>
    public static void PrintWhole(IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(line);

    /// <summary>Text as it is.</summary>
    public static Text Plain(string text) => new(text);
}
