using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentSim.App.Tests.Findings;

/// <summary>Rows of cells by column; a cell is a number or words.</summary>
internal sealed record Table(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    private static readonly ImmutableArray<string> Fitted = ["target", "observed", "q05", "median", "q95", "missing", "covered"];

    // What a calibration prints has several tables in it: they are told by their first column.
    private static readonly ImmutableArray<string> Waves = ["wave", "epsilon", "acceptance", "effective_size", "distinct"], Moved = ["parameter", "prior_mean", "mean", "distance", "noise"], Matched = ["matching", "share"];

    /// <summary>What <c>query --json</c> prints, <c>fit --json</c>, or <c>calibrate --json</c>, of which the table is taken that has a first column of this name.</summary>
    public static Table OfJson(string json, string first)
    {
        var answer = JsonNode.Parse(json)!;
        if (answer is JsonArray array) return Of(array, [.. array[0]!.AsObject().Select(cell => cell.Key)]);
        return first switch
        {
            "wave" => Of(answer["waves"]!.AsArray(), Waves),
            "parameter" => Of(answer["parameters"]!.AsArray(), Moved),
            "matching" => Of([.. answer["matching"]!["shares"]!.AsArray().Select((share, wave) => (JsonNode)new JsonObject { ["matching"] = (double)wave, ["share"] = share!.DeepClone() })], Matched),
            _ => Of(answer["targets"]!.AsArray(), Fitted),
        };
    }

    private static Table Of(JsonArray rows, ImmutableArray<string> columns) => new(columns, [.. rows.Select(row => columns.Select(column => Shown(row![column])).ToImmutableArray())]);

    /// <summary>What stands on a page.</summary>
    public static Table OfMarkdown(string text)
    {
        var rows = text.Split('\n').Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal)).Select(line => line[1..^1].Split('|').Select(cell => cell.Trim()).ToImmutableArray()).ToImmutableArray();
        return rows.IsEmpty ? new([], []) : new(rows[0], rows[1..]);
    }

    /// <summary>The number in a cell; null if there are words in it.</summary>
    public static double? Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public string Cell(ImmutableArray<string> row, string column) => row[Columns.IndexOf(column)];

    public override string ToString() => $"{Line(Columns)}|{string.Concat(Columns.Select(_ => "---|"))}\n{string.Concat(Rows.Select(Line))}";

    private static string Line(ImmutableArray<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Shown(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.Number => (Math.Round((double)value, 3) + 0.0).ToString(CultureInfo.InvariantCulture), // nothing has no sign
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.ToString(),
    };
}
