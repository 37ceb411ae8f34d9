using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Results.Reports;

namespace AgentSim.Results.Tests;

public class ReportTests(SmallReport small) : IClassFixture<SmallReport>
{
    [Fact]
    public void The_report_is_well_formed_and_titled_by_the_model_whatever_its_title_holds()
    {
        var page = small.Page;
        Assert.Equal("Records made up <for> tests & pictures", page.Descendants("h1").Single().Value);
        Assert.Empty(page.Descendants("script"));
    }

    [Fact]
    public void It_needs_nothing_from_elsewhere()
    {
        var text = small.Text;
        Assert.DoesNotContain("http", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\b(src|href|srcset|data-src|action)\s*=|url\((?!#)|@import", text);
    }

    /// <summary>A browser reads HTML, in which only some elements may close themselves; a style sheet is not escaped there.</summary>
    [Fact]
    public void A_browser_reads_the_same_elements_as_an_XML_parser()
    {
        var text = small.Text;
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", text, StringComparison.Ordinal);
        var closed = Regex.Matches(text, @"<(\w+)[^<>]*/>").Select(match => match.Groups[1].Value).Distinct();
        Assert.Empty(closed.Except(["meta", "line", "rect", "circle", "ellipse", "path"]));
        Assert.DoesNotMatch("[&<>]", Regex.Match(text, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value);
    }

    [Fact]
    public void Every_picture_says_in_words_what_it_shows_and_has_its_numbers_in_a_table()
    {
        var page = small.Page;
        var figures = page.Descendants("figure").ToArray();
        Assert.Equal(["differences", "ecdf", "fan", "patterns", "plane", "ridges", "settling", "ties"], figures.Select(figure => figure.Element("svg")!.Element("title")!.Attribute("id")!.Value.Split('-')[0]).Distinct().Order());
        Assert.All(figures, figure => Assert.Equal("img", figure.Element("svg")!.Attribute("role")!.Value));
        Assert.All(figures, figure => Assert.True(figure.Element("svg")!.Element("desc")!.Value.Length > 30));
        Assert.All(figures, figure => Assert.NotEmpty(figure.Descendants("table")));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
    }

    [Fact]
    public void Tables_that_scroll_are_within_reach_of_the_keyboard_and_no_column_is_without_a_name()
    {
        var tables = small.Page.Descendants("table").ToArray();
        Assert.All(tables, table => Assert.Equal(("0", "group", table.Element("caption")!.Value), ((string?)table.Parent!.Attribute("tabindex"), (string?)table.Parent.Attribute("role"), (string?)table.Parent.Attribute("aria-label"))));
        Assert.All(tables.SelectMany(table => table.Element("thead")!.Descendants("th")), head => Assert.NotEmpty(head.Value));
    }

    [Fact]
    public void Dark_ground_is_for_the_screen_and_paper_is_white()
    {
        var style = small.Page.Descendants("style").Single().Value;
        Assert.Equal(2, Regex.Count(style, @"@media screen and \(prefers-color-scheme: dark\)"));
        Assert.Equal(2, Regex.Count(style, "prefers-color-scheme"));
    }

    [Fact]
    public void The_table_of_measures_holds_the_numbers_of_the_query_to_the_last_bit()
    {
        var rows = Rows(small.Page, "measures-0");
        var row = rows.Single(cells => cells[0].Value == "within" && cells[1].Value.EndsWith("random-play", StringComparison.Ordinal));
        var expected = small.Query.Measures(1, 0).Single(measure => measure.Measure == "within").Summary;
        Assert.Equal(
            [expected.Mean, expected.Deviation, expected.StandardError, expected.Quantiles.Q05, expected.Quantiles.Q25, expected.Quantiles.Q50, expected.Quantiles.Q75, expected.Quantiles.Q95, expected.MissingShare],
            row.Skip(2).Select(Number));
    }

    [Fact]
    public void The_table_of_patterns_holds_counts_and_intervals_of_both_arms()
    {
        var rows = Rows(small.Page, "patterns-0");
        var expected = small.Query.Patterns(0, 0).Zip(small.Query.Patterns(1, 0)).Select(pair => new[] { pair.First, pair.Second }
            .SelectMany(share => new[] { share.Proportion.Count, share.Proportion.Share, share.Proportion.Low, share.Proportion.High }));
        Assert.Equal(expected, rows.Select(row => row.Skip(1).Select(Number)));
    }

    [Fact]
    public void The_table_of_a_series_holds_its_quantiles_and_history()
    {
        var table = small.Page.Descendants("table").Single(t => t.Element("caption")!.Value == "aut_year by year: quantiles over histories");
        var measure = small.Manifest.Measures.Single(m => m.Name == "aut_year");
        var (baseline, random) = (small.Query.Fan(0, 0, measure)[3], small.Query.Fan(1, 0, measure)[3]);
        var row = table.Element("tbody")!.Elements("tr").ElementAt(3).Elements().ToArray();
        Assert.Equal("1995", row[0].Value);
        Assert.Equal(
            [baseline.Count, baseline.Quantiles.Q05, baseline.Quantiles.Q25, baseline.Quantiles.Q50, baseline.Quantiles.Q75, baseline.Quantiles.Q95, random.Quantiles.Q50, measure.Observed[3].Value],
            row.Skip(1).Select(Number));
        Assert.Equal("\u2013", table.Descendants("tr").Last().Elements().Last().Value);
    }

    [Fact]
    public void It_names_all_that_made_the_results()
    {
        var manifest = small.Manifest;
        var list = small.Page.Descendants("dl").Single().Value;
        Assert.All(
            [manifest.Model.Digest, manifest.Seed.Digest, manifest.Digest!, manifest.Engine, manifest.InstructionSet, manifest.Command, "n=1", "60 samples"],
            part => Assert.Contains(part, list, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failures_are_shown_where_there_are_any()
    {
        Assert.Equal("2 of 120 histories", Section(small.Page, "failures")!.Element("p")!.Value[..18]);
        Assert.Null(Section(await Page(Synthetic.Run(10, 10)), "failures"));
    }

    [Fact]
    public async Task A_sweep_is_shown_point_by_point_and_every_point_by_itself()
    {
        var page = await Page(Synthetic.Run(20, 20, 1, "0.1", "0.25", "2"));
        var section = Section(page, "sweep")!;
        Assert.Equal(5 + 5, section.Descendants("figure").Count());
        Assert.Equal(["w_rev=0.1", "w_rev=0.25", "w_rev=2"], page.Descendants("div").Where(div => (string?)div.Attribute("class") == "point").Select(div => div.Element("details")!.Element("summary")!.Value));
        Assert.Equal(["0.1", "0.25", "2"], section.Descendants("table").First().Descendants("tbody").Descendants("th").Select(cell => cell.Value));
        Assert.All([0, 1, 2], point => Assert.NotNull(Section(page, $"patterns-{point}")));
        Assert.Null(Section(await Page(Synthetic.Run(20, 20)), "sweep"));
    }

    [Fact]
    public async Task A_model_without_bandwagoning_and_autonomy_has_no_plane()
    {
        Assert.NotNull(Section(small.Page, "plane-0"));
        var model = Synthetic.Model with { Measures = [.. Synthetic.Model.Measures.Skip(1)] };
        var run = new Run(Design.Of(new Variant([], [Arm.OfBaseline(model)])), new(4, 1), 0, new(4, 1));
        using var results = new TemporaryResults(run);
        var records = Synthetic.Play(run.Batches().Single());
        await new ResultWriter(results.Folder, run, Collection.All).Write(run.Batches().Single(), records with { Measures = records.Measures.RemoveAt(0) });
        using var query = results.Open();
        Assert.Null(Section(SmallReport.Parse(Report.Of(query, results.Manifest)), "plane-0"));
    }

    [Fact]
    public async Task A_sweep_of_many_points_stays_under_three_megabytes()
    {
        var text = await Text(Synthetic.Run(3, 3, 1, [.. Enumerable.Range(0, 32).Select(i => $"{i}")]));
        Assert.InRange(text.Length, 1_000_000, 3_000_000);
        Assert.Contains("design points are left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_results_make_the_same_report_in_any_division() =>
        Assert.Equal(small.Text, (await Text(Synthetic.Run(60, 7))).Replace("batches of 7", "batches of 20", StringComparison.Ordinal));

    private static async Task<string> Text(Run run)
    {
        using var results = await TemporaryResults.Of(run);
        using var query = results.Open();
        var manifest = results.Manifest with { Digest = query.Digest(), Failed = query.Failed() };
        await Report.Write(results.Folder, query, manifest);
        return await File.ReadAllTextAsync(results.Folder.ReportPath, TestContext.Current.CancellationToken);
    }

    private static async Task<XElement> Page(Run run) => SmallReport.Parse(await Text(run));

    private static XElement? Section(XElement page, string id) => page.Descendants("section").SingleOrDefault(section => section.Attribute("id")?.Value == id);

    private static XElement[][] Rows(XElement page, string section) =>
        [.. Section(page, section)!.Descendants("table").First().Element("tbody")!.Elements("tr").Select(row => row.Elements().ToArray())];

    private static double Number(XElement cell) => double.Parse(cell.Element("data")!.Attribute("value")!.Value, CultureInfo.InvariantCulture);
}
