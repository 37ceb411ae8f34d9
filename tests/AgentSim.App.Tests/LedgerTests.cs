using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>What each actor's utility came from, as it is told and as it is kept.</summary>
public sealed class LedgerTests : IDisposable
{
    private const string TwoPatrons = "models/examples/two-patrons.yaml";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_table_of_a_run_says_what_play_tells_of_each_of_its_histories()
    {
        var run = await AgentSimProcess.Run("run", TwoPatrons, "--runs", "4", "--ledger", "--out", folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        var told = JsonNode.Parse((await AgentSimProcess.Run("play", TwoPatrons, "--history", "2", "--ledger", "--json")).Output)!["ledger"]!.AsArray();
        var kept = await Ask("select * exclude (arm, point, history) from ledger where arm = 'baseline' and history = 2 order by year");

        Assert.Equal(18, kept.Count);
        Assert.All(told.Select(line => (string?)line!["actor"]).Distinct(), actor => Assert.True(kept[0]!.AsObject().ContainsKey($"{actor}.all-terms")));
        foreach (var row in kept)
        {
            foreach (var (column, value) in row!.AsObject().Where(pair => pair.Key != "year"))
            {
                var (actor, term) = (column.Split('.')[0], column.Split('.')[1]);
                var line = told.Single(line => (string?)line!["period"] == $"{row["year"]}" && (string?)line["actor"] == actor)!;
                if (term == "all-terms") Assert.Equal((double)line["total"]!, (double)value!, 1e-12);
                else Assert.Equal((double)value!, (double)line["terms"]![term]!);
            }
        }

        Assert.Contains("bits are the same", (await AgentSimProcess.Run("verify", folder.Path)).Output, StringComparison.Ordinal);
        var unit = await Ask($"select distinct decode(value) as u from parquet_kv_metadata('{folder.Path}/parts/ledger-*.parquet') where decode(key) = 'unit.client.protection'");
        Assert.Equal("1", (string?)unit.Single()!["u"]);
    }

    [Fact]
    public async Task An_experiment_keeps_it_where_that_is_asked_for()
    {
        var file = folder.Write("small.yaml", "experiment: small\nmodel: two-patrons\nsamples: 3\ncollect: { ledger: yes, deals: no }\n");
        var results = Path.Combine(folder.Path, "results");
        Assert.Equal(0, (await AgentSimProcess.Run("experiment", file, "--out", results)).Code);

        var counted = JsonNode.Parse((await AgentSimProcess.Run("query", results, "select count(*) as n from ledger where \"west.influence\" is not null", "--json")).Output)!;
        Assert.Equal(0, (int)counted[0]!["n"]! % (3 * 18));
        Assert.Contains("bits are the same", (await AgentSimProcess.Run("verify", results)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_not_asked_to_keeps_none()
    {
        await AgentSimProcess.Run("run", TwoPatrons, "--runs", "2", "--out", folder.Path);

        Assert.Empty(Directory.GetFiles(folder.Path, "ledger-*", SearchOption.AllDirectories));
        Assert.DoesNotContain("edger", await File.ReadAllTextAsync(Path.Combine(folder.Path, "manifest.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1998-Q9")]
    [InlineData("1991")]
    public async Task A_period_that_the_model_does_not_have_is_an_error(string period)
    {
        var ending = await AgentSimProcess.Run("play", TwoPatrons, "--ledger", period);

        Assert.Equal("", ending.Output);
        Assert.NotEqual(0, ending.Code);
        Assert.Contains($"no period {period}: it goes from 1992-Q1 to 2009-Q4", ending.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<JsonArray> Ask(string sql)
    {
        var answer = await AgentSimProcess.Run("query", folder.Path, sql, "--json");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        return JsonNode.Parse(answer.Output)!.AsArray();
    }
}
