using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSim.App.Terminal;

namespace AgentSim.App.Answers;

/// <summary>A value that a question in SQL was answered with: for a table, for CSV, for JSON.</summary>
internal static class QueryValue
{
    /// <summary>How JSON is written for people.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonSerializerOptions InOneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For a person, numbers rounded: <c>0.125</c>, <c>[0.125, 0.500]</c>, <c>{year: 2003}</c>.</summary>
    public static string Shown(object? value) => value switch
    {
        double number => Numerals.Number(number),
        JsonArray list => $"[{string.Join(", ", list.Select(Inside))}]",
        JsonObject parts => $"{{{string.Join(", ", parts.Select(part => $"{part.Key}: {Inside(part.Value)}"))}}}",
        _ => Text(value),
    };

    /// <summary>For CSV, numbers whole; lists, structs and maps as JSON.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Stream bytes => Hexadecimal(bytes),
        JsonNode nested => nested.ToJsonString(InOneLine),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>For JSON; what has no JSON of its own is text.</summary>
    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? number : null,
        decimal number => number,
        sbyte or short or int or long or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        JsonNode nested => nested,
        _ => Text(value),
    };

    private static string Inside(JsonNode? value) => value switch
    {
        null => Numerals.None,
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.String => leaf.GetValue<string>(),
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number && !leaf.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-') => Numerals.Number(leaf.GetValue<double>()),
        _ => Shown(value),
    };

    private static string Hexadecimal(Stream bytes)
    {
        using var copy = new MemoryStream();
        bytes.CopyTo(copy);
        return Convert.ToHexStringLower(copy.ToArray());
    }
}
