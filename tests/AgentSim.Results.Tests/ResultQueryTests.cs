using AgentSim.Experiments;

namespace AgentSim.Results.Tests;

public class ResultQueryTests
{
    [Fact]
    public async Task A_question_that_finds_no_room_in_little_memory_gets_what_it_needs()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(600, 64));
        using var query = results.Open();
        var patterns = query.Patterns(0);
        query.Spare("600KB");
        Assert.Throws<DuckDB.NET.Data.DuckDBException>(() => query.Ask("select sample, count(*) from histories group by all order by all"));
        Assert.Equal(patterns, query.Patterns(0));
        Assert.Throws<DuckDB.NET.Data.DuckDBException>(() => query.Ask("select sample, count(*) from histories group by all order by all"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task The_digest_of_the_parts_is_that_of_the_records_however_they_were_divided(int batchSize)
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(9, batchSize, 2, "1", "2"));
        using var query = results.Open();
        var records = Synthetic.Run(9, 1000, 2, "1", "2").Batches().Select(batch => (batch, Synthetic.Play(batch)));
        Assert.Equal(RecordsDigest.Of(records), query.Digest());
    }

    [Fact]
    public async Task Measures_are_summed_up_as_the_records_are_to_the_last_bit()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(150, 16));
        using var query = results.Open();
        var records = Synthetic.Play(new(1, new(0, 150, 1)));
        var failed = records.Failures.Select(failure => (int)failure.History).ToHashSet();
        Assert.NotEmpty(failed);
        var expected = records.Measures.Select(values => Summary.Of([.. values.Where((_, lane) => !failed.Contains(lane))]));
        Assert.Equal(expected, query.Measures(1, 0).Select(measure => measure.Summary));
        Assert.Equal(Synthetic.Model.Measures.Select(measure => measure.Name), query.Measures(1, 0).Select(measure => measure.Measure));
    }

    /// <summary>DuckDB adds up in another order, but means the same by a standard deviation, a quantile and a missing value.</summary>
    [Fact]
    public async Task Summaries_are_those_of_SQL()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(150, 16));
        using var query = results.Open();
        foreach (var (name, summary) in query.Measures(0, 0).Select(m => (m.Measure, m.Summary)))
        {
            var x = ResultQuery.Name(ColumnName.Of(name));
            var row = query.Ask($"""
                select avg({x}), stddev_samp({x}), count({x}), count(*), quantile_cont({x}, 0.05), quantile_cont({x}, 0.5), quantile_cont({x}, 0.95)
                from histories where arm = 'baseline' and not failed
                """).Rows.Single();
            Assert.Equal((double)row[0]!, summary.Mean, 1e-14);
            Assert.Equal((double)row[1]!, summary.Deviation, 1e-14);
            Assert.Equal(((long)row[2]!, (long)row[3]!), (summary.Count, summary.Count + summary.Missing));
            Assert.Equal((double)row[4]!, summary.Quantiles.Q05, 1e-15);
            Assert.Equal((double)row[5]!, summary.Quantiles.Q50, 1e-15);
            Assert.Equal((double)row[6]!, summary.Quantiles.Q95, 1e-15);
        }
    }

    [Fact]
    public async Task Patterns_are_counted_over_the_histories_that_were_played_to_their_end()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(150, 16));
        using var query = results.Open();
        var records = Synthetic.Play(new(0, new(0, 150, 1)));
        var failed = records.Failures.Select(failure => (int)failure.History).ToHashSet();
        var expected = Synthetic.Model.Patterns.Select((pattern, index) => new PatternShare(
            pattern.Name,
            new(records.Patterns.Where((p, lane) => p == index && !failed.Contains(lane)).Count(), 150 - failed.Count)));
        Assert.Equal(expected, query.Patterns(0, 0));
    }

    [Theory]
    [InlineData(3, "1")]
    [InlineData(1, "1", "2")]
    public async Task Samples_are_the_units_where_they_have_several_histories(int replications, params string[] points)
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(60, 16, replications, points));
        using var query = results.Open();
        var rows = query.Ask("select sample, pattern, within from histories where arm = 'baseline' and not failed order by point, history").Rows;
        int[] samples = [.. rows.Select(row => (int)row[0]!)];
        var patterns = query.Patterns(0);
        Assert.All(patterns, found =>
        {
            bool[] inside = [.. rows.Select(row => (string)row[1]! == found.Pattern)];
            Assert.Equal(Proportion.OfSamples(inside.Count(one => one), inside.Length, SampleSums.Of(samples, replications, row => inside[row])), found.Proportion);
        });
        Assert.Contains(patterns, found => found.Proportion.Worth < found.Proportion.Total);
        Assert.Equal(Summary.Of([.. rows.Select(row => (double?)row[2] ?? double.NaN)], samples), query.Measures(0).Single(measure => measure.Measure == "within").Summary);
    }

    [Fact]
    public async Task A_fan_has_the_quantiles_of_each_year_without_missing_values_and_failed_histories()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(120, 16));
        using var query = results.Open();
        var records = Synthetic.Play(new(0, new(0, 120, 1)));
        var fan = query.Fan(0, 0, results.Manifest.Measures.Single(measure => measure.Name == "share[north]"));
        for (var year = 0; year < Synthetic.Years; year++)
        {
            var played = Enumerable.Range(0, 120).Where(lane => records.Failures.All(f => f.History != lane));
            var summary = Summary.Of([.. played.Select(lane => records.Series[2][(year * 120) + lane])]);
            Assert.Equal((1992 + year, summary.Count), (fan[year].Year, fan[year].Count));
            Assert.Equal(summary.Quantiles.Q25, fan[year].Quantiles.Q25, 1e-15);
            Assert.Equal(summary.Quantiles.Q95, fan[year].Quantiles.Q95, 1e-15);
        }

        Assert.True(fan[0].Count < fan[^1].Count, "Some histories have no value in the first years.");
    }

    [Fact]
    public async Task Every_history_with_both_values_lies_in_one_cell_of_the_plane()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(100, 50));
        using var query = results.Open();
        var (bwi, within) = (results.Manifest.Measures[0], results.Manifest.Measures.Single(measure => measure.Name == "within"));
        var cells = query.Grid(0, 0, (within, 0, 1), (bwi, 0, 1), cells: 10);
        Assert.Equal(query.Share(0, 0, "within is not null").Count, cells.Sum(cell => cell.Count));
        Assert.All(cells, cell => Assert.True(cell.Across is >= 0 and < 10 && cell.Up is >= 0 and < 10));
        Assert.Equal(query.Share(0, 0, "within < 0.1").Count, cells.Where(cell => cell.Across == 0).Sum(cell => cell.Count));
    }

    [Fact]
    public async Task A_share_is_of_those_for_whom_it_is_known()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(100, 50));
        using var query = results.Open();
        var known = query.Measures(0, 0).Single(measure => measure.Measure == "within").Summary;
        Assert.Equal(known.Count, query.Share(0, 0, "within > 0").Total);
        Assert.True(known.Missing > 0);
    }

    [Fact]
    public async Task Failures_are_listed_with_their_period_and_quantity()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(150, 16));
        using var query = results.Open();
        Assert.Equal(4, query.Failed());
        Assert.Equal(
            [new FailedHistory("baseline", 0, 13, "1992-Q3", "price"), new FailedHistory("random-play", 0, 13, "1992-Q3", "price"), new FailedHistory("baseline", 0, 110, null, "price")],
            query.Failures(limit: 3));
    }

    [Fact]
    public void Without_a_finished_batch_there_is_nothing_to_ask()
    {
        using var results = new TemporaryResults(Synthetic.Run(1, 1));
        var error = Assert.Throws<InvalidOperationException>(results.Open);
        Assert.Equal($"There is nothing to ask in {results.Folder.Path}: no batch was finished.", error.Message);
    }
}
