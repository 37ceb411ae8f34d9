using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentSim.App.Tests.Findings;

/// <summary>What the pages on the case say in their tables is what the page of all tables has.</summary>
public sealed partial class KazakhstanPageTests
{
    private static readonly string[] Pages = ["kazakhstan.md", "kazakhstan-claims.md"];

    /// <summary>
    /// Above such a table stands which of the other page's tables its columns are of, in their order: a header that has <c>prior</c>, <c>posterior</c> or <c>random</c> in it begins the next. Rows and columns
    /// are named by what stands between backquotes; a cell with several numbers is of several rows.
    /// </summary>
    [Fact]
    public async Task Every_number_in_its_tables_is_rounded_from_the_page_of_tables()
    {
        var token = TestContext.Current.CancellationToken;
        var tables = TablesPage.Read(await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-tables.md"), token)).Sections.ToDictionary(section => section.Title, section => section.Table);
        var page = string.Concat(await Task.WhenAll(Pages.Select(name => File.ReadAllTextAsync(Repository.At("docs", name), token))));
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
                    var (said, found) = (PageNumbers.In(cell), keys.SelectMany(key => Found(sources[source], key, column.Groups[1].Value)).ToArray());
                    numbers += said.Length;
                    if (said.Length > found.Length) faults.Add($"{row[0]}, {header}: {cell} has more numbers than rows are named");
                    faults.AddRange(said.Zip(found).Where(pair => !PageNumbers.IsRounded(pair.First, pair.Second)).Select(pair => $"{row[0]}, {header}: {pair.First}, but the table has {pair.Second.ToString(CultureInfo.InvariantCulture)}"));
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(numbers > 400, $"{numbers} numbers were looked at");
    }

    /// <summary>Of the same layout, but each cell is a difference and its interval, of the arm of its row and the quantity of its column.</summary>
    [Fact]
    public async Task Every_difference_is_rounded_from_the_page_of_tables_with_its_interval()
    {
        var token = TestContext.Current.CancellationToken;
        var tables = TablesPage.Read(await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-tables.md"), token)).Sections.ToDictionary(section => section.Title, section => section.Table);
        var mark = Differences().Match(await File.ReadAllTextAsync(Repository.At("docs", Pages[0]), token));
        var (table, sources) = (Table.OfMarkdown(mark.Groups["table"].Value), mark.Groups["tables"].Value.Split('|', StringSplitOptions.TrimEntries).Select(title => tables[title]).ToArray());

        Assert.True(table.Rows.Length > 10);
        foreach (var row in table.Rows)
        {
            var source = -1;
            foreach (var (header, cell) in table.Columns.Zip(row).Skip(1))
            {
                if (Begins().IsMatch(header)) source++;
                var found = sources[source].Rows.Single(other => other[0] == Named().Match(row[0]).Groups[1].Value && other[1] == Named().Match(header).Groups[1].Value);
                Assert.All(
                    PageNumbers.In(cell).Zip(found[2..], (said, number) => (said, number)),
                    pair => Assert.True(PageNumbers.IsRounded(pair.said, Table.Number(pair.number)!.Value), $"{row[0]}, {header}: {cell}, but the table has {string.Join(", ", found)}"));
                Assert.Equal(3, PageNumbers.In(cell).Length);
            }
        }
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

    /// <summary>What a row and a column of a table say: its number, or all numbers of a remark.</summary>
    private static double[] Found(Table table, string row, string column)
    {
        var cell = table.Cell(table.Rows.Single(other => other[0] == row), column);
        return Table.Number(cell) is { } number ? [number] : [.. PageNumbers.In(cell).Select(PageNumbers.Value)];
    }

    [GeneratedRegex(@"<!-- of: (?<tables>[^>]*) -->\n(?<table>(\|.*\n)+)")]
    private static partial Regex Marked();

    [GeneratedRegex(@"<!-- differences: (?<tables>[^>]*) -->\n(?<table>(\|.*\n)+)")]
    private static partial Regex Differences();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Pictures();

    [GeneratedRegex(@"\b(prior|posterior|random)\b")]
    private static partial Regex Begins();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();
}
