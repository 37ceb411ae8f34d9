using System.Globalization;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads the model's time, and dates in it.</summary>
internal static class CalendarSection
{
    /// <summary>Stands for the time of a model that does not say it well, so that the rest can be checked.</summary>
    private static readonly Calendar Unsaid = new(1, 1, Limits.Periods, 4);

    /// <summary>Reads <c>time</c>.</summary>
    public static Calendar Read(MapNode? node, Report report)
    {
        if (node?.Scalar("start") is not { } start || node.Scalar("end") is not { } end || node.Scalar("period")?.Text is not ("quarter" or "year")) return Unsaid;
        var perYear = node.Scalar("period")!.Text == "quarter" ? 4 : 1;
        if (Parse(start, perYear, report) is not var (year, quarter) || Parse(end, perYear, report) is not var (lastYear, lastQuarter)) return Unsaid;
        var periods = ((lastYear - year) * perYear) + lastQuarter - quarter + 1;
        if (periods is >= 1 and <= Limits.Periods) return new(year, quarter, periods, perYear);
        report.Add(end.Place, periods < 1 ? "the end is before the start" : "the model's time is too long", end.Text, periods < 1 ? null : $"at most {Limits.Periods} periods");
        return Unsaid;
    }

    /// <summary>The period of a date; null if it is none of the model's time, and then the report says why.</summary>
    public static int? Period(ScalarNode node, Calendar calendar, Report report)
    {
        if (Date(node, report) is not var (year, quarter)) return null;
        if (quarter is null && calendar.PeriodsPerYear == 4)
        {
            report.Add(node.Place, "this date does not say the quarter", node.Text, $"{node.Text}-Q1 to {node.Text}-Q4");
            return null;
        }

        var period = PeriodOf(year, quarter ?? 1, calendar);
        if (period >= 0 && period < calendar.Periods) return period;
        report.Add(node.Place, "this date is not in the model's time", node.Text, $"{calendar.Label(0)} to {calendar.Label(calendar.Periods - 1)}");
        return null;
    }

    /// <summary>The period that a quarter lies in, counted from the first; it may be outside the model's time.</summary>
    public static int PeriodOf(int year, int quarter, Calendar calendar) =>
        ((year - calendar.FirstYear) * calendar.PeriodsPerYear) + (calendar.PeriodsPerYear == 1 ? 0 : quarter - calendar.FirstQuarter);

    private static (int Year, int Quarter)? Parse(ScalarNode node, int perYear, Report report)
    {
        if (Date(node, report) is not var (year, quarter)) return null;
        if (perYear == 4 == quarter.HasValue) return (year, quarter ?? 1);
        report.Add(node.Place, "the date does not go with the period", node.Text, perYear == 4 ? "1992-Q1" : "1992");
        return null;
    }

    private static (int Year, int? Quarter)? Date(ScalarNode node, Report report)
    {
        var parts = node.Text.Split("-Q");
        if (parts.Length <= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999)
        {
            if (parts.Length == 1) return (year, null);
            if (parts[1] is ['1' or '2' or '3' or '4']) return (year, parts[1][0] - '0');
        }

        report.Add(node.Place, "this is not a date", node.Text, "1992-Q1 or 1992");
        return null;
    }
}
