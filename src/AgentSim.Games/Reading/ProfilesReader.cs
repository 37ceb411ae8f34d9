using System.Collections.Immutable;
using AgentSim.Games.Similarity;

namespace AgentSim.Games.Reading;

/// <summary>
/// Reads tables of profiles: comma-separated, a line for each state (or vote, or treaty) that the profiles are about, its name first, and a column for each profile. A column <c>weight</c> has what the line counts, a column <c>range</c> the difference between the
/// ends of its scale.
/// </summary>
public static class ProfilesReader
{
    private const string Weight = "weight", Range = "range";

    /// <summary>Reads a table.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="range">The difference between the ends of the scale of all lines; null if the table tells it.</param>
    /// <exception cref="WrongGameException">It is no such table; the message tells file, line, what was found and what is allowed.</exception>
    public static Profiles Read(string text, string file, double? range)
    {
        CsvRow[] rows = [.. CsvRow.Read(text, file)];
        if (rows.Length == 0) throw new WrongGameException($"{file} is empty; it needs a line of names of columns, and a line for each state that profiles are about.");
        var head = rows[0].Cells;
        int[] profiles = [.. Enumerable.Range(1, head.Count - 1).Where(column => !Is(head[column], Weight) && !Is(head[column], Range))];
        if (head.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new WrongGameException(file, rows[0].Line, $"the column {twice.Key} is there {twice.Count()} times.");
        if (profiles.Length < 2) throw new WrongGameException(file, rows[0].Line, $"there {(profiles.Length == 0 ? "is no profile" : "is one profile")}; at least 2 columns beside the first, weight and range are needed to compare.");
        if (rows.Length < 3) throw new WrongGameException(file, rows[0].Line, $"there {(rows.Length == 1 ? "is no line" : "is one line")} below the names of columns; profiles need at least 2.");
        foreach (var row in rows.Where(row => row.Cells.Count != head.Count)) throw new WrongGameException(file, row.Line, $"there are {row.Cells.Count} cells, but {head.Count} columns.");
        CsvRow[] body = rows[1..];
        ImmutableArray<ImmutableArray<double>> values = [.. profiles.Select(column => body.Select(row => Number(row, column, $"{head[column]}'s value", "a number", _ => true, file)).ToImmutableArray())];
        var ranges = Ranges(body, Column(head, Range), range, file);
        Check(body, values, ranges, file);
        return new([.. profiles.Select(column => head[column])], [.. body.Select(row => row.Cells[0])], values, Weights(body, Column(head, Weight), file), ranges);
    }

    private static ImmutableArray<double>? Weights(CsvRow[] body, int column, string file)
    {
        if (column < 0) return null;
        ImmutableArray<double> weights = [.. body.Select(row => Number(row, column, "the weight", "a number from 0", number => number >= 0, file))];
        return weights.Sum() > 0 ? weights : throw new WrongGameException(file, body[0].Line, "all weights are 0; at least one must be above 0.");
    }

    private static ImmutableArray<double> Ranges(CsvRow[] body, int column, double? range, string file) => (column, range) switch
    {
        ( >= 0, null) => [.. body.Select(row => Number(row, column, "the range", "a number above 0", number => number > 0, file))],
        ( >= 0, _) => throw new WrongGameException($"{file} has a column range, so that --range has nothing to say."),
        (_, null) => throw new WrongGameException($"{file} has no column range, which S needs: the difference between the ends of the scale, which no profile may reach. Give --range 3, say, for alliances from 0 to 3."),
        (_, { } same) => [.. body.Select(_ => same)],
    };

    private static void Check(CsvRow[] body, ImmutableArray<ImmutableArray<double>> values, ImmutableArray<double> ranges, string file)
    {
        for (var row = 0; row < body.Length; row++)
        {
            var (low, high) = (values.Min(profile => profile[row]), values.Max(profile => profile[row]));
            if (high - low > ranges[row] * (1 + 1e-12)) throw new WrongGameException(file, body[row].Line, $"on {body[row].Cells[0]} profiles are {high - low} apart, from {low} to {high}, but the range is {ranges[row]}.");
        }
    }

    private static double Number(CsvRow row, int column, string what, string allowed, Func<double, bool> isAllowed, string file)
    {
        var text = row.Cells[column];
        return GameNumber.Parse(text) is { } number && isAllowed(number) ? number : throw new WrongGameException(file, row.Line, $"{what} on {row.Cells[0]} is {(text.Length == 0 ? "empty" : text)}; it must be {allowed}.");
    }

    private static int Column(IReadOnlyList<string> head, string name) => Enumerable.Range(1, head.Count - 1).FirstOrDefault(column => Is(head[column], name), -1);

    private static bool Is(string cell, string name) => string.Equals(cell, name, StringComparison.OrdinalIgnoreCase);
}
