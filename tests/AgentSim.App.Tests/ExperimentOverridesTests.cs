using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>Experiments asked for something else than their file says.</summary>
public sealed class ExperimentOverridesTests : IDisposable
{
    private const string Whole = """
        experiment: whole
        model: two-patrons
        samples: 40
        hypotheses: { H1: "share(isolation) in random-play > in baseline" }
        analyse: [northern_share]
        """;

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    [Fact]
    public async Task Fewer_samples_are_the_first_of_the_whole_and_can_be_verified()
    {
        await Play(Whole, "--samples", "15");
        var few = await Ask("select arm, history, northern_share from histories order by all");
        Assert.Equal(30, few.AsArray().Count);
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results)).Code);

        await Play(Whole, "--restart");
        var first = await Ask("select arm, history, northern_share from histories where history < 15 order by all");
        Assert.Equal(few.ToJsonString(), first.ToJsonString());
    }

    [Fact]
    public async Task Another_number_of_samples_is_another_experiment_and_the_difference_is_told()
    {
        await Play(Whole, "--samples", "15");

        var refused = await Run(Whole, "--samples", "16");
        Assert.Equal(2, refused.Code);
        Assert.Contains("--samples: - 15", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--samples: + 16", refused.Error, StringComparison.Ordinal);
        Assert.Contains("as many as its file says", (await Run(Whole)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_rule_that_ends_sampling_they_are_the_most_there_may_be()
    {
        var answer = await Play(Whole.Replace("samples: 40", "until: { half_width: 0.000001, of: mean(northern_share), at_least: 5, at_most: 1000, look: 5 }", StringComparison.Ordinal), "--samples", "20");

        Assert.Equal(40, (int)answer["histories"]!);
    }

    [Fact]
    public async Task A_posterior_can_be_asked_for_and_is_kept_beside_the_results()
    {
        var table = folder.Write("steep.csv", "jealousy\n0.35\n0.36\n");
        await Play(Whole, "--posterior", table);

        Assert.Equal("""[{"least":0.35,"most":0.36}]""", (await Ask("select min(jealousy) as least, max(jealousy) as most from parameters")).ToJsonString());
        File.Delete(table);
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results)).Code);
        Assert.Contains("steep.csv", (await Run(Whole, "--posterior", table)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdicts_and_analyses_are_tables_that_can_be_asked_from_a_file()
    {
        var played = await Play(Whole);

        var question = folder.Write("question.sql", "select name, verdict, effect, (select count(*) from analyses where output = 'mean(northern_share)') as inputs from hypotheses;");
        var answer = JsonNode.Parse((await AgentSimProcess.Run("query", Results, "--file", question, "--json")).Output)![0]!;
        Assert.Equal(("H1", (string)played["hypotheses"]![0]!["verdict"]!, (double)played["hypotheses"]![0]!["effect"]!), ((string)answer["name"]!, (string)answer["verdict"]!, (double)answer["effect"]!));
        Assert.True((int)answer["inputs"]! > 3);
        Assert.Contains("Ask one question", (await AgentSimProcess.Run("query", Results, "select 1", "--file", question)).Error, StringComparison.Ordinal);
        Assert.Contains("Ask one question", (await AgentSimProcess.Run("query", Results)).Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<Ending> Run(string text, params string[] options) => AgentSimProcess.Run(["experiment", folder.Write("whole.yaml", text), "--out", Results, .. options]);

    private async Task<JsonNode> Play(string text, params string[] options)
    {
        var ending = await Run(text, [.. options, "--json"]);
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        return JsonNode.Parse(ending.Output)!;
    }

    private async Task<JsonNode> Ask(string sql) => JsonNode.Parse((await AgentSimProcess.Run("query", Results, sql, "--json")).Output)!;
}
