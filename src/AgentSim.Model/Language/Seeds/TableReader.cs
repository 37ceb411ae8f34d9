using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>One row of a seed's table.</summary>
internal sealed record TableRow(int Year, int? Quarter, string Variable, Place VariablePlace, Unit Unit, double Value, string? Source);

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

        var width = rows.Current.Length;
        if (Places(file, rows.Current, hasQuarters, report) is not { } places) yield break;
        while (rows.MoveNext())
        {
            if (rows.Current.Length != width)
            {
                report.Add(rows.Current[0].Place, "this row has another number of fields than the first", $"{rows.Current.Length}", $"{width}");
                continue;
            }

            var row = rows.Current;
            if (Row(name => places.TryGetValue(name, out var i) ? row[i] : null, report) is { } read) yield return read;
        }
    }

    private static Dictionary<string, int>? Places(SourceFile file, ImmutableArray<Field> header, bool hasQuarters, Report report)
    {
        var wanted = hasQuarters ? [.. Columns, "quarter"] : Columns;
        var places = new Dictionary<string, int>();
        for (var i = 0; i < header.Length; i++)
        {
            if (!wanted.Contains(header[i].Text)) report.Add(header[i].Place, "there is no such column", header[i].Text, string.Join(", ", wanted), Nearest.To(header[i].Text, wanted));
            else if (!places.TryAdd(header[i].Text, i)) report.Add(header[i].Place, $"the column {header[i].Text} stands here twice");
        }

        var missing = wanted.Where(c => !places.ContainsKey(c)).ToList();
        if (missing.Count == 0) return places;
        report.Add(file.PlaceAt(0), $"the table has no column {string.Join(", ", missing)}", allowed: string.Join(",", wanted));
        return null;
    }

    private static TableRow? Row(Func<string, Field?> field, Report report)
    {
        var (year, variable, value) = (field("year")!.Value, field("variable")!.Value, field("value")!.Value);
        if (!int.TryParse(year.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 9999)
        {
            report.Add(year.Place, "this is not a year", year.Text);
            return null;
        }

        if (!Words.IsName(variable.Text)) report.Add(variable.Place, "this is not a name", variable.Text, Words.Allowed);
        foreach (var bound in (Field[])[field("low")!.Value, field("high")!.Value])
        {
            if (bound.Text.Length > 0 && Numbers.Parse(bound.Text) is null) report.Add(bound.Place, "this is not a finite number", bound.Text);
        }

        if (Numbers.Parse(value.Text) is not { } parsed)
        {
            report.Add(value.Place, "this is not a finite number", value.Text);
            return null;
        }

        var source = field("source")!.Value.Text;
        return new(number, Quarter(field("quarter"), report), variable.Text, variable.Place, UnitOf(field("unit")!.Value, report), parsed, source.Length == 0 ? null : source);
    }

    private static Unit UnitOf(Field field, Report report)
    {
        if (field.Text.Length == 0) return Unit.Unknown;
        if (Units.Parse(field.Text) is { } unit) return unit;
        report.Add(field.Place, "this is not a unit", field.Text);
        return Unit.Unknown;
    }

    private static int? Quarter(Field? field, Report report)
    {
        if (field is not { } quarter) return null;
        var digit = quarter.Text.TrimStart('Q');
        if (digit is "1" or "2" or "3" or "4") return digit[0] - '0';
        report.Add(quarter.Place, "this is not a quarter", quarter.Text, "Q1, Q2, Q3, Q4");
        return null;
    }
}
