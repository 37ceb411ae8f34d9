using AgentSim.App.Running;
using AgentSim.Results;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Series beside what history took, in a few years, and in how many of the known years history lies among nine in ten of the simulated ones.</summary>
internal static class HistoryTable
{
    private const int YearsShown = 5;

    /// <summary>Prints the table of one arm; nothing if history is known of no series.</summary>
    public static void Print(IAnsiConsole console, ArmOutcome arm)
    {
        var known = arm.BesideHistory.Where(series => Shared(series).Length > 0).ToArray();
        if (known.Length == 0) return;
        var years = Spread([.. known.SelectMany(Shared).Select(year => year.Year).Distinct().Order()]);
        var table = Screen.Table(["Beside history", .. years.Select(year => $"{year}"), "within 5 - 95 %"]);
        foreach (var series in known)
        {
            var observed = series.Measure.Observed.ToDictionary(value => value.Year, value => value.Value);
            var medians = series.Years.ToDictionary(year => year.Year, year => year.Quantiles.Q50);
            table.AddRow(Row(series.Measure.Name, years, medians, Within(series)));
            table.AddRow(Row("  history", years, observed, ""));
        }

        console.Write(table);
    }

    private static Text[] Row(string name, int[] years, Dictionary<int, double> values, string within) =>
        [Screen.Plain(name), .. years.Select(year => Screen.Plain(Figures.Number(values.GetValueOrDefault(year, double.NaN)))), Screen.Plain(within)];

    private static string Within(BesideHistory series)
    {
        var shared = Shared(series);
        var inside = shared.Count(year => year.Observed >= year.Fan.Quantiles.Q05 && year.Observed <= year.Fan.Quantiles.Q95);
        return $"{inside} of {shared.Length}";
    }

    private static (int Year, double Observed, FanYear Fan)[] Shared(BesideHistory series) =>
        [.. series.Measure.Observed.Join(series.Years, observed => observed.Year, fan => fan.Year, (observed, fan) => (fan.Year, observed.Value, fan))];

    private static int[] Spread(int[] years) => years.Length <= YearsShown ? years :
        [.. Enumerable.Range(0, YearsShown).Select(i => years[i * (years.Length - 1) / (YearsShown - 1)])];
}
