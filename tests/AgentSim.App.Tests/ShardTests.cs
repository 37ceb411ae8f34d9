using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>Shards of experiments, and how they are joined.</summary>
public sealed class ShardTests : IDisposable
{
    private const int Shards = 16;

    private const string Whole = """
        experiment: whole
        model: two-patrons
        samples: 250
        replications: 4
        factors: { jealousy: { range: [0, 0.4] } }
        design: { list: [{ jealousy: 0.1 }, { jealousy: 0.2 }, { jealousy: 0.3 }] }
        hypotheses: { H1: "share(isolation) in random-play > in baseline" }
        """;

    private readonly TemporaryFolder folder = new();

    private string Out(string name) => Path.Combine(folder.Path, name);

    private string Shard(int number) => Out($"shard-{number}");

    [Fact]
    public async Task Sixteen_shards_joined_are_the_experiment_in_one_place()
    {
        var whole = await Answer(Play(Whole, Out("whole")));
        for (var number = 1; number <= Shards; number++) Assert.Equal((0, ""), await Codes(Play(Whole, Shard(number), "--shard", $"{number}/{Shards}")));
        var joined = await Answer(Merge([.. Enumerable.Range(1, Shards).Reverse().Select(Shard)]));

        Assert.Equal(6000, (int)whole["histories"]!);
        foreach (var key in new[] { "digest", "histories", "failed" }) Assert.Equal(whole[key]!.ToJsonString(), joined[key]!.ToJsonString());
        Assert.Equal(whole["hypotheses"]!.ToJsonString(), joined["hypotheses"]!.ToJsonString());
        Assert.True(File.Exists(Path.Combine(Out("joined"), "report.html")));
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Out("joined"))).Code);
    }

    [Fact]
    public async Task A_shard_that_was_killed_goes_on_and_what_is_missing_is_told()
    {
        var whole = await Answer(Play(Whole, Out("whole")));
        await Play(Whole, Shard(1), "--shard", "1/2");
        using (AgentSimProcess.Start(Arguments(Whole, Shard(2), "--shard", "2/2"))) await Task.Delay(700, TestContext.Current.CancellationToken);
        if (!File.Exists(Path.Combine(Shard(2), "manifest.json"))) await Play(Whole, Shard(2), "--shard", "2/2"); // killed before it had begun
        foreach (var part in Directory.GetFiles(Path.Combine(Shard(2), "parts"), "histories-01-*")) File.Delete(part);

        var refused = await Merge(Shard(1), Shard(2));
        Assert.Equal(2, refused.Code);
        Assert.Contains("missing: shard 2/2 lacks", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), await Codes(Merge(Shard(1), Shard(2), "--partial")));
        Assert.Equal((0, ""), await Codes(Play(Whole, Shard(2), "--shard", "2/2")));
        Assert.Equal((string)whole["digest"]!, (string)(await Answer(Merge(Shard(2), Shard(1), Shard(1))))["digest"]!);
    }

    [Fact]
    public async Task What_a_partial_merge_lacks_can_be_played_where_it_is()
    {
        var whole = await Answer(Play(Whole, Out("whole")));
        await Play(Whole, Shard(3), "--shard", "3/4");
        var partial = await Answer(Merge(Shard(3), "--partial"));
        var played = await Answer(Play(Whole, Out("joined")));

        Assert.Equal((6000, 6000), ((int)partial["histories"]! + (int)partial["missing"]!, (int)played["played"]! + (int)partial["histories"]!));
        Assert.Equal((string)whole["digest"]!, (string)played["digest"]!);
    }

    [Fact]
    public async Task Batches_that_are_there_twice_are_joined_once_unless_they_differ()
    {
        await Play(Whole, Out("whole"));
        await Play(Whole, Shard(1), "--shard", "1/4");
        Assert.Equal(6000, (int)(await Answer(Merge(Shard(1), Out("whole"))))["histories"]!);

        var parts = Directory.GetFiles(Path.Combine(Shard(1), "parts"), "parameters-00-*").Order(StringComparer.Ordinal).ToArray();
        File.Copy(parts[1], parts[0], overwrite: true);
        var refused = await AgentSimProcess.Run("merge", Shard(1), Out("whole"), "--out", Out("again"));
        Assert.Equal(2, refused.Code);
        Assert.Contains("different records: one of them was changed", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"random_seed\": 1", "\"random_seed\": 2", "its random seed is 2, not 1.")]
    [InlineData("\"replications\": 4", "\"replications\": 5", "it has 250 samples of 5 replications, not 250 of 4.")]
    [InlineData("\"engine\": \"", "\"engine\": \"9.", "it was made with AgentSim 9.")]
    [InlineData("\"experiment\": \"", "\"experiment\": \"f", "it was made of other files.")]
    public async Task Shards_that_do_not_belong_together_are_refused_with_the_reason(string said, string says, string reason)
    {
        await Play(Whole, Shard(1), "--shard", "1/2", "--samples", "250");
        await Play(Whole, Shard(2), "--shard", "2/2", "--samples", "250");
        var manifest = Path.Combine(Shard(2), "manifest.json");
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        Assert.Contains(said, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, text.Replace(said, says, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var refused = await Merge(Shard(1), Shard(2));
        Assert.Equal(2, refused.Code);
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_of_experiments_that_differ_are_refused_with_the_lines_that_do()
    {
        await Play(Whole, Shard(1), "--shard", "1/2");
        await Play(Whole.Replace("jealousy: 0.3", "jealousy: 0.35", StringComparison.Ordinal), Shard(2), "--shard", "2/2");
        Assert.Contains("{ jealousy: 0.35 }", (await Merge(Shard(1), Shard(2))).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/deploy/slurm.sh {0} {1}", "SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=2 SLURM_CPUS_PER_TASK=2", "SLURM_ARRAY_TASK_ID", 0)]
    [InlineData("EXPERIMENT={0} FOLDER={1} SHARDS=2 docs/deploy/pbs.sh", "NCPUS=2", "PBS_ARRAY_INDEX", 1)]
    public async Task The_scripts_for_schedulers_play_all_shards(string script, string variables, string task, int first)
    {
        var file = folder.Write("whole.yaml", Whole.Replace("samples: 250", "samples: 100", StringComparison.Ordinal));
        var run = string.Format(System.Globalization.CultureInfo.InvariantCulture, script, file, Out("shards"));
        var ending = await AgentSimProcess.RunOther("bash", "-c", string.Join('\n', Enumerable.Range(first, 2).Select(number => $"export {variables} {task}={number}; {run} || exit 1")));
        Assert.SkipWhen(ending is null, "Shell scripts cannot be run here.");
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Equal(2400, (int)(await Answer(Merge(Path.Combine(Out("shards"), "shard-1"), Path.Combine(Out("shards"), "shard-2"))))["histories"]!);
    }

    [Fact]
    public async Task A_shard_is_no_place_for_another_nor_for_the_whole()
    {
        await Play(Whole, Shard(1), "--shard", "1/2");
        Assert.Contains("holds shard 1/2 of the experiment, and what is asked for is shard 2/2", (await Play(Whole, Shard(1), "--shard", "2/2")).Error, StringComparison.Ordinal);
        Assert.Contains("what is asked for is the whole experiment", (await Play(Whole, Shard(1))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_ends_sampling_is_refused_for_a_shard()
    {
        var text = Whole.Replace("samples: 250", "until: { half_width: 0.01, of: mean(northern_share), at_most: 100 }", StringComparison.Ordinal);
        var refused = await Play(text, Shard(1), "--shard", "1/2");
        Assert.Equal(2, refused.Code);
        Assert.Contains("Say samples instead of until", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("3")]
    [InlineData("1/2/3")]
    public async Task A_shard_that_there_is_not_is_refused(string shard) =>
        Assert.Contains("--shard must be K/N", (await Play(Whole, Shard(1), "--shard", shard)).Error, StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();

    private static async Task<(int Code, string Error)> Codes(Task<Ending> ending) => ((await ending).Code, (await ending).Error);

    private static async Task<JsonNode> Answer(Task<Ending> ending)
    {
        Assert.Equal((0, ""), await Codes(ending));
        return JsonNode.Parse((await ending).Output)!;
    }

    private string[] Arguments(string text, string results, params string[] options) => ["experiment", folder.Write("whole.yaml", text), "--out", results, "--json", .. options];

    private Task<Ending> Play(string text, string results, params string[] options) => AgentSimProcess.Run(Arguments(text, results, options));

    private Task<Ending> Merge(params string[] arguments) => AgentSimProcess.Run(["merge", .. arguments, "--out", Out("joined"), "--json"]);
}
