using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentSim.App.Tests.Findings;

/// <summary>What the page on the case says in words has its numbers from the page of all tables.</summary>
public sealed partial class KazakhstanWordsTests
{
    private const string Given = "given";

    /// <summary>
    /// A paragraph with shares or coefficients in it ends with a remark, which readers do not see, that tells of each where it stands: <c>number = table | row | column</c>, or <c>given</c> if it is a target or a
    /// threshold. Where two columns name a row, both do. The page of claims has nearly all its numbers in tables, which are held to theirs elsewhere.
    /// </summary>
    [Fact]
    public async Task Every_number_in_its_words_is_rounded_from_the_page_of_tables()
    {
        var token = TestContext.Current.CancellationToken;
        var tables = TablesPage.Read(await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-tables.md"), token)).Sections.ToDictionary(section => section.Title, section => section.Table);
        var page = await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan.md"), token);
        var claims = await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-claims.md"), token);
        var (faults, numbers) = (new List<string>(), 0);
        foreach (var paragraph in page.Split("\n\n").Where(text => text.Trim() is not (['|', ..] or ['!', ..] or ['#', ..])).Concat(claims.Split("\n\n").Where(text => Remark().IsMatch(text))))
        {
            var sources = Remark().Match(paragraph).Groups[1].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=', 2, StringSplitOptions.TrimEntries)).ToArray();
            var words = Marked().Replace(paragraph, "").Trim();
            numbers += sources.Length;
            faults.AddRange(Faults(words, sources, tables).Select(fault => $"{fault}, in: {words[..Math.Min(80, words.Length)]}"));
        }

        Assert.Empty(faults);
        Assert.True(numbers > 100, $"{numbers} numbers were looked at");
    }

    private static IEnumerable<string> Faults(string words, string[][] sources, Dictionary<string, Table> tables)
    {
        var said = PageNumbers.In(words);
        foreach (var number in said.Where(number => number.TrimStart('+', '-').StartsWith('.') && sources.All(source => source[0].Split(' ')[0] != number)).Distinct()) yield return $"nothing says where {number} is from";
        foreach (var source in sources)
        {
            if (!said.Contains(source[0].Split(' ')[0])) yield return $"{source[0]} does not stand there";
            if (source[1] == Given) continue;
            var found = Cell(tables, source[1].Split('|', StringSplitOptions.TrimEntries));
            if (found is null || !PageNumbers.IsRounded(source[0], found.Value)) yield return $"{source[0]} is not {source[1]}, which is {found?.ToString(CultureInfo.InvariantCulture) ?? "nowhere"}";
        }
    }

    /// <summary>The number in a table's row and column; null if there is none.</summary>
    private static double? Cell(Dictionary<string, Table> tables, string[] place)
    {
        if (place.Length != 3 || !tables.TryGetValue(place[0], out var table) || !table.Columns.Contains(place[2])) return null;
        return table.Rows.Where(row => row[0] == place[1] || $"{row[0]}, {row[1]}" == place[1]).Select(row => Table.Number(table.Cell(row, place[2]))).SingleOrDefault();
    }

    [GeneratedRegex(@"<!-- numbers: ([^>]*) -->")]
    private static partial Regex Remark();

    // Remarks, and tables that are held to their sources elsewhere.
    [GeneratedRegex(@"(<!-- [^>]*-->)|(^\|.*$)", RegexOptions.Multiline)]
    private static partial Regex Marked();
}
