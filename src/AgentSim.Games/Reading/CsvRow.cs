using System.Text;

namespace AgentSim.Games.Reading;

/// <summary>A line of a comma-separated file: cells without the spaces around them, or as they stand between quotes.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Cells">At least one.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The lines that are not empty.</summary>
    /// <exception cref="WrongGameException">A quote is not closed, or cells are separated by something else than commas.</exception>
    public static IEnumerable<CsvRow> Read(string text, string file)
    {
        var number = 0;
        var head = text.TrimStart('\uFEFF', '\r', '\n').Split('\n')[0];
        if (!head.Contains(',', StringComparison.Ordinal) && head.IndexOfAny([';', '\t']) is var mark and >= 0)
            throw new WrongGameException(file, 1, $"cells are separated by {(head[mark] == ';' ? "semicolons" : "tabs")}; they must be separated by commas, and numbers written with points.");
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return new(number, Split(line) ?? throw new WrongGameException(file, number, "a quote is opened and not closed."));
        }
    }

    private static List<string>? Split(string line)
    {
        var (cells, cell, quoted, inside) = (new List<string>(), new StringBuilder(), false, false);
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                // Two quotes within quotes are one.
                if (!inside && quoted) cell.Append('"');
                (inside, quoted) = (!inside, true);
            }
            else if (letter == ',' && !inside)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                quoted = false;
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString().Trim());
        return inside ? null : cells;
    }
}
