using System.Globalization;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Lengths of time: <c>4</c> (periods), <c>4 quarters</c>, <c>5 years</c>.</summary>
internal static class Durations
{
    public const string Allowed = "4, 4 quarters, 5 years";

    /// <summary>The number of periods of a duration, or what is wrong with it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="measure">Of what; null for periods.</param>
    /// <param name="calendar">The model's time.</param>
    public static (int? Periods, string? Problem) Periods(double count, string? measure, Calendar calendar)
    {
        double? length = measure switch
        {
            null or "period" or "periods" => 1,
            "year" or "years" => calendar.PeriodsPerYear,
            "quarter" or "quarters" => calendar.PeriodsPerYear / 4.0,
            _ => null,
        };
        if (length is null) return (null, "this is not a duration");
        var periods = count * length.Value;
        if (!double.IsFinite(periods) || periods > 4 * Limits.Periods) return (null, "this duration is too long");
        if (periods < 0) return (null, "a duration cannot be negative");
        return periods == Math.Round(periods) ? ((int)periods, null) : (null, "a duration must be a whole number of periods");
    }

    /// <summary>A duration in a file, in periods; null if it is none, and then the report says why.</summary>
    public static int? Read(ScalarNode node, Calendar calendar, Report report)
    {
        var parts = node.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 1 or 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var count))
        {
            var (periods, problem) = Periods(count, parts.Length == 2 ? parts[1] : null, calendar);
            if (problem is null) return periods;
            report.Add(node.Place, problem, node.Text, Allowed);
            return null;
        }

        report.Add(node.Place, "this is not a duration", node.Text, Allowed);
        return null;
    }
}
