namespace AgentSim.Results.Tests;

/// <summary>What figures ask of records, against the same counted history by history.</summary>
public class PictureQueryTests
{
    [Fact]
    public async Task Shares_settle_at_those_of_all_histories_and_every_step_is_of_the_first_samples()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(60, 20, 2));
        using var query = results.Open();
        var steps = query.Settling(0, 0, 12);
        Assert.Equal(12, steps.Length);
        Assert.Equal(query.Patterns(0, 0).Select(share => share.Proportion), steps[^1].Shares);
        var first = query.Ask("select count(*) as n, count(*) filter (where pattern = 'hedging') as hedging from histories where arm = 'baseline' and sample < 5 and not failed").Rows[0];
        Assert.Equal(((int)(long)first[0]!, (int)(long)first[1]!), (steps[0].Histories, steps[0].Shares[results.Manifest.Patterns.IndexOf("hedging")].Count));
    }

    [Fact]
    public async Task A_distribution_holds_every_value_and_a_thinned_one_lies_on_it()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(500, 250));
        using var query = results.Open();
        var bwi = results.Manifest.Measures[0];
        var (count, samples, steps) = query.Distribution(0, 0, bwi);
        Assert.Equal((query.Measures(0, 0)[0].Summary.Count, 1.0), (count, steps[^1].Share));
        Assert.Equal(count, samples);
        Assert.InRange(steps.Length, 100, 201);
        foreach (var (value, share) in steps.Where((_, i) => i % 25 == 0))
            Assert.Equal(share, query.Share(0, 0, $"{ResultQuery.Name(bwi.Column)} <= {value:R}::double").Share, 1e-12);
    }

    [Fact]
    public async Task Every_history_lies_in_one_slice_and_in_one_small_triangle()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(100, 50));
        using var query = results.Open();
        var series = results.Manifest.Measures.Where(measure => measure.IsSeries).ToArray();
        Assert.Equal(query.Played(0, 0), query.Slices(0, 0, results.Manifest.Measures[0], 0, 1, 7).Sum());
        var triangles = query.Triangles(0, 0, 2005, [[series[0]], [series[1]], [series[2]]], 10);
        Assert.Equal(query.Played(0, 0), triangles.Sum(cell => cell.Count));
        Assert.All(triangles, cell => Assert.InRange(cell.Left + cell.Right, 0, cell.IsUpright ? 9 : 8));
    }

    [Fact]
    public async Task Differences_are_means_over_samples_of_pairs()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(80, 40));
        using var query = results.Open();
        var (mean, error, samples, deviation) = Assert.Single(query.Differences(1, 0, 0, [table => $"{table}.bwi"]));
        var pairs = query.Numbers("select b.bwi - a.bwi from histories a join histories b using (point, history) where a.arm = 'baseline' and b.arm = 'random-play' and not a.failed and not b.failed", 1)[0];
        Assert.Equal(pairs.Length, samples);
        Assert.Equal(pairs.Average(), mean, 1e-10);
        Assert.Equal(Math.Sqrt(pairs.Sum(d => (d - mean) * (d - mean)) / (samples - 1) / samples), error, 1e-10);
        Assert.True(deviation > 0);
    }

    [Fact]
    public void The_outline_says_when_things_happened_and_where_measures_divide()
    {
        using var results = new TemporaryResults(Synthetic.Run(4, 2));
        var outline = results.Manifest.Outline!;
        Assert.Equal(2010, outline.LastYear);
        Assert.Equal(["depth[north]", "pipe"], outline.Ties.Select(tie => tie.Issue));
        var region = Assert.Single(outline.Regions);
        Assert.Equal(("joint", "bwi", 0.75, true), (region.Name, region.Bounds[0].Measure, region.Bounds[0].Value, region.Bounds[0].IsLowest));
        Assert.Equal("aut", region.Bounds[1].Measure);
        Assert.Equal("bwi_year", results.Manifest.Measures[0].MeanOf);
    }
}
