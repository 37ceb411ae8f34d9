using AgentSim.App.Running;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>A sweep: one row for each combination of values, with the shares of patterns and the means of the main measures.</summary>
internal static class SweepTables
{
    private const int HeadWidth = 12;
    private const int MostMeasures = 8;

    /// <summary>Prints the tables.</summary>
    public static void Print(IAnsiConsole console, RunOutcome outcome)
    {
        var manifest = outcome.Manifest;
        var beside = manifest.Arms.Length > 1 ? $", in brackets of {manifest.Arms[1]}" : "";
        console.WriteLine();
        console.WriteLine($"Shares of patterns in %{beside}");
        PrintColumns(console, outcome, [.. manifest.Patterns.Select((pattern, index) =>
            Column.OfArms(pattern, arm => Numerals.Percent(arm.Patterns[index].Proportion.Share)))]);
        if (MeasureTable.Chosen(manifest).Where(index => manifest.Measures[index].Kind != MeasureKind.Nominal).ToArray() is not { Length: > 0 } chosen) return;
        console.WriteLine($"Means of measures{beside}");
        PrintColumns(console, outcome, [.. chosen.Take(MostMeasures).Select(index =>
            Column.OfArms(manifest.Measures[index].Name, arm => Numerals.Number(arm.Measures[index].Summary.Mean)))]);
    }

    /// <summary>As many columns beside what was set as there is room for, and the others below.</summary>
    private static void PrintColumns(IAnsiConsole console, RunOutcome outcome, Column[] columns)
    {
        Column[] set = [.. outcome.Points[0].Identity.Settings.Select((setting, index) => new Column(setting.Name, point => point.Identity.Settings[index].Value))];
        var room = console.Profile.Width - set.Sum(column => column.Width(outcome.Points));
        var widest = columns.Max(column => column.Width(outcome.Points));
        foreach (var some in columns.Chunk(Math.Max(1, room / widest)))
        {
            Column[] shown = [.. set, .. some];
            var table = Screen.Table([.. shown.Select(column => column.Head)]);
            foreach (var point in outcome.Points) table.AddRow([.. shown.Select(column => Screen.Plain(column.Figure(point)))]);
            FittedTable.Print(console, table);
        }
    }

    private sealed record Column(string Name, Func<PointOutcome, string> Figure)
    {
        /// <summary>The name over several lines.</summary>
        public string Head { get; } = Lines(Name);

        public static Column OfArms(string name, Func<ArmOutcome, string> figure) =>
            new(name, point => figure(point.Arms[0]) + string.Concat(point.Arms.Skip(1).Select(arm => $" ({figure(arm)})")));

        public int Width(IEnumerable<PointOutcome> points) =>
            points.Select(point => Figure(point).Length).Concat(Head.Split('\n').Select(line => line.Length)).Max() + Screen.BetweenColumns;

        private static string Lines(string name)
        {
            if (name.Length <= HeadWidth) return name;
            var lines = new List<string> { "" };
            var words = name.Replace('_', ' ').Replace(".", ". ", StringComparison.Ordinal).Split(' ');
            foreach (var word in words.SelectMany(word => word.Chunk(HeadWidth).Select(part => new string(part))))
            {
                if (lines[^1].Length + 1 + word.Length <= HeadWidth) lines[^1] = $"{lines[^1]} {word}".Trim();
                else lines.Add(word);
            }

            return string.Join('\n', lines.Where(line => line.Length > 0));
        }
    }
}
