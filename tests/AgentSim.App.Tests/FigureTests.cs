using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AgentSim.App.Tests;

/// <summary>What figures are made of a run and an experiment, as a person makes them.</summary>
public sealed class FigureTests(FigureTests.Played played) : IClassFixture<FigureTests.Played>
{
    private static readonly string[] OfRun = ["patterns", "settling", "fan", "plane", "ridges", "ecdf", "differences", "ties"];

    public static TheoryData<string> Kinds => [.. OfRun];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_figure_of_a_run_is_a_file_of_each_kind(string kind)
    {
        foreach (var ending in new[] { "svg", "png", "csv" })
        {
            var file = played.File($"{kind}.{ending}");
            var made = await Figure(played.Run, kind, "--out", file);
            Assert.Equal((0, "", file), (made.Code, made.Error, made.Output.Trim()));
            Assert.True(new FileInfo(file).Length > 50);
        }
    }

    [Fact]
    public async Task Without_a_name_it_goes_beside_the_results_and_all_figures_in_all_formats()
    {
        var made = await Figure(played.Experiment, "all", "--width", "174");
        var files = Directory.EnumerateFiles(Path.Combine(played.Experiment, "figures")).Select(Path.GetFileName).ToArray();
        Assert.Equal(made.Output.Trim().Split('\n').Select(line => Path.GetFileName(line.Trim())).Order(), files.Order());
        Assert.Equal(["differences", "ecdf", "fan", "patterns", "phase", "plane", "ridges", "sensitivity", "settling", "sweep", "ties"], files.Where(file => file!.EndsWith(".svg", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Equal("174mm", (string?)XElement.Load(Path.Combine(played.Experiment, "figures", "phase.svg")).Attribute("width"));
    }

    [Fact]
    public async Task The_numbers_behind_a_figure_are_those_of_the_records()
    {
        await Figure(played.Run, "fan", "--series", "share[west]", "--out", played.File("numbers.csv"));
        var asked = await AgentSimProcess.Run("query", played.Run, """select year, count("share[west]"), quantile_cont("share[west]", 0.05), quantile_cont("share[west]", 0.5) from series where arm = 'baseline' group by year order by year""", "--json");
        var rows = (await File.ReadAllLinesAsync(played.File("numbers.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(JsonNode.Parse(asked.Output)!.AsArray().Select(row => row!.AsObject().Select(pair => (double)pair.Value!).ToArray()), rows.Select(row => new[] { row[0], row[1], row[2], row[4] }.Select(Number).ToArray()));

        await Figure(played.Run, "patterns", "--out", played.File("patterns.csv"));
        var counts = await AgentSimProcess.Run("query", played.Run, "select count(*) as n from histories where arm = 'baseline' and pattern = 'hedging'", "--json");
        var hedging = (await File.ReadAllLinesAsync(played.File("patterns.csv"), TestContext.Current.CancellationToken)).Single(line => line.StartsWith("hedging,", StringComparison.Ordinal)).Split(',');
        Assert.Equal((double)JsonNode.Parse(counts.Output)![0]!["n"]!, Number(hedging[1]));
    }

    [Fact]
    public async Task Differences_between_arms_are_means_of_pairs()
    {
        await Figure(played.Run, "differences", "--out", played.File("differences.csv"));
        var asked = await AgentSimProcess.Run("query", played.Run, "select avg(cast(b.pattern = 'hedging' as integer) - cast(a.pattern = 'hedging' as integer)) as d from histories a join histories b using (point, history) where a.arm = 'baseline' and b.arm = 'random-play'", "--json");
        var row = (await File.ReadAllLinesAsync(played.File("differences.csv"), TestContext.Current.CancellationToken)).Single(line => line.StartsWith("hedging,", StringComparison.Ordinal)).Split(',');
        Assert.Equal((double)JsonNode.Parse(asked.Output)![0]!["d"]!, Number(row[2]), 1e-9);
        Assert.True(Number(row[3]) < Number(row[2]) && Number(row[2]) < Number(row[4]));
    }

    [Fact]
    public async Task Ties_are_shares_of_histories_in_which_a_deal_is_in_force()
    {
        await Figure(played.Run, "ties", "--year", "2000", "--out", played.File("ties.csv"));
        var asked = await AgentSimProcess.Run("query", played.Run, """
            select count(*) filter (where level <> 'none') / (select count(*) from histories where arm = 'baseline') as share
            from (select history, arg_max(level_after, in_force) as level from deals where arm = 'baseline' and issue = 'depth[west]' and in_force < 2001 group by history)
            """, "--json");
        var row = (await File.ReadAllLinesAsync(played.File("ties.csv"), TestContext.Current.CancellationToken)).Single(line => line.StartsWith("2000,client,west,", StringComparison.Ordinal)).Split(',');
        Assert.Equal((double)JsonNode.Parse(asked.Output)![0]!["share"]!, Number(row[3]), 1e-12);
    }

    [Fact]
    public async Task Without_any_typeface_on_the_machine_a_figure_is_the_same_to_the_byte()
    {
        await Figure(played.Run, "plane", "--out", played.File("with.png"));
        var nothing = played.File("nothing.conf");
        await File.WriteAllTextAsync(nothing, "<fontconfig></fontconfig>", TestContext.Current.CancellationToken);
        await AgentSimProcess.Run([("FONTCONFIG_FILE", nothing), ("FONTCONFIG_PATH", Path.GetDirectoryName(nothing)!)], "figure", played.Run, "plane", "--out", played.File("without.png"));
        Assert.Equal(await File.ReadAllBytesAsync(played.File("with.png"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(played.File("without.png"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("There is no figure plan (did you mean plane?). The kinds are patterns, settling,", "plan")]
    [InlineData("holds nothing for the figure corner: it is not the result of calibrate. Here there are patterns, settling, fan,", "corner")]
    [InlineData("holds nothing for the figure morris: no Morris screening was made;", "morris")]
    [InlineData("There is no series share[norht] here (did you mean share[north]?). There are: ", "fan", "--series", "share[norht]")]
    [InlineData("There is no arm basline here (did you mean baseline?). There are: baseline, random-play.", "patterns", "--arm", "basline")]
    [InlineData("There is no design point 7; they are numbered from 0 to 0.", "patterns", "--point", "7")]
    [InlineData("There is no year 1800 here; the years are 1992 to 2009.", "ties", "--year", "1800")]
    [InlineData("A plane needs two measures; both are squeezed.", "plane", "--x", "squeezed", "--y", "squeezed")]
    [InlineData("The figure patterns has no use for --year; it takes --arm, --point.", "patterns", "--year", "2000")]
    [InlineData("--out picture.gif: a figure is a file that ends in .svg, .png, .csv.", "fan", "--out", "picture.gif")]
    [InlineData("--width 3: a figure is from 50 to 500 mm wide.", "fan", "--width", "3")]
    [InlineData("--out names one file, and all figures are several", "all", "--out", "all.svg")]
    public async Task What_cannot_be_drawn_is_refused_with_what_can(string said, params string[] arguments)
    {
        var refused = await Figure(played.Run, arguments);
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_made_again_as_it_was()
    {
        foreach (var results in new[] { played.Run, played.Experiment })
        {
            var before = await File.ReadAllTextAsync(Path.Combine(results, "report.html"), TestContext.Current.CancellationToken);
            File.Delete(Path.Combine(results, "report.html"));
            var made = await AgentSimProcess.Run("report", results);
            Assert.Equal((0, ""), (made.Code, made.Error));
            Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(results, "report.html"), TestContext.Current.CancellationToken));
            Assert.InRange(before.Length, 10_000, 3_000_000);
        }
    }

    [Fact]
    public async Task Names_from_files_are_text_and_nothing_else()
    {
        const string name = "<script>alert(1)</script>";
        var model = played.File("models/hostile.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(model)!);
        await File.WriteAllTextAsync(model, $$"""
            model: hostile
            title: "{{name}}"
            time: { start: 2000, end: 2004, period: year }
            parameters: { fear: { uniform: [0, 0.4], why: "{{name}}" } }
            issues: { road: { levels: { none: 0, track: 1 }, parties: [hill, valley] } }
            actors: { hill: { utility: { trade: { weight: 0.3, term: road } } }, valley: { utility: { trade: { weight: fear, term: road } } } }
            measures: { depth: { value: "road", why: "{{name}}" } }
            patterns: { low: "depth < 0.5", high: otherwise }
            """, TestContext.Current.CancellationToken);
        var run = await AgentSimProcess.Run("run", model, "--runs", "20", "--out", played.File("hostile"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        var report = await File.ReadAllTextAsync(played.File("hostile/report.html"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", report, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", report, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Task<Ending> Figure(string results, params string[] arguments) => AgentSimProcess.Run(["figure", results, .. arguments]);

    /// <summary>A small run and a small experiment, played once for all tests that look at them.</summary>
    public sealed class Played : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public string Run => File("run");

        public string Experiment => File("experiment");

        public string File(string name) => Path.Combine(folder.Path, name);

        public async ValueTask InitializeAsync()
        {
            await AgentSimProcess.Run("run", "models/examples/two-patrons.yaml", "--runs", "120", "--out", Run);
            var file = Repository.At("models", "experiments", "two-patrons-jealousy.yaml");
            var small = (await System.IO.File.ReadAllTextAsync(file)).Replace("samples: 200", "samples: 10", StringComparison.Ordinal);
            foreach (var part in new[] { "models/examples/two-patrons.yaml", "seeds/two-patrons/seed.yaml", "seeds/two-patrons/data.csv" })
            {
                var path = File(part.Replace("examples/", "", StringComparison.Ordinal));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                System.IO.File.Copy(Repository.At(part), path);
            }

            Directory.CreateDirectory(File("models/experiments"));
            await System.IO.File.WriteAllTextAsync(File("models/experiments/small.yaml"), small);
            await AgentSimProcess.Run("experiment", File("models/experiments/small.yaml"), "--out", Experiment);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
