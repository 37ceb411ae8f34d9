using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>What is printed for programs is what the page on results lists.</summary>
public sealed class JsonKeysTests : IDisposable
{
    private const string TwoPatrons = "models/examples/two-patrons.yaml";

    // Under these stand names of the model.
    private static readonly string[] Named = ["set", "patterns", "measures", "shares", "terms", "from", "to", "offer"];

    private static readonly string Page = File.ReadAllText(Repository.At("docs", "results.md"));

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("run", TwoPatrons, "--runs", "3", "--sweep", "w_protection=0.3,0.5")]
    [InlineData("play", TwoPatrons)]
    [InlineData("play", TwoPatrons, "--ledger")]
    [InlineData("play", "kazakhstan", "--history", "17")]
    [InlineData("describe", TwoPatrons)]
    [InlineData("check", "README.md")]
    [InlineData("plan", "two-patrons-jealousy")]
    public async Task Every_key_is_on_the_page_of_results(params string[] arguments)
    {
        string[] where = arguments[0] == "run" ? ["--out", folder.Path] : [];
        var keys = Keys(JsonNode.Parse((await AgentSimProcess.Run([.. arguments, "--json", .. where])).Output)!).Distinct().ToArray();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains($"`{key}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_key_of_experiments_their_shards_and_how_far_they_are_is_on_the_page_of_results()
    {
        var file = folder.Write("small.yaml", "experiment: small\nmodel: two-patrons\nsamples: 300\nreplications: 1\ncollect: { series: no, deals: no }\nhypotheses:\n  H1: \"share(hedging) in baseline > in random-play\"\n");
        var (whole, one, both) = (Path.Combine(folder.Path, "whole"), Path.Combine(folder.Path, "one"), Path.Combine(folder.Path, "both"));
        var answers = new List<JsonNode>();
        foreach (var arguments in new string[][] { ["experiment", file, "--out", whole], ["experiment", "status", whole], ["experiment", file, "--shard", "1/2", "--out", one], ["merge", one, "--partial", "--out", both], ["merge", whole, "--out", Path.Combine(folder.Path, "all")] })
            answers.Add(JsonNode.Parse((await AgentSimProcess.Run([.. arguments, "--json"])).Output)!);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(whole, "status.json"), TestContext.Current.CancellationToken))!;

        Assert.Equal(Keys(written).ToList(), Keys(answers[1]).ToList());
        Assert.All(answers.SelectMany(Keys).Append("name").Append("cores").Append("per_second").Append("batches").Distinct(), key => Assert.Contains($"`{key}`", Page, StringComparison.Ordinal));
        Assert.Equal(["state", "histories", "planned", "per_second", "process", "listens", "workers"], Keys(written));
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Keys),
        JsonObject map => map.SelectMany(pair => Named.Contains(pair.Key) && pair.Value is JsonObject names ? names.SelectMany(name => Keys(name.Value)).Prepend(pair.Key) : Keys(pair.Value).Prepend(pair.Key)),
        _ => [],
    };
}
