using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class CalibrateTests : IDisposable
{
    private const string Small = """
        calibration: small
        title: A small calibration
        model: two-patrons
        targets:
          share: { measure: northern_share, observed: 0.45, tolerance: 0.05, source: made up }
        held_back:
          later: { measure: ties, year: 2009, observed: 1, tolerance: 0.5 }
        matching: { samples: 50, replications: 2, waves: 2 }
        posterior: { particles: 60, waves: 4, acceptance: 0.01 }
        """;

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    [Fact]
    public async Task A_calibration_tells_its_waves_and_what_the_posterior_says_of_parameters()
    {
        var (told, json) = (await Calibrate(Results), await Calibrate(Results, "--json"));

        Assert.Equal(0, told.Code);
        Assert.Contains("Wave 1: within ", told.Error, StringComparison.Ordinal);
        Assert.Contains("The waves ended because there were as many waves as asked.", told.Output, StringComparison.Ordinal);
        Assert.All(told.Lines.Where(line => !line.Contains("results", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
        var answer = JsonNode.Parse(json.Output)!;
        Assert.Equal((0, 5), ((int)answer["played"]!, answer["waves"]!.AsArray().Count));
        Assert.All(answer["waves"]!.AsArray().Skip(1).Zip(answer["waves"]!.AsArray().Skip(2)), pair => Assert.True((double)pair.Second!["epsilon"]! < (double)pair.First!["epsilon"]!));
    }

    [Fact]
    public async Task Workers_change_no_bit_of_the_posterior()
    {
        await Calibrate(Results + "-1", "--parallel", "1");
        await Calibrate(Results + "-3", "--parallel", "3");

        Assert.Equal(Posterior("-1"), Posterior("-3"));
    }

    [Fact]
    public async Task A_calibration_killed_at_any_moment_goes_on_to_the_same_posterior()
    {
        var moments = new Random(7);
        for (var kill = 0; kill < 4; kill++)
        {
            using var program = AgentSimProcess.Start("calibrate", File, "--out", Results + "-killed");
            await Task.Delay(moments.Next(200, 700), TestContext.Current.CancellationToken);
        }

        await Calibrate(Results + "-killed");
        await Calibrate(Results + "-whole");
        System.IO.File.Delete(Path.Combine(Results + "-whole", "waves", "wave-0003.parquet"));
        System.IO.File.Delete(Path.Combine(Results + "-whole", "waves", "wave-0004.parquet"));
        await Calibrate(Results + "-whole");

        Assert.Equal(Posterior("-whole"), Posterior("-killed"));
    }

    [Fact]
    public async Task Runs_and_experiments_draw_from_the_posterior_and_can_be_verified()
    {
        await Calibrate(Results);
        var drawn = await System.IO.File.ReadAllLinesAsync(Path.Combine(Results, "posterior.csv"), TestContext.Current.CancellationToken);
        var run = await AgentSimProcess.Run("run", "two-patrons", "--posterior", Results, "--runs", "60", "--set", "jealousy=0.25", "--out", Results + "-run");
        var asked = await AgentSimProcess.Run("query", Results + "-run", "select count(distinct w_protection) as draws from parameters where arm = 'baseline'");
        folder.Write("models/posteriors/here.csv", string.Join('\n', drawn));
        folder.Write("models/two-patrons.yaml", await System.IO.File.ReadAllTextAsync(Repository.At("models", "examples", "two-patrons.yaml"), TestContext.Current.CancellationToken));
        foreach (var seed in Directory.EnumerateFiles(Repository.At("seeds", "two-patrons"))) folder.Write($"seeds/two-patrons/{Path.GetFileName(seed)}", await System.IO.File.ReadAllTextAsync(seed, TestContext.Current.CancellationToken));
        var file = folder.Write("models/experiments/e.yaml", "experiment: e\nmodel: two-patrons\nposterior: here\nsamples: 30\narms: { calm: { set: { jealousy: 0.1 } } }\n");
        var experiment = await AgentSimProcess.Run("experiment", file, "--out", Results + "-e");

        Assert.Equal((0, 0), (run.Code, experiment.Code));
        Assert.Equal(0, asked.Code);
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results + "-run")).Code);
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results + "-e")).Code);
        Assert.Equal(2, (await AgentSimProcess.Run("run", "alliance-stag-hunt", "--posterior", Results)).Code);
    }

    [Fact]
    public async Task A_history_that_is_played_draws_from_the_posterior_as_a_run_does()
    {
        await Calibrate(Results);
        var run = await AgentSimProcess.Run("run", "two-patrons", "--posterior", Results, "--runs", "4", "--out", Results + "-run");
        var asked = await AgentSimProcess.Run("query", Results + "-run", "select northern_share as share from histories where arm = 'baseline' and history = 3", "--json");
        var played = await AgentSimProcess.Run("play", "two-patrons", "--posterior", Results, "--history", "3", "--json");

        Assert.Equal((0, 0, 0), (run.Code, asked.Code, played.Code));
        Assert.Equal((double)JsonNode.Parse(asked.Output)!.AsArray()[0]!["share"]!, (double)JsonNode.Parse(played.Output)!["measures"]!["northern_share"]!, 1e-12);
    }

    [Fact]
    public async Task The_fit_is_told_target_by_target_and_what_is_held_back_only_when_asked_for()
    {
        await Calibrate(Results);
        var (fit, heldBack) = (await AgentSimProcess.Run("fit", Results), await AgentSimProcess.Run("fit", Results, "--held-back", "--json"));

        Assert.Contains(" share ", fit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("later", fit.Output, StringComparison.Ordinal);
        Assert.Equal("later", (string)JsonNode.Parse(heldBack.Output)!["targets"]![0]!["target"]!);
        Assert.Contains("Fit to history", await System.IO.File.ReadAllTextAsync(Path.Combine(Results, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_calibration_does_not_go_on_with_these_waves()
    {
        await Calibrate(Results);
        folder.Write("small.yaml", Small.Replace("0.45", "0.5", StringComparison.Ordinal));
        var other = await AgentSimProcess.Run("calibrate", Path.Combine(folder.Path, "small.yaml"), "--out", Results);

        Assert.Equal(2, other.Code);
        Assert.Contains("was another one", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_finds_what_is_wrong_with_a_calibration()
    {
        var file = folder.Write("wrong.yaml", Small.Replace("northern_share", "northern_shore", StringComparison.Ordinal));
        var (check, schema) = (await AgentSimProcess.Run("check", file), await AgentSimProcess.Run("schema", "--of", "calibration"));

        Assert.Equal(2, check.Code);
        Assert.Contains("(5,21): there is no such measure", check.Output, StringComparison.Ordinal);
        Assert.Contains("northern_share", check.Output, StringComparison.Ordinal);
        Assert.Contains("held_back", schema.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string File => folder.Write("small.yaml", Small);

    private Task<Ending> Calibrate(string results, params string[] options) => AgentSimProcess.Run(["calibrate", File, "--out", results, .. options]);

    private string Posterior(string which) => System.IO.File.ReadAllText(Path.Combine(Results + which, "posterior.csv"));
}
