using System.Globalization;

namespace AgentSim.Games.Reading;

/// <summary>Numbers as games write them: <c>3</c>, <c>-0.25</c>, <c>1e-3</c>, <c>2/3</c>.</summary>
internal static class GameNumber
{
    /// <summary>The number; null if the text is none, or one that is not finite.</summary>
    public static double? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || Decimal(parts[0]) is not { } number) return null;
        if (parts.Length == 1) return number;
        return Decimal(parts[1]) is { } divisor && divisor != 0 ? number / divisor : null;
    }

    private static double? Decimal(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
