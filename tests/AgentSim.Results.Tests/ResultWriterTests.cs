using AgentSim.Experiments;

namespace AgentSim.Results.Tests;

public class ResultWriterTests
{
    private static readonly Batch Second = new(1, new(20, 20, 1));

    [Fact]
    public async Task Measures_are_read_back_bit_for_bit_and_missing_ones_as_null()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 20));
        using var query = results.Open();
        var columns = string.Join(", ", results.Manifest.Measures.Select(measure => ResultQuery.Name(measure.Column)));
        var rows = query.Ask($"select {columns} from histories where arm = 'random-play' and history >= 20 order by history").Rows;
        var records = Synthetic.Play(Second);
        for (var lane = 0; lane < 20; lane++)
            Assert.Equal(records.Measures.Select(measure => Bits(measure[lane])), rows[lane].Select(Bits));
        Assert.Contains(rows, row => row.Contains(null));
        Assert.Contains(rows, row => row[^1] is -0.0 && double.IsNegative((double)row[^1]!));
    }

    [Fact]
    public async Task Series_are_read_back_bit_for_bit_year_by_year()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 20));
        using var query = results.Open();
        var rows = query.Ask("select year, bwi_year, \"share[north]\" from series where arm = 'random-play' and history = 25 order by year").Rows;
        var records = Synthetic.Play(Second);
        Assert.Equal(Enumerable.Range(0, Synthetic.Years).Select(year => 1992 + year), rows.Select(row => (int)row[0]!));
        foreach (var (series, column) in new[] { (0, 1), (2, 2) })
            Assert.Equal(
                Enumerable.Range(0, Synthetic.Years).Select(year => Bits(records.Series[series][(year * 20) + 5])),
                rows.Select(row => Bits(row[column])));
    }

    [Fact]
    public async Task Deals_are_written_in_the_models_own_names()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 20));
        using var query = results.Open();
        var rows = query.Ask("select * exclude (arm, point, history) from deals where arm = 'baseline' and history = 23 order by agreed").Rows;
        Assert.Equal(
            [
                "depth[north], , agreement, none, partner, 0, client, 1992, 1992-Q1, 1992.5, 1992-Q3",
                "pipe, , conduct, partner, ally, 0.05, north, 1994.25, 1994-Q2, 1994.75, 1994-Q4",
                "depth[north], loyalty_for_route, exit, ally, none, 0.1, client, 1996.5, 1996-Q3, 1997, 1997-Q1",
            ],
            rows.Select(row => string.Join(", ", row)));
    }

    [Fact]
    public async Task Every_part_says_which_model_made_it_and_what_its_columns_are_of()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 20));
        using var query = results.Open();
        Dictionary<string, string> Metadata(string kind) =>
            query.Ask($"select decode(key), decode(value) from parquet_kv_metadata('{PartOf(results, kind)}')").Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!);

        var (histories, deals) = (Metadata("histories"), Metadata("deals"));
        foreach (var metadata in new[] { histories, deals, Metadata("series"), Metadata("parameters") })
            Assert.Equal(("synthetic", results.Run.Design.Variants[0].Arms[1].Model.Digest, "synthetic-1992", "random-play"), (metadata["agentsim.model"], metadata["agentsim.model_digest"], metadata["agentsim.seed"], metadata["agentsim.arm"]));
        Assert.Equal(("share[north]", "1", "R10"), (histories["name.share[north]"], histories["unit.share[north]"], histories["source.share[north]"]));
        Assert.Equal("pattern", histories["name.model_pattern"]);
        Assert.False(histories.ContainsKey("source.bwi"));
        Assert.DoesNotContain(deals.Keys, key => key.StartsWith("name.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_come_again_and_again_are_written_once_and_numbers_as_they_are()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 20));
        using var query = results.Open();
        var columns = query.Ask($"select path_in_schema, type, contains(encodings, 'DICTIONARY') from parquet_metadata('{PartOf(results, "deals")}')").Rows;
        Assert.Equal(["BYTE_ARRAY"], columns.Where(column => (bool)column[2]!).Select(column => column[1]).Distinct());
        Assert.Contains("level_after", columns.Where(column => (bool)column[2]!).Select(column => column[0]));
    }

    [Fact]
    public async Task A_failed_history_has_no_records_but_the_reason()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(40, 20));
        using var query = results.Open();
        var row = query.Ask("select failed, failed_period, failed_quantity, pattern, bwi, joint from histories where arm = 'baseline' and history = 13").Rows.Single();
        Assert.Equal([true, "1992-Q3", "price", null, null, null], row);
        Assert.Empty(query.Ask("select 1 from series where history = 13 union all select 1 from deals where history = 13").Rows);
    }

    [Fact]
    public async Task Samples_and_replications_are_told_apart()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(3, 4, replications: 2));
        using var query = results.Open();
        Assert.Equal(
            ["0 0 0", "1 0 1", "2 1 0", "3 1 1", "4 2 0", "5 2 1"],
            query.Ask("select history, sample, replication from histories where arm = 'baseline' order by history").Rows.Select(row => string.Join(' ', row)));
    }

    [Fact]
    public async Task A_measure_that_is_called_as_a_column_of_every_table_gets_another_column()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(3, 3));
        using var query = results.Open();
        Assert.Equal(["pattern", "model_pattern"], query.Ask("describe histories").Rows.Select(row => (string)row[0]!).Where(name => name.Contains("pattern")));
    }

    [Fact]
    public async Task A_model_without_series_and_deals_has_empty_tables()
    {
        var model = Synthetic.Model with { Measures = [.. Synthetic.Model.Measures.Where(measure => measure.IsAggregate)] };
        var run = new Run(Design.Of(new Variant([], [Arm.OfBaseline(model)])), new(2, 1), 0, new(2, 1));
        using var results = new TemporaryResults(run);
        var batch = run.Batches().Single();
        await new ResultWriter(results.Folder, run, Collection.All).Write(batch, new(batch.Histories, [], [.. model.Measures.Select(_ => new double[2])], [], [0, 1], [], []));
        using var query = results.Open();
        Assert.Equal([0L, 0L, 2L], query.Ask("select (select count(*) from series), (select count(*) from deals), (select count(*) from histories)").Rows.Single());
    }

    /// <summary>The first part of the second arm, of a kind, as DuckDB takes the names of files.</summary>
    private static string PartOf(TemporaryResults results, string kind) =>
        Directory.GetFiles(results.PartsPath, $"{kind}-01-*")[0].Replace("[", "[[]", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);

    private static long? Bits(object? value) => value is double number && !double.IsNaN(number) ? BitConverter.DoubleToInt64Bits(number) : null;
}
