using AgentSim.Simulation.Play;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>How series went over the years of one history, in a line each: those that history is known of first.</summary>
internal static class SeriesTable
{
    private const int Most = 12;
    private const int LongestLine = 40;
    private const int NumberWidth = 7;

    /// <summary>Prints the table; nothing of a history that failed, or of a model without series.</summary>
    public static void Print(IAnsiConsole console, Model model, BatchRecords records)
    {
        var series = model.Measures.Where(measure => !measure.IsAggregate).Index().Where(measure => measure.Item.Kind != MeasureKind.Nominal)
            .OrderBy(measure => measure.Item.Observed is null).Take(Most).ToArray();
        if (!records.Failures.IsEmpty || series.Length == 0) return;
        var years = records.Series[0].Length / records.Histories.Count;
        var names = series.Max(measure => measure.Item.Name.Length);
        var room = Math.Min(Math.Min(LongestLine, years), console.Profile.Width - names - (2 * NumberWidth) - (4 * Screen.BetweenColumns));
        if (years < 2 || room < Math.Min(years, NumberWidth)) return;
        console.WriteLine();
        Screen.PrintHead(console, "Over the years");
        var table = Screen.Table("", $"{model.Calendar.FirstYear}", "", $"{model.Calendar.FirstYear + years - 1}");
        foreach (var (index, measure) in series)
        {
            double[] values = [.. Enumerable.Range(0, years).Select(year => records.Series[index][year * records.Histories.Count])];
            table.AddRow(Screen.Plain(measure.Name), Screen.Plain(Numerals.Short(values[0])), Screen.Plain(Sparkline.Of(values, room, Screen.KnowsUnicode)), Screen.Plain(Numerals.Short(values[^1])));
        }

        FittedTable.Print(console, table);
    }
}
