using System.Globalization;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>One row of a seed's table.</summary>
internal sealed record TableRow(int Year, int? Quarter, Field Variable, Unit Unit, double Value, string? Source)
{
    public string Name => Variable.Text;
}

/// <summary>Reads the tables of a seed: <c>year,variable,unit,value,low,high,source,status</c>, and for events a <c>quarter</c>.</summary>
internal static class TableReader
{
    private static readonly string[] Columns = ["year", "variable", "unit", "value", "low", "high", "source", "status"];

    /// <summary>The rows that are well formed.</summary>
    /// <param name="file">The table.</param>
    /// <param name="hasQuarters">Whether it is one of events.</param>
    /// <param name="report">Where errors go.</param>
    public static IEnumerable<TableRow> Rows(SourceFile file, bool hasQuarters, Report report)
    {
        using var rows = CsvReader.Rows(file, report).GetEnumerator();
        if (!rows.MoveNext())
        {
            report.Add(file.PlaceAt(0), "the table is empty");
            yield break;
        }

        var width = rows.Current.Count;
        var units = new Dictionary<string, Unit> { [string.Empty] = Unit.Unknown };
        if (Places(file, rows.Current, hasQuarters, report) is not { } places) yield break;
        while (rows.MoveNext())
        {
            if (rows.Current.Count != width) report.Add(rows.Current[0].Place, "this row has another number of fields than the first", $"{rows.Current.Count}", $"{width}");
            else if (Row(rows.Current, places, units, report) is { } row) yield return row;
        }
    }

    /// <summary>Where each column stands, in the order of <see cref="Columns"/>; -1 for a quarter where there is none.</summary>
    private static int[]? Places(SourceFile file, List<Field> header, bool hasQuarters, Report report)
    {
        string[] wanted = hasQuarters ? [.. Columns, "quarter"] : Columns;
        var places = Enumerable.Repeat(-1, Columns.Length + 1).ToArray();
        for (var i = 0; i < header.Count; i++)
        {
            var column = Array.IndexOf(wanted, header[i].Text);
            if (column < 0) report.Add(header[i].Place, "there is no such column", header[i].Text, string.Join(", ", wanted), Nearest.To(header[i].Text, wanted));
            else if (places[column] >= 0) report.Add(header[i].Place, $"the column {header[i].Text} stands here twice");
            else places[column] = i;
        }

        var missing = wanted.Where((_, i) => places[i] < 0).ToList();
        if (missing.Count == 0) return places;
        report.Add(file.PlaceAt(0), $"the table has no column {string.Join(", ", missing)}", allowed: string.Join(",", wanted));
        return null;
    }

    private static TableRow? Row(List<Field> fields, int[] places, Dictionary<string, Unit> units, Report report)
    {
        var (year, variable, value) = (fields[places[0]], fields[places[1]], fields[places[3]]);
        if (!int.TryParse(year.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 9999)
        {
            report.Add(year.Place, "this is not a year", year.Text);
            return null;
        }

        if (!Words.IsName(variable.Text)) report.Add(variable.Place, "this is not a name", variable.Text, Words.Allowed);
        CheckBound(fields[places[4]], report);
        CheckBound(fields[places[5]], report);
        if (Numbers.Parse(value.Text) is not { } parsed)
        {
            report.Add(value.Place, "this is not a finite number", value.Text);
            return null;
        }

        var source = fields[places[6]].Text;
        var quarter = places[^1] < 0 ? null : Quarter(fields[places[^1]], report);
        return new(number, quarter, variable, UnitOf(fields[places[2]], units, report), parsed, source.Length == 0 ? null : source);
    }

    private static void CheckBound(Field bound, Report report)
    {
        if (bound.Text.Length > 0 && Numbers.Parse(bound.Text) is null) report.Add(bound.Place, "this is not a finite number", bound.Text);
    }

    private static Unit UnitOf(Field field, Dictionary<string, Unit> known, Report report)
    {
        if (known.TryGetValue(field.Text, out var unit)) return unit;
        if (Units.Parse(field.Text) is { } parsed) return known[field.Text] = parsed;
        report.Add(field.Place, "this is not a unit", field.Text);
        return Unit.Unknown;
    }

    private static int? Quarter(Field field, Report report)
    {
        var digit = field.Text.TrimStart('Q');
        if (digit is "1" or "2" or "3" or "4") return digit[0] - '0';
        report.Add(field.Place, "this is not a quarter", field.Text, "Q1, Q2, Q3, Q4");
        return null;
    }
}
