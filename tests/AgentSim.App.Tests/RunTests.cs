using System.Diagnostics;
using System.Text.Json.Nodes;
using AgentSim.Results;

namespace AgentSim.App.Tests;

public sealed class RunTests : IDisposable
{
    private const string TwoPatrons = "models/examples/two-patrons.yaml";

    // The logarithm of a normal draw: half of all histories fail.
    private const string Failing = """
        model: failing
        time: { start: 2000, end: 2002, period: year }
        parameters: { x: { normal: [0, 1] } }
        actors: { a: { utility: { wish: { weight: 1, term: "0" } } } }
        measures: { wild: "log(x)" }
        patterns: { all: otherwise }
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_run_prints_shares_of_patterns_measures_and_where_the_files_are()
    {
        var ending = await AgentSimProcess.Run("run", TwoPatrons, "--runs", "40", "--out", folder.Path);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Contains(ending.Lines, line => line.StartsWith(" hedging ", StringComparison.Ordinal));
        Assert.Contains("random-play", ending.Output, StringComparison.Ordinal);
        Assert.Contains("first_alliance", ending.Output, StringComparison.Ordinal);
        foreach (var file in new[] { "report.html", "manifest.json", "parts" }) Assert.Contains(Path.Combine(folder.Path, file), Path.GetFullPath(Mentioned(ending, file), Repository.Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Piped_output_has_no_colours_and_fits_into_80_columns()
    {
        var ending = await AgentSimProcess.Run(
            "run", TwoPatrons, "--runs", "20", "--out", folder.Path, "--sweep", "w_protection=0.3,0.5", "--sweep", "client.precision=12,36");
        var help = await AgentSimProcess.Run("run", "--help");

        Assert.DoesNotContain('\u001b', ending.Output + help.Output);
        var fitted = ending.Lines.Where(line => !line.Contains(Path.GetFileName(folder.Path), StringComparison.Ordinal));
        Assert.All(fitted.Concat(help.Lines), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Json_has_what_scripts_ask_for()
    {
        var answer = JsonNode.Parse((await Json("--runs", "30", "--replications", "2")).Output)!.AsObject();

        Assert.Equal((30, 2, 0), ((int)answer["runs"]!, (int)answer["replications"]!, (int)answer["failed"]!));
        Assert.True((double)answer["seconds"]! > 0 && (double)answer["histories_per_second"]! > 0);
        Assert.Equal(64, ((string)answer["digest"]!).Length);
        Assert.Equal(60, answer["patterns"]!.AsObject().Sum(pattern => (int)pattern.Value!["count"]!));
        var hedging = answer["patterns"]!["hedging"]!;
        Assert.True((double)hedging["low"]! < (double)hedging["share"]! && (double)hedging["share"]! <= (double)hedging["high"]!);
        Assert.Equal(
            ["count", "missing", "mean", "sd", "q05", "q25", "q50", "q75", "q95"],
            answer["measures"]!["northern_share"]!.AsObject().Select(property => property.Key));
        Assert.Equal(answer["patterns"]!.AsObject().Select(p => p.Key), answer["random_play"]!["patterns"]!.AsObject().Select(p => p.Key));
        Assert.Equal(answer["measures"]!.AsObject().Select(m => m.Key), answer["random_play"]!["measures"]!.AsObject().Select(m => m.Key));
    }

    [Fact]
    public async Task A_sweep_gives_each_value_what_a_run_with_it_gives()
    {
        var points = JsonNode.Parse((await Json("--runs", "20", "--sweep", "w_protection=0.3,0.6")).Output)!["points"]!.AsArray();
        var alone = JsonNode.Parse((await Json("--runs", "20", "--set", "w_protection=0.6")).Output)!;

        Assert.Equal([0.3, 0.6], points.Select(point => (double)point!["set"]!["w_protection"]!));
        Assert.Equal((string)alone["digest"]!, (string)points[1]!["digest"]!);
        Assert.True(JsonNode.DeepEquals(alone["measures"], points[1]!["measures"]));
    }

    [Fact]
    public async Task The_digest_depends_on_neither_batches_nor_workers_nor_instruction_set()
    {
        (string Name, string Value)[][] environments = [[], [("DOTNET_EnableAVX512", "0")], [("DOTNET_EnableAVX2", "0")]];
        var digests = new List<string>();
        foreach (var environment in environments) digests.Add(await Digest(environment));
        digests.Add(await Digest([], "--batch", "7", "--parallel", "3"));

        Assert.Single(digests.Distinct());
    }

    [Fact]
    public async Task Another_random_seed_gives_another_digest() =>
        Assert.NotEqual(await Digest([]), await Digest([], "--random-seed", "2"));

    [Fact]
    public async Task Only_the_arm_that_is_asked_for_is_played()
    {
        var both = JsonNode.Parse((await Json("--runs", "20")).Output)!;
        var random = JsonNode.Parse((await Json("--runs", "20", "--arm", "random-play")).Output)!.AsObject();

        Assert.True(JsonNode.DeepEquals(both["random_play"]!["patterns"], random["patterns"]));
        Assert.False(random.ContainsKey("random_play"));
    }

    [Fact]
    public async Task Histories_that_fail_are_named_and_show_in_the_exit_code()
    {
        var model = folder.Write("failing.yaml", Failing);

        var ending = await AgentSimProcess.Run("run", model, "--runs", "20", "--arm", "baseline", "--out", folder.Path);

        Assert.Equal(1, ending.Code);
        Assert.Contains("of 20 histories failed, and left out", ending.Output, StringComparison.Ordinal);
        Assert.Matches("history [0-9]+ of baseline, 200[0-2]: wild", ending.Output);
    }

    [Fact]
    public async Task A_single_history_is_not_called_histories()
    {
        var run = await AgentSimProcess.Run("run", TwoPatrons, "--runs", "1", "--arm", "baseline", "--out", folder.Path);
        var verify = await AgentSimProcess.Run("verify", folder.Path);

        Assert.Contains("1 history of baseline.", run.Lines);
        Assert.Equal("1 of 1 history played again: all bits are the same.\n", verify.Output);
        var report = await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"), TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("\\b1 histories", report);
    }

    [Fact]
    public async Task Everything_wrong_with_a_model_is_said_at_once()
    {
        var model = folder.Write("wrong.yaml", Failing.Replace("log(x)", "log(y)", StringComparison.Ordinal).Replace("otherwise", "wild >", StringComparison.Ordinal));

        var ending = await AgentSimProcess.Run("run", model, "--out", folder.Path);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.Matches(@"wrong\.yaml\(5,\d+\): ", ending.Error);
        Assert.Matches(@"wrong\.yaml\(6,\d+\): ", ending.Error);
        Assert.DoesNotContain("   at ", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_within_two_seconds_and_keeps_what_is_done()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent as Unix does.");
        Assert.SkipWhen(AgentSimProcess.IgnoresInterrupts, "This was started in the background, where what it starts takes no Ctrl-C.");
        using var program = AgentSimProcess.Start("run", TwoPatrons, "--runs", "1000000", "--batch", "64", "--out", folder.Path);
        while (Finished() < 4) await Task.Delay(20, TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        program.Interrupt();
        var ending = await program.End();

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        Assert.Equal((130, ""), (ending.Code, ending.Output));
        Assert.Matches("^Interrupted: [0-9,]+ of 2,000,000 histories were played, and are kept in .*, where agentsim query reads them.\n", ending.Error);
        Assert.Contains($"\nNo report was written. To play them all, from the first, and have it: agentsim run {TwoPatrons} --runs 1000000", ending.Error, StringComparison.Ordinal);
        var results = ResultFolder.Open(folder.Path);
        using var query = ResultQuery.Open(results, results.ReadManifest());
        Assert.Equal(64L * Finished(), query.Ask("select count(*) from histories").Rows[0][0]);
    }

    public void Dispose() => folder.Dispose();

    private static string Mentioned(Ending ending, string file) =>
        ending.Output.Split([' ', '\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries).First(word => word.EndsWith(file, StringComparison.Ordinal));

    private int Finished() => Directory.Exists(Path.Combine(folder.Path, "parts")) ? Directory.GetFiles(Path.Combine(folder.Path, "parts"), "histories-*.parquet").Length : 0;

    private Task<Ending> Json(params string[] arguments) => AgentSimProcess.Run(["run", TwoPatrons, "--json", "--out", folder.Path, .. arguments]);

    private async Task<string> Digest((string Name, string Value)[] environment, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(environment, ["run", TwoPatrons, "--json", "--runs", "48", "--out", folder.Path, .. arguments]);
        return (string)JsonNode.Parse(ending.Output)!["digest"]!;
    }
}
