using System.Text.Json.Nodes;
using AgentSim.Results;

namespace AgentSim.App.Tests;

public sealed class PlayTests : IDisposable
{
    private const string TwoPatrons = "models/examples/two-patrons.yaml";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_history_is_told_with_proposals_answers_and_reasons()
    {
        var ending = await AgentSimProcess.Run("play", TwoPatrons, "--history", "3");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Contains("history 3", ending.Lines[0], StringComparison.Ordinal);
        Assert.Matches("talk about depth", ending.Output);
        Assert.Matches(@"proposes (partner|ally)\. .* (accepts \(chance|refuses \(chance of accepting)", ending.Output.ReplaceLineEndings(" "));
        Assert.Matches(@"The client [+-]0\.\d{3}: protection [+-]", ending.Output);
        Assert.Contains("Pattern: ", ending.Output, StringComparison.Ordinal);
        Assert.All(ending.Lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', ending.Output);
    }

    [Theory]
    [InlineData(0, "baseline")]
    [InlineData(17, "baseline")]
    [InlineData(17, "random-play")]
    public async Task A_history_told_is_the_history_of_the_run(int history, string arm)
    {
        var run = await AgentSimProcess.Run("run", TwoPatrons, "--runs", "10", "--replications", "2", "--random-seed", "5", "--out", folder.Path);
        var told = await AgentSimProcess.Run("play", TwoPatrons, "--history", $"{history}", "--replications", "2", "--random-seed", "5", "--arm", arm, "--json");

        Assert.Equal((0, 0), (run.Code, told.Code));
        var answer = JsonNode.Parse(told.Output)!;
        var results = ResultFolder.Open(folder.Path);
        var manifest = results.ReadManifest();
        using var query = ResultQuery.Open(results, manifest);
        var columns = string.Join(", ", manifest.Measures.Select(measure => $"\"{measure.Column}\""));
        var row = query.Ask($"select pattern, {columns} from histories where arm = '{arm}' and history = {history}").Rows.Single();
        Assert.Equal(row[0], (string?)answer["pattern"]);
        Assert.Equal(row.Skip(1), manifest.Measures.Select(measure => (object?)(double?)answer["measures"]![measure.Name]));
        var deals = query.Ask($"select count(*) from deals where arm = '{arm}' and history = {history} and kind = 'agreement'").Rows[0][0];
        Assert.Equal(deals, (long)answer["scenes"]!.AsArray().Count(scene => (string?)scene!["kind"] == "session" && scene["to"] is not null));
    }

    [Fact]
    public async Task Gains_are_the_sums_of_the_terms_behind_them()
    {
        var ending = await AgentSimProcess.Run("play", TwoPatrons, "--json");

        var stakes = JsonNode.Parse(ending.Output)!["scenes"]!.AsArray().SelectMany(scene => scene!["stakes"]?.AsArray() ?? []).ToArray();
        Assert.NotEmpty(stakes);
        Assert.All(stakes, stake => Assert.Equal((double)stake!["gain"]!, stake["terms"]!.AsObject().Sum(term => (double)term.Value!), 1e-9));
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task A_history_that_fails_is_told_up_to_there_with_an_exit_code_of_its_own(params string[] options)
    {
        var model = folder.Write("frail.yaml", "model: frail\ntime: { start: 2000, end: 2003, period: year }\nvariables: { rest: { start: 1, next: rest - 0.6 } }\n"
            + "actors: { a: { utility: { wish: { weight: 1, term: 0 } } } }\nmeasures: { trace: mean(log(rest)) }\n");
        var ending = await AgentSimProcess.Run(["play", model, .. options]);

        Assert.Equal((1, ""), (ending.Code, ending.Error));
        Assert.Contains(options.Length == 0 ? "The history failed in 2003: trace has no finite value." : "\"quantity\": \"trace\"", ending.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
