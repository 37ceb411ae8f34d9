using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentSim.Results;

/// <summary>Questions of people, in SQL.</summary>
public sealed partial class ResultQuery
{
    private static readonly string[] Nested = ["List", "Array", "Struct", "Map", "Union"];

    /// <summary>Answers any question in SQL.</summary>
    public QueryAnswer Ask(string sql)
    {
        var plain = Ask(sql, [], out var nested);
        if (nested.IsEmpty) return plain;
        // DuckDB writes them itself: its reader refuses lists in which something is missing.
        var columns = plain.Columns.Select((_, i) => nested.Contains(i) ? $"to_json(#{i + 1})" : $"#{i + 1}");
        return Ask($"select {string.Join(", ", columns)} from (\n{sql.TrimEnd(';', ' ', '\t', '\r', '\n')}\n)", nested, out _) with { Columns = plain.Columns };
    }

    /// <summary>Answers a question, but only as to its columns where some are nested and not written as JSON.</summary>
    private QueryAnswer Ask(string sql, ImmutableArray<int> json, out ImmutableArray<int> nested)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).ToImmutableArray();
        nested = [.. columns.Where(column => Nested.Contains(reader.GetDataTypeName(column)))];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object?>>();
        while (nested.IsEmpty && reader.Read())
            rows.Add([.. columns.Select(i => reader.IsDBNull(i) ? null : json.Contains(i) ? Parsed(reader.GetString(i)) : reader.GetValue(i))]);
        return new([.. columns.Select(reader.GetName)], rows.ToImmutable());
    }

    // DuckDB writes what is no number as NaN, which is no JSON.
    private static JsonNode? Parsed(string json) => JsonNode.Parse(StringOrNoNumber().Replace(json, match => match.Value[0] == '"' ? match.Value : "null"));

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)
        """)]
    private static partial Regex StringOrNoNumber();
}
