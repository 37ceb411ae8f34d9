using AgentSim.App.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace AgentSim.App.Tests.Terminal;

/// <summary>Tables in terminals that are wide enough for them, and in those that are not.</summary>
public class FittedTableTests
{
    [Fact]
    public void A_table_that_fits_stands_in_columns()
    {
        var lines = Printed(72);
        Assert.Contains(lines, line => line.Contains("Measure", StringComparison.Ordinal) && line.Contains("mean", StringComparison.Ordinal) && line.Contains("95 %", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("northern_share", StringComparison.Ordinal) && line.Contains("0.607", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(30)]
    [InlineData(24)]
    public void A_table_that_does_not_fit_is_told_row_by_row_with_every_name_and_number_whole(int width)
    {
        var lines = Printed(width);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(["Measure", "northern_share", "[b]squeezed[/]"], lines.Where(line => line.Length > 0 && line[0] != ' '));
        var said = string.Join("  ", lines.Select(line => line.Trim()));
        Assert.All(["mean 0.607", "sd 0.109", "5 % 0.411", "95 % 0.857", "random 0.337", "missing 50.9 %"], pair => Assert.Contains(pair, said, StringComparison.Ordinal));
        Assert.DoesNotContain("###", said, StringComparison.Ordinal);
    }

    private static List<string> Printed(int width)
    {
        var console = new TestConsole().Width(width);
        var table = Screen.Table("Measure", "mean", "sd", "5 %", "95 %", "", "random", "missing");
        table.AddRow([.. new[] { "northern_share", "0.607", "0.109", "0.411", "0.857", "###", "0.337", "" }.Select(Screen.Plain)]);
        table.AddRow([.. new[] { "[b]squeezed[/]", "0.012", "0.094", "0", "0", "#", "0.319", "50.9 %" }.Select(Screen.Plain)]);
        FittedTable.Print(console, table);
        return [.. console.Lines.Select(line => line.TrimEnd())];
    }
}
