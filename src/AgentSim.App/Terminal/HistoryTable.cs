using AgentSim.App.Running;
using AgentSim.Results;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Series beside what history took, in a few years, and in how many of the known years history lies among nine in ten of the simulated ones.</summary>
internal static class HistoryTable
{
    // "0.12 | 0.15" or "1234 | 1234", and the share of years at the end.
    private const int YearWidth = 11;
    private const int ShareWidth = 10;

    // The median's course, where there is room for it beside the years.
    private const int RoomForLines = 100;
    private const int LineWidth = 19;

    /// <summary>Prints the table of one arm; nothing if history is known of no series.</summary>
    public static void Print(IAnsiConsole console, ArmOutcome arm)
    {
        var known = arm.BesideHistory.Where(series => Shared(series).Length > 0).ToArray();
        if (known.Length == 0) return;
        var hasLines = console.Profile.Width >= RoomForLines;
        var room = console.Profile.Width - ShareWidth - (hasLines ? LineWidth + Screen.BetweenColumns : 0) - known.Max(series => series.Measure.Name.Length) - (2 * Screen.BetweenColumns);
        int[] shared = [.. known.SelectMany(Shared).Select(year => year.Year).Distinct().Order()];
        int[] years = [.. Screen.Spread(shared.Length, Math.Max(2, room / (YearWidth + Screen.BetweenColumns))).Select(place => shared[place])];
        var table = Screen.Table(["Median | history", .. years.Select(year => $"{year}   "), .. hasLines ? ["median"] : Array.Empty<string>(), "in 5-95 %"]);
        foreach (var series in known)
            table.AddRow([Screen.Plain(series.Measure.Name), .. years.Select(year => Screen.Plain(Pair(series, year))), .. hasLines ? [Screen.Plain(Sparkline.Of([.. series.Years.Select(year => year.Quantiles.Q50)], LineWidth, Screen.KnowsUnicode))] : Array.Empty<Text>(), Screen.Plain(Within(series))]);

        FittedTable.Print(console, table);
    }

    private static string Pair(BesideHistory series, int year)
    {
        var median = series.Years.Where(fan => fan.Year == year).Select(fan => fan.Quantiles.Q50).FirstOrDefault(double.NaN);
        var history = series.Measure.Observed.Where(observed => observed.Year == year).Select(observed => observed.Value).FirstOrDefault(double.NaN);
        return $"{Numerals.Short(median)} | {Numerals.Short(history),4}";
    }

    private static string Within(BesideHistory series)
    {
        var shared = Shared(series);
        var inside = shared.Count(year => year.Observed >= year.Fan.Quantiles.Q05 && year.Observed <= year.Fan.Quantiles.Q95);
        return $"{inside} of {shared.Length}";
    }

    private static (int Year, double Observed, FanYear Fan)[] Shared(BesideHistory series) =>
        [.. series.Measure.Observed.Join(series.Years, observed => observed.Year, fan => fan.Year, (observed, fan) => (fan.Year, observed.Value, fan))];
}
