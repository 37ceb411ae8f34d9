using System.Text.RegularExpressions;

namespace AgentSim.App.Tests;

/// <summary>Tries what the page on reading results says, with the programs that are at hand.</summary>
public sealed partial class ReadingResultsTests : IAsyncLifetime
{
    private const string Named = "results/jealousy";

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    public async ValueTask InitializeAsync()
    {
        var ready = await File.ReadAllTextAsync(Repository.At("models", "experiments", "two-patrons-jealousy.yaml"));
        var file = folder.Write("small.yaml", ready.Replace("samples: 200", "samples: 10", StringComparison.Ordinal));
        Assert.Equal(0, (await AgentSimProcess.Run("experiment", file, "--out", Results)).Code);
    }

    [Fact]
    public async Task Every_statement_in_SQL_is_answered()
    {
        var statements = Fences("sql").ToArray();
        Assert.True(statements.Length >= 8);
        foreach (var statement in statements)
        {
            var answer = await AgentSimProcess.Run("query", Results, statement, "--csv");
            Assert.True(answer.Code == 0, answer.Error);
            Assert.Equal(!statement.Contains("from failures", StringComparison.Ordinal), answer.Lines.Length > 2);
        }

        var units = await AgentSimProcess.Run("query", Results, statements.Single(statement => statement.Contains("parquet_kv_metadata", StringComparison.Ordinal)), "--csv");
        Assert.Contains("name.northern_share,northern_share", units.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Python_runs_where_it_has_pandas()
    {
        var programs = new List<string>();
        foreach (var program in new[] { "python3", "/usr/bin/python3" })
        {
            if (await AgentSimProcess.RunOther(program, "-c", "import pandas") is { Code: 0 }) programs.Add(program);
        }

        Assert.SkipWhen(programs.Count == 0, "There is no Python with pandas here.");
        var told = (await AgentSimProcess.RunOther(programs[0], folder.Write("read.py", Fences("python").Single())))!;
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Contains("random-play", told.Output, StringComparison.Ordinal);
        Assert.Contains("count    400.0", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_R_runs_where_there_is_R()
    {
        var told = await AgentSimProcess.RunOther("Rscript", folder.Write("read.R", Fences("r").Single()));
        Assert.SkipWhen(told is null, "There is no R here.");
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Contains("random-play", told.Output, StringComparison.Ordinal);
        Assert.Contains("95 percent confidence interval", told.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private IEnumerable<string> Fences(string language) => Fence().Matches(File.ReadAllText(Repository.At("docs", "reading-results.md")))
        .Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value.Replace(Named, Results, StringComparison.Ordinal));

    [GeneratedRegex("```([^\n]*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
