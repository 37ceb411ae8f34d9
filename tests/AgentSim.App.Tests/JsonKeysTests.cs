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

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Keys),
        JsonObject map => map.SelectMany(pair => Named.Contains(pair.Key) && pair.Value is JsonObject names ? names.SelectMany(name => Keys(name.Value)).Prepend(pair.Key) : Keys(pair.Value).Prepend(pair.Key)),
        _ => [],
    };
}
