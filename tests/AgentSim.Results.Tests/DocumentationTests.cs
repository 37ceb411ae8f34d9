using System.Text.RegularExpressions;

namespace AgentSim.Results.Tests;

public class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "results.md"));

    [Theory]
    [InlineData("histories")]
    [InlineData("series")]
    [InlineData("deals")]
    [InlineData("failures")]
    public async Task Every_column_is_documented(string table)
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(2, 2));
        using var query = results.Open();
        var measures = results.Manifest.Measures.Select(measure => measure.Column);
        var columns = query.Ask($"describe {table}").Rows.Select(row => (string)row[0]!).Except(measures).ToArray();
        Assert.True(columns.Length >= 4);
        Assert.All(columns, column => Assert.Contains($"`{column}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_example_in_SQL_gives_the_shares_of_patterns()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 10));
        using var query = results.Open();
        var example = Regex.Match(Page, "```sql\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;
        var parts = results.PartsPath.Replace("[", "[[]", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        var rows = query.Ask(example.Replace("results/kazakhstan/parts", parts, StringComparison.Ordinal)).Rows;
        Assert.Equal(
            query.Patterns(0, 0).Where(share => share.Proportion.Count > 0).Select(share => (share.Pattern, (long)share.Proportion.Count)).Order(),
            rows.Select(row => ((string)row[0]!, (long)row[1]!)).Order());
    }
}
