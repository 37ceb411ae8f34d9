using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class FailedHistoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Histories_that_fail_at_certain_draws_are_recorded_counted_and_fail_again_when_they_are_tried_again()
    {
        var (code, answer) = await Play("frail", 0.3);
        var failed = (int)answer["failed"]!;
        Assert.Equal((1, 240), (code, (int)answer["histories"]!));
        Assert.InRange(failed, 40, 104);
        Assert.Equal(240 - failed, (int)(await Query("frail", "select count(frail) as n from histories"))["n"]!);
        Assert.Equal(0, (int)(await Query("frail", "select count(*) as n from failures join parameters using (arm, point, history) where frailty >= 0.3"))["n"]!);
        Assert.Equal((120 - (failed / 2), failed), ((int)answer["hypotheses"]![0]!["pairs"]!, 2 * (failed / 2)));

        var retried = await AgentSimProcess.Run("retry", Results("frail"));
        Assert.Equal((1, $"{failed} histories had failed; 0 of them played to the end now."), (retried.Code, retried.Lines[0]));
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results("frail"))).Code);

        string[] compare = ["compare", Results("frail"), "--arms", "baseline,random-play"];
        var compared = JsonNode.Parse((await AgentSimProcess.Run([.. compare, "--json"])).Output)!;
        Assert.Equal((failed / 2, failed / 2), ((int)compared["first"]!["failed"]!, (int)compared["second"]!["failed"]!));
        var told = string.Join(' ', (await AgentSimProcess.Run(compare)).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"{failed / 2} histories of A and {failed / 2} of B failed, and stand in none of the numbers", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Histories_that_need_not_have_failed_are_played_to_their_end_and_nothing_else_is_played()
    {
        var (healthy, frail) = ((await Play("healthy", 0)).Answer, (await Play("frail", 0.3)).Answer);
        Assert.Equal(0, (int)healthy["failed"]!);
        foreach (var part in Directory.EnumerateFiles(Path.Combine(Results("frail"), "parts"), "histories-*")) File.Copy(part, Path.Combine(Results("healthy"), "parts", Path.GetFileName(part)), overwrite: true);
        Assert.NotEqual(0, (await AgentSimProcess.Run("verify", Results("healthy"))).Code);

        var retried = await AgentSimProcess.Run("retry", Results("healthy"));
        var failed = (int)frail["failed"]!;
        Assert.Equal("", retried.Error);
        Assert.Equal((0, $"{failed} histories had failed; {failed} of them played to the end now."), (retried.Code, retried.Lines[0]));
        var analysis = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Results("healthy"), "analysis.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(((string)healthy["digest"]!, 0, 120), ((string)analysis["digest"]!, (int)analysis["failed"]!, (int)analysis["hypotheses"]![0]!["pairs"]!));
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results("healthy"))).Code);
        Assert.Equal("No history had failed.", (await AgentSimProcess.Run("retry", Results("healthy"))).Lines[0]);
    }

    [Fact]
    public async Task A_history_that_failed_can_be_told_up_to_where_it_failed()
    {
        await Play("frail", 0.3, "collect: { transcripts: { where: failed, at_most: 1 } }");
        var told = Directory.GetFiles(Path.Combine(Results("frail"), "transcripts"));
        Assert.Equal(2, told.Length);
        Assert.All(told, file => Assert.Contains("The history failed in 2009-Q4: frail has no finite value.", File.ReadAllText(file), StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private string Results(string name) => Path.Combine(folder.Path, name + "-results");

    // Where frailty is below the threshold, a logarithm is of something below 0.
    private async Task<(int Code, JsonNode Answer)> Play(string name, double threshold, string more = "")
    {
        var model = await File.ReadAllTextAsync(Repository.At("models", "examples", "two-patrons.yaml"), TestContext.Current.CancellationToken);
        folder.Write(name + ".yaml", model
            .Replace("model: two-patrons\n", $"model: {name}\n", StringComparison.Ordinal)
            .Replace("parameters: ", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"parameters:\n  frailty: {{ uniform: [0, 1], why: made up }}\n  threshold: {{ fixed: {threshold}, why: made up }}\n "), StringComparison.Ordinal)
            .Replace("measures:\n", "measures:\n  frail: \"mean(if(frailty < threshold, log(frailty - 1), frailty))\"\n", StringComparison.Ordinal));
        var file = folder.Write(name + "-experiment.yaml", $"""
            experiment: {name}
            model: {name}
            samples: 60
            replications: 2
            hypotheses: {"{"} H1: "mean(northern_share) in baseline > in random-play" {"}"}
            {more}
            """);
        var ending = await AgentSimProcess.Run("experiment", file, "--out", Results(name), "--json");
        Assert.True(ending.Output.Length > 0, ending.Error);
        return (ending.Code, JsonNode.Parse(ending.Output)!);
    }

    private async Task<JsonNode> Query(string name, string sql) => JsonNode.Parse((await AgentSimProcess.Run("query", Results(name), sql, "--json")).Output)![0]!;
}
