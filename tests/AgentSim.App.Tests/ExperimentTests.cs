using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class ExperimentTests : IDisposable
{
    private const string Small = """
        experiment: small
        model: two-patrons
        samples: 40
        replications: 2
        factors: { jealousy: { range: [0, 0.4] } }
        design: { sobol: 4 }
        arms: { no_squeeze: { set: { squeeze.opens: 0 } } }
        hypotheses:
          H1: "share(isolation) in random-play > in baseline by at least 0.1"
          H2: "mean(northern_share) in baseline = in no_squeeze within 0.1"
          H3: "share(isolation) in baseline > in random-play"
        """;

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    [Fact]
    public async Task An_experiment_judges_its_hypotheses_in_plain_words_and_for_scripts()
    {
        var (told, json) = (await Experiment(Small), await Experiment(Small, "--json"));

        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Contains("960 histories of 3 arms at 4 design points; 960 played now", told.Output, StringComparison.Ordinal);
        foreach (var verdict in new[] { "Supported: difference", "Refuted: difference" }) Assert.Contains(verdict, told.Output, StringComparison.Ordinal);
        Assert.All(told.Lines.Where(line => !line.Contains("parts", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
        var answer = JsonNode.Parse(json.Output)!;
        Assert.Equal((960, 0, 0), ((int)answer["histories"]!, (int)answer["failed"]!, (int)answer["played"]!));
        Assert.Equal(["supported", "supported", "refuted"], answer["hypotheses"]!.AsArray().Select(hypothesis => (string)hypothesis!["verdict"]!));
    }

    [Fact]
    public async Task An_experiment_killed_at_twenty_random_moments_ends_with_the_digest_of_one_that_was_not()
    {
        var text = Small.Replace("samples: 40", "samples: 1000", StringComparison.Ordinal);
        var file = folder.Write("small.yaml", text);
        var moments = new Random(20);
        for (var kill = 0; kill < 20; kill++)
        {
            using var program = AgentSimProcess.Start("experiment", file, "--out", Results);
            await Task.Delay(moments.Next(100, 1500), TestContext.Current.CancellationToken);
        }

        var resumed = JsonNode.Parse((await AgentSimProcess.Run("experiment", file, "--out", Results, "--json")).Output)!;
        var whole = JsonNode.Parse((await AgentSimProcess.Run("experiment", file, "--out", Results + "-whole", "--json")).Output)!;
        Assert.Equal((24_000, (string)whole["digest"]!), ((int)resumed["histories"]!, (string)resumed["digest"]!));
    }

    [Fact]
    public async Task Workers_what_is_collected_and_when_it_stops_change_no_record()
    {
        var one = await Digest(Small, "--parallel", "1");
        var eight = await Digest(Small, "--parallel", "8");
        var less = await Digest(Small + "\ncollect: { series: no, deals: no, measures: [northern_share, squeezed] }\n", "--restart");
        Assert.Equal(one, eight);
        Assert.Equal(one, less);
    }

    [Fact]
    public async Task An_experiment_that_stops_when_it_knows_enough_stops_at_the_same_sample_however_it_is_divided()
    {
        var text = Small.Replace("samples: 40", "until: { half_width: 0.04, of: mean(northern_share), confidence: 0.95, at_least: 10, at_most: 300, look: 10 }", StringComparison.Ordinal);
        var (one, eight) = (await Answer(text, "--parallel", "1"), await Answer(text, "--parallel", "8", "--restart"));
        var again = await Answer(text);
        Assert.InRange((int)one["histories"]!, 3 * 4 * 10 * 2, 3 * 4 * 290 * 2);
        Assert.Equal(((int)one["histories"]!, (string)one["digest"]!), ((int)eight["histories"]!, (string)eight["digest"]!));
        Assert.Equal(((int)one["histories"]!, 0), ((int)again["histories"]!, (int)again["played"]!));
    }

    [Fact]
    public async Task An_experiment_that_stops_when_it_knows_enough_stops_at_the_same_sample_whatever_parts_were_lost_before_it_was_resumed()
    {
        var text = Uneven("half_width: 0.03, of: mean(northern_share), at_least: 20, at_most: 300, look: 20");
        var whole = await Answer(text);
        Assert.InRange((int)whole["histories"]!, (3 * 3 * 20 * 2) + 1, (3 * 3 * 300 * 2) - 1);
        var parts = Path.Combine(Results, "parts");
        var chance = new Random(5);
        foreach (var kept in new[] { 0.9, 0.7, 0.5, 0.3, 0.1 })
        {
            foreach (var part in Directory.GetFiles(parts, "histories-*").Where(_ => chance.NextDouble() > kept)) File.Delete(part);
            if (kept < 0.6) foreach (var part in Directory.GetFiles(parts, "histories-00-*").Skip(1)) File.Delete(part);
            var resumed = await Answer(text);
            Assert.Equal(((int)whole["histories"]!, (string)whole["digest"]!), ((int)resumed["histories"]!, (string)resumed["digest"]!));
        }
    }

    [Fact]
    public async Task An_experiment_that_stops_when_it_knows_enough_stops_at_the_same_sample_however_often_it_was_killed()
    {
        var text = Uneven("half_width: 0.012, of: mean(northern_share), at_least: 100, at_most: 4000, look: 200");
        var file = folder.Write("small.yaml", text);
        var moments = new Random(8);
        for (var kill = 0; kill < 8; kill++)
        {
            using var program = AgentSimProcess.Start("experiment", file, "--out", Results);
            await Task.Delay(moments.Next(400, 1500), TestContext.Current.CancellationToken);
        }

        var resumed = await Answer(text);
        var whole = JsonNode.Parse((await AgentSimProcess.Run("experiment", file, "--out", Results + "-whole", "--json")).Output)!;
        Assert.Equal(((int)whole["histories"]!, (string)whole["digest"]!), ((int)resumed["histories"]!, (string)resumed["digest"]!));
    }

    [Fact]
    public async Task A_changed_experiment_is_refused_with_the_difference_unless_it_is_begun_again()
    {
        await Experiment(Small);
        var changed = Small.Replace("[0, 0.4]", "[0, 0.5]", StringComparison.Ordinal);
        var (refused, restarted) = (await Experiment(changed), await Experiment(changed, "--restart"));
        Assert.Equal(2, refused.Code);
        Assert.Contains("- factors: { jealousy: { range: [0, 0.4] } }", refused.Error, StringComparison.Ordinal);
        Assert.Contains("+ factors: { jealousy: { range: [0, 0.5] } }", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, restarted.Code);
    }

    [Fact]
    public async Task A_full_disk_is_told_of_and_once_there_is_room_the_experiment_goes_on()
    {
        var file = folder.Write("small.yaml", Small.Replace("samples: 40", "samples: 200", StringComparison.Ordinal));
        Directory.CreateDirectory(Results);
        var ending = await AgentSimProcess.RunAlone($"""
            mount -t tmpfs -o size=300k none {Results} || exit 77
            "$AGENTSIM" experiment {file} --out {Results} --parallel 1; echo "code $?"
            mount -o remount,size=100m {Results}
            "$AGENTSIM" experiment {file} --out {Results} --json
            """);
        Assert.SkipWhen(ending is null or { Code: 77 }, "A disk of its own is not permitted here.");
        Assert.Contains("code 3", ending.Lines);
        Assert.Contains("could not be written: No space left on device", ending.Error, StringComparison.Ordinal);
        var resumed = JsonNode.Parse(ending.Output[ending.Output.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal((0, 4800), (ending.Code, (int)resumed["histories"]!));
        Assert.InRange((int)resumed["played"]!, 1, 4799);
    }

    [Fact]
    public async Task A_plan_counts_histories_and_keeps_nothing()
    {
        var file = folder.Write("small.yaml", Small);
        var plan = JsonNode.Parse((await AgentSimProcess.Run("plan", file, "--json")).Output)!;
        Assert.Equal((3, 4, 960), ((int)plan["arms"]!, (int)plan["points"]!, (int)plan["histories"]!));
        Assert.True((double)plan["seconds"]! > 0 && (double)plan["bytes"]! > 1000);
        Assert.Equal(["small.yaml"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_plan_foretells_the_error_of_what_is_claimed_and_says_what_it_does_not()
    {
        var file = folder.Write("claims.yaml", """
            experiment: claims
            model: two-patrons
            samples: 256
            replications: 2
            factors: { jealousy: { range: [0, 0.4] } }
            design: { latin_hypercube: 4 }
            arms: { no_squeeze: { set: { squeeze.opens: 0 } } }
            hypotheses:
              H1: "mean(northern_share) in baseline > in no_squeeze"
              H2: "median(northern_share) in baseline > in random-play"
              H3: "mean(northern_share) in baseline falls with jealousy"
            """);
        var errors = JsonNode.Parse((await AgentSimProcess.Run("plan", file, "--json")).Output)!["errors"]!.AsArray();
        Assert.Equal(
            ["H1 baseline", "H1 no_squeeze", "H1 difference", "H2 difference", "H3 baseline", "H3 rank correlation"], errors.Select(error => $"{error!["hypothesis"]} {error["of"]}"));
        Assert.Equal([true, true, true, true, true, false], errors.Select(error => error!["standard_error"] is not null));
        Assert.Contains("all design points", (string)errors[5]!["why_not"]!, StringComparison.Ordinal);

        // The arms share their luck: the error of their difference is smaller than that of either, and about what the experiment will find at a point.
        var found = JsonNode.Parse((await AgentSimProcess.Run("experiment", folder.Write("one.yaml", """
            experiment: one
            model: two-patrons
            samples: 256
            replications: 2
            set: { jealousy: 0.2 }
            arms: { no_squeeze: { set: { squeeze.opens: 0 } } }
            hypotheses: { H1: "mean(northern_share) in baseline > in no_squeeze" }
            """), "--out", Results, "--json")).Output)!["hypotheses"]![0]!;
        Assert.InRange((double)errors[2]!["standard_error"]! / (double)found["standard_error"]!, 0.4, 2.5);
        Assert.Contains("H3, rank correlation: not foretold", (await AgentSimProcess.Run("plan", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawn_parameters_are_analysed_beside_factors_and_quantiles_by_design_point()
    {
        var answer = JsonNode.Parse((await Experiment("""
            experiment: analysed
            model: two-patrons
            samples: 40
            factors: { jealousy: { range: [0, 0.8] } }
            design: { latin_hypercube: 30 }
            random_play: no
            analyse: [northern_share, "quantile(northern_share, 0.9)"]
            discover: [hedging]
            """, "--json")).Output)!["analyses"]!;
        string[] Names(int table) => [.. answer[table]!["rows"]!.AsArray().Select(row => (string)row!["name"]!).Order(StringComparer.Ordinal)];
        string Remarks(int table) => string.Join(' ', answer[table]!["remarks"]!.AsArray());
        Assert.Equal(["jealousy", "resolve", "w_protection", "w_sovereignty"], Names(0));
        Assert.Contains("of factors are by drawing whole design points again, of which there are 30", Remarks(0), StringComparison.Ordinal);
        Assert.Contains("of drawn parameters are by drawing whole samples again, of which there are 40", Remarks(0), StringComparison.Ordinal);
        Assert.Equal(["jealousy"], Names(1));
        Assert.Contains("is of the histories of each of 30 design points", Remarks(1), StringComparison.Ordinal);
        Assert.Contains("30 rows are few", Remarks(1), StringComparison.Ordinal);
        Assert.Equal("PRIM", (string)answer[2]!["method"]!);

        var few = JsonNode.Parse((await AgentSimProcess.Run("experiment", folder.Write("few.yaml", """
            experiment: few
            model: two-patrons
            samples: 1
            factors: { jealousy: { range: [0, 0.8] } }
            design: { latin_hypercube: 100 }
            analyse: [northern_share, median(northern_share)]
            """), "--out", Results + "-few", "--json")).Output)!["analyses"]!;
        Assert.Contains("The 3 parameters that samples draw are left out: there are 1 samples, and 20 are needed.", (string)few[0]!["remarks"]!.AsArray()[^1]!, StringComparison.Ordinal);
        Assert.Equal("quantile(northern_share, 0.5) is of several histories, and none of the design points has as many.", (string)few[1]!["remarks"]![0]!);
    }

    [Fact]
    public async Task Finished_results_can_be_verified_archived_and_asked()
    {
        await Experiment(Small);
        var verified = await AgentSimProcess.Run("verify", Results);
        var archived = await AgentSimProcess.Run("archive", Results);
        Assert.Equal((0, 0), (verified.Code, archived.Code));
        var unpacked = Path.Combine(folder.Path, "unpacked");
        System.IO.Compression.ZipFile.ExtractToDirectory(Results + ".zip", unpacked);
        Assert.Equal(0, (await AgentSimProcess.Run("verify", unpacked, "--histories", "5")).Code);
        var asked = await AgentSimProcess.Run("query", unpacked, "select count(distinct jealousy) as n from parameters", "--csv");
        Assert.Equal("n\n4\n", asked.Output.ReplaceLineEndings("\n"));
        Assert.Equal("No history had failed.", (await AgentSimProcess.Run("retry", unpacked)).Lines[0]);
    }

    [Fact]
    public async Task A_table_that_is_another_or_gone_is_found_though_no_digest_tells()
    {
        await Experiment(Small.Replace("samples: 40", "samples: 3", StringComparison.Ordinal));
        string Part(string kind, int arm) => Directory.EnumerateFiles(Path.Combine(Results, "parts"), $"{kind}-{arm:D2}-*").Order(StringComparer.Ordinal).First();
        File.Copy(Part("parameters", 0), Part("parameters", 1), overwrite: true);
        var other = await AgentSimProcess.Run("verify", Results, "--histories", "100000");
        File.Delete(Part("parameters", 2));
        var gone = await AgentSimProcess.Run("verify", Results);
        Assert.Equal((1, 1), (other.Code, gone.Code));
        Assert.Contains("other bits when it is played again: in parameters.", other.Error, StringComparison.Ordinal);
        Assert.Contains("is missing.", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_was_changed_is_found()
    {
        await Experiment(Small.Replace("samples: 40", "samples: 3", StringComparison.Ordinal));
        var manifest = Path.Combine(Results, "manifest.json");
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        var digest = (string)JsonNode.Parse(text)!["digest"]!;
        await File.WriteAllTextAsync(manifest, text.Replace(digest, new string('0', 64), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var verified = await AgentSimProcess.Run("verify", Results);
        Assert.Equal(1, verified.Code);
        Assert.Contains("the tables were changed", verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_difference_between_arms_is_told()
    {
        await Experiment(Small);
        var (same, other) = (await AgentSimProcess.Run("diff", Results, Results), await AgentSimProcess.Run("diff", Results, Results + ":random-play", "--point", "1"));
        Assert.StartsWith("History 0 is the same in", same.Output, StringComparison.Ordinal);
        Assert.StartsWith("History 0 parts in 199", other.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>An experiment whose design points stop at different looks.</summary>
    private static string Uneven(string until) => Small.Replace("samples: 40", $"until: {{ {until} }}", StringComparison.Ordinal)
        .Replace("factors: { jealousy: { range: [0, 0.4] } }", "factors: { client.precision: { list: [1, 4, 20] } }", StringComparison.Ordinal)
        .Replace("design: { sobol: 4 }", "design: grid", StringComparison.Ordinal);

    private Task<Ending> Experiment(string text, params string[] options) => AgentSimProcess.Run(["experiment", folder.Write("small.yaml", text), "--out", Results, .. options]);

    private async Task<JsonNode> Answer(string text, params string[] options) => JsonNode.Parse((await Experiment(text, ["--json", .. options])).Output)!;

    private async Task<string> Digest(string text, params string[] options) => (string)(await Answer(text, options))["digest"]!;
}
