using System.Globalization;
using System.Text.Json.Nodes;

namespace AgentSim.App.Answers;

/// <summary>Numbers as JSON knows them.</summary>
internal static class Known
{
    /// <summary>The number; null where there is none, for JSON has no NaN.</summary>
    public static double? Number(double value) => double.IsFinite(value) ? value : null;

    /// <summary>What a person wrote: a number if it reads like one.</summary>
    public static JsonNode? Value(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number) : JsonValue.Create(text);
}
