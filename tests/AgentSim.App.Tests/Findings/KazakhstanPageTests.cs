using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentSim.App.Tests.Findings;

/// <summary>What the page on the case says in its tables is what the page of all tables has.</summary>
public sealed partial class KazakhstanPageTests
{
    /// <summary>
    /// Above such a table stands which of the other page's tables its columns are of, in their order: a header that has <c>prior</c>, <c>posterior</c> or <c>random</c> in it begins the next. Rows and columns
    /// are named by what stands between backquotes; a cell with several numbers is of several rows.
    /// </summary>
    [Fact]
    public async Task Every_number_in_its_tables_is_rounded_from_the_page_of_tables()
    {
        var token = TestContext.Current.CancellationToken;
        var tables = TablesPage.Read(await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-tables.md"), token)).Sections.ToDictionary(section => section.Title, section => section.Table);
        var page = await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan.md"), token);
        var (faults, numbers) = (new List<string>(), 0);
        foreach (Match mark in Marked().Matches(page))
        {
            var sources = mark.Groups["tables"].Value.Split('|', StringSplitOptions.TrimEntries).Select(title => tables[title]).ToArray();
            var table = Table.OfMarkdown(mark.Groups["table"].Value);
            foreach (var row in table.Rows)
            {
                var source = -1;
                foreach (var (header, cell) in table.Columns.Zip(row))
                {
                    if (Begins().IsMatch(header)) source++;
                    if (source < 0 || Named().Match(header) is not { Success: true } column) continue;
                    var keys = row.SelectMany(other => Named().Matches(other)).Select(name => name.Groups[1].Value).Where(name => sources[source].Rows.Any(found => found[0] == name)).ToArray();
                    var said = Numbers().Matches(cell).Select(number => number.Value).ToArray();
                    numbers += said.Length;
                    if (said.Length > keys.Length) faults.Add($"{row[0]}, {header}: {cell} has more numbers than rows are named");
                    foreach (var (key, number) in keys.Zip(said))
                    {
                        var found = Table.Number(sources[source].Cell(sources[source].Rows.Single(other => other[0] == key), column.Groups[1].Value));
                        if (found is null || !IsRounded(number, found.Value)) faults.Add($"{key}, {header}: {number}, but the table has {found?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}");
                    }
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(numbers > 400, $"{numbers} numbers were looked at");
    }

    [Fact]
    public async Task Every_picture_on_it_is_one_that_a_command_draws()
    {
        var token = TestContext.Current.CancellationToken;
        var drawn = TablesPage.Read(await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-tables.md"), token)).Sections.Where(section => section.Picture is not null).Select(section => section.PicturePath).Order();
        var shown = Pictures().Matches(await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan.md"), token)).Select(picture => picture.Groups[1].Value).Order().ToArray();
        Assert.NotEmpty(shown);
        Assert.Equal(drawn, shown);
    }

    private static bool IsRounded(string said, double found)
    {
        var point = said.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : said.Length - point - 1;
        return Math.Abs(double.Parse(said, CultureInfo.InvariantCulture) - found) <= (0.5 * Math.Pow(10, -digits)) + 1e-9;
    }

    [GeneratedRegex(@"<!-- of: (?<tables>[^>]*) -->\n(?<table>(\|.*\n)+)")]
    private static partial Regex Marked();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Pictures();

    [GeneratedRegex("prior|posterior|random")]
    private static partial Regex Begins();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\w.])[+-]?(\d+\.?\d*|\.\d+)(?![\w%])")]
    private static partial Regex Numbers();
}
