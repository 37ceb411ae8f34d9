using AgentSim.App.Telling;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentSim.App.Terminal;

/// <summary>A table where there is room for it; where there is not, what each row says, one below the other.</summary>
internal static class FittedTable
{
    // Names may have two lines, but not one for each letter.
    private const int NarrowestName = 10;
    private const int Plenty = 10_000;
    private const int Indent = 2;

    /// <summary>Prints it.</summary>
    public static void Print(IAnsiConsole console, Table table)
    {
        var options = RenderOptions.Create(console);
        string[] heads = [.. table.Columns.Select(column => Words(column.Header, options))];
        string[][] rows = [.. table.Rows.Select(row => row.Select(cell => Words(cell, options)).ToArray())];
        if (Fits(table, heads, rows, console.Profile.Width)) console.Write(table);
        else PrintRows(console, heads, rows);
    }

    private static bool Fits(Table table, string[] heads, string[][] rows, int width)
    {
        var widths = heads.Select((head, column) => rows.Select(row => row[column].Length).Append(head.Length).Max());
        return widths.Zip(table.Columns, (widest, column) => Screen.BetweenColumns + (column.NoWrap ? widest : Math.Min(NarrowestName, widest))).Sum() <= width;
    }

    private static void PrintRows(IAnsiConsole console, string[] heads, string[][] rows)
    {
        console.WriteLine();
        if (heads[0].Length > 0) Screen.PrintHead(console, heads[0]);
        foreach (var row in rows)
        {
            foreach (var line in new Line(0, row[0]).Fit(console.Profile.Width)) console.WriteLine(line);

            // A column without a head is a picture of one that has one.
            var said = heads.Zip(row).Skip(1).Where(cell => cell.First.Length > 0 && cell.Second.Length > 0).Select(cell => $"{cell.First} {cell.Second}");
            foreach (var line in Together(said, console.Profile.Width - Indent)) console.WriteLine(new string(' ', Indent) + line);
        }

        console.WriteLine();
    }

    /// <summary>As many to a line as there is room for; none is broken that fits into a line of its own.</summary>
    private static IEnumerable<string> Together(IEnumerable<string> said, int width)
    {
        var line = "";
        foreach (var next in said.SelectMany(part => new Line(0, part).Fit(width)))
        {
            if (line.Length == 0) line = next;
            else if (line.Length + Screen.BetweenColumns + next.Length <= width) line += new string(' ', Screen.BetweenColumns) + next;
            else
            {
                yield return line;
                line = next;
            }
        }

        if (line.Length > 0) yield return line;
    }

    private static string Words(IRenderable what, RenderOptions options) => string.Concat(what.Render(options, Plenty).Select(segment => segment.Text)).Trim();
}
