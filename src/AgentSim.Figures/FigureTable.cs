using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AgentSim.Figures;

/// <summary>The numbers behind a figure, row by row: for a file, and for those who do not see the figure.</summary>
/// <param name="Caption">What stands in it.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">As many values as there are columns: text or a number; NaN for none.</param>
public sealed record FigureTable(string Caption, ImmutableArray<FigureColumn> Columns, ImmutableArray<ImmutableArray<FigureValue>> Rows)
{
    /// <summary>The table as CSV, with every digit of its numbers; nothing stands where there is no number.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        text.Append(string.Join(',', Columns.Select(column => Quoted(column.Name)))).Append('\n');
        foreach (var row in Rows) text.Append(string.Join(',', row.Select(value => Quoted(Text(value))))).Append('\n');
        return text.ToString();
    }

    internal static FigureTable Of(string caption, IEnumerable<FigureColumn> columns, IEnumerable<IEnumerable<FigureValue>> rows) =>
        new(caption, [.. columns], [.. rows.Select(row => row.ToImmutableArray())]);

    private static string Text(FigureValue value) => value.Words ?? (double.IsNaN(value.Number) ? "" : value.Number.ToString("R", CultureInfo.InvariantCulture));

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>A column of a <see cref="FigureTable"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What stands in it.</param>
public sealed record FigureColumn(string Name, FigureColumnKind Kind)
{
    internal static FigureColumn Words(string name) => new(name, FigureColumnKind.Words);

    internal static FigureColumn Number(string name) => new(name, FigureColumnKind.Number);

    internal static FigureColumn Share(string name) => new(name, FigureColumnKind.Share);

    internal static FigureColumn Count(string name) => new(name, FigureColumnKind.Count);
}

/// <summary>What stands in a column.</summary>
public enum FigureColumnKind
{
    /// <summary>Text, or what is read as text, such as a year.</summary>
    Words,

    /// <summary>Numbers of any size.</summary>
    Number,

    /// <summary>Shares, from 0 to 1.</summary>
    Share,

    /// <summary>Whole numbers.</summary>
    Count,
}

/// <summary>A value of a <see cref="FigureTable"/>.</summary>
/// <param name="Words">Text; null of a number.</param>
/// <param name="Number">The number; NaN where there is none, and of text.</param>
public readonly record struct FigureValue(string? Words, double Number)
{
    /// <summary>Text.</summary>
    public static implicit operator FigureValue(string words) => new(words, double.NaN);

    /// <summary>A number.</summary>
    public static implicit operator FigureValue(double number) => new(null, number);

    internal static FigureValue Year(int year) => new(year.ToString(CultureInfo.InvariantCulture), year);
}
