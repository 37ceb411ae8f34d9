using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AgentSim.App.Tests;

public sealed class FindingTests : IDisposable
{
    private const string Small = """
        experiment: small
        model: two-patrons
        samples: 20
        replications: 2
        factors: { jealousy: { range: [0, 0.4] }, w_protection: prior }
        design: { morris: { trajectories: 4 } }
        adjust: benjamini-hochberg
        hypotheses:
          H1: { claim: "share(isolation) in random-play > in baseline by at least 0.1", why: noise isolates }
          H2: "share(isolation) in baseline > in random-play"
          H3: { pending: no third patron yet, claim: it would hedge more }
        analyse: [mean(northern_share)]
        discover: [hedging]

        """;

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    [Fact]
    public async Task What_was_found_lies_beside_the_manifest_and_is_told_by_the_report()
    {
        var (answer, told) = (await Answer(Small), await Experiment(Small));
        var text = await File.ReadAllTextAsync(Path.Combine(Results, "analysis.json"), TestContext.Current.CancellationToken);
        var found = JsonNode.Parse(text)!;
        Assert.Equal(("small", (string)answer["digest"]!, "benjamini-hochberg"), ((string)found["experiment"]!, (string)found["digest"]!, (string)found["adjust"]!));
        Assert.True(JsonNode.DeepEquals(answer["hypotheses"], found["hypotheses"]) && JsonNode.DeepEquals(answer["analyses"], found["analyses"]));
        Assert.Equal(["supported", "refuted", "pending"], found["hypotheses"]!.AsArray().Select(hypothesis => (string)hypothesis!["verdict"]!));
        Assert.Equal(["Morris screening", "PRIM"], found["analyses"]!.AsArray().Select(analysis => (string)analysis!["method"]!));
        Assert.Contains("Pending: no third patron yet.", told.Output, StringComparison.Ordinal);

        var page = Report();
        var rows = Section(page, "hypotheses").Descendants("tbody").Single().Elements().ToArray();
        Assert.Equal(["H1", "H2", "H3"], rows.Select(row => row.Elements().First().Value));
        Assert.Equal(["Supported", "Refuted", "Pending: no third patron yet"], rows.Select(row => row.Elements().ElementAt(2).Value));
        Assert.Equal((double)found["hypotheses"]![0]!["effect"]!, (double)rows[0].Elements().ElementAt(3).Descendants("data").Single().Attribute("value")!);
        Assert.Contains("adjusted after Benjamini and Hochberg", Section(page, "hypotheses").Value, StringComparison.Ordinal);
        Assert.Equal("Of 3 hypotheses: 1 supported, 1 refuted, 1 pending.", page.Descendants("p").Single(p => (string?)p.Attribute("class") == "finding").Value);
        var morris = Section(page, "analysis-0").Descendants("tbody").Last().Elements().ToArray();
        Assert.Equal(["jealousy", "w_protection"], morris.Select(row => row.Elements().First().Value).Order(StringComparer.Ordinal));
        Assert.All(morris, row => Assert.Equal(5, row.Descendants("data").Count()));
        Assert.DoesNotContain(page.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "link" or "img");
    }

    [Fact]
    public async Task Factors_of_every_kind_are_claimed_something_of_and_analysed()
    {
        var answer = await Answer("""
            experiment: kinds
            model: two-patrons
            samples: 20
            random_play: no
            factors: { squeeze.opens: { list: [0, 1] }, protocol: { list: [alternating-offers, ultimatum] }, client.precision: { list: [0, 20] }, jealousy: { range: [0, 1], levels: 2 } }
            design: grid
            hypotheses: { T: mean(northern_share) rises with squeeze.opens, U: mean(northern_share) falls with protocol, V: deviation(northern_share) differs from 0.5 }
            analyse: [northern_share]
            discover: [isolation]

            """);
        Assert.All(answer["hypotheses"]!.AsArray(), hypothesis => Assert.NotNull(hypothesis!["effect"]));
        var (given, region) = (answer["analyses"]![0]!, answer["analyses"]![1]!);
        Assert.Equal(["client.precision", "jealousy", "protocol", "resolve", "squeeze.opens", "w_protection", "w_sovereignty"], given["rows"]!.AsArray().Select(row => (string)row!["name"]!).Order(StringComparer.Ordinal));
        Assert.Contains("client.precision is 0.", region["remarks"]!.AsArray().Select(remark => (string)remark!));
        Assert.Equal([0, 0], region["rows"]!.AsArray().Single(row => (string)row!["name"]! == "client.precision")!["values"]!.AsArray().Take(2).Select(value => (double)value!));
    }

    [Fact]
    public async Task A_factor_that_stands_for_several_parameters_is_claimed_something_of()
    {
        var answer = await Answer("experiment: several\nmodel: kazakhstan\nsamples: 2\nrandom_play: no\nfactors: { conditionality: { range: [0.2, 0.9] } }\ndesign: { latin_hypercube: 5 }\nanalyse: [bwi]\n"
            + "hypotheses: { T: mean(bwi) falls with conditionality }\n");
        Assert.Equal(["conditionality"], answer["analyses"]![0]!["rows"]!.AsArray().Select(row => (string)row!["name"]!));
        Assert.Equal("rank correlation", (string)answer["hypotheses"]![0]!["effect_is"]!);
    }

    [Fact]
    public async Task The_report_of_many_arms_and_the_archive_hold_everything()
    {
        var arms = string.Concat(Enumerable.Range(1, 8).Select(arm => $"  stance_{arm}: {{ set: {{ jealousy: 0.{arm} }} }}\n"));
        await Experiment($"experiment: arms\nmodel: two-patrons\nsamples: 5\narms:\n{arms}collect: {{ transcripts: {{ at_most: 1 }} }}\n");
        Assert.Equal(10, Section(Report(), "patterns-all").Descendants("tbody").First().Elements().Count());

        await AgentSimProcess.Run("archive", Results);
        using var archive = System.IO.Compression.ZipFile.OpenRead(Results + ".zip");
        Assert.Superset(new HashSet<string> { "analysis.json", "report.html", "transcripts/baseline-0.txt", "transcripts/stance_5-0.txt" }, archive.Entries.Select(entry => entry.FullName).ToHashSet());
    }

    [Fact]
    public async Task Zero_is_a_random_seed_like_any_other()
    {
        var digests = new List<string>();
        foreach (var seed in new[] { "0", "1", "0" }) digests.Add((string)(await Answer(Small + $"random_seed: {seed}\n", "--restart"))["digest"]!);
        Assert.Equal(digests[0], digests[2]);
        Assert.NotEqual(digests[0], digests[1]);
        Assert.Equal(0, (await AgentSimProcess.Run("verify", Results, "--histories", "3")).Code);
        Assert.Equal("0", (await AgentSimProcess.Run("query", Results, "select min(history) as n from histories", "--csv")).Lines[1]);
    }

    public void Dispose() => folder.Dispose();

    private XElement Report()
    {
        var text = File.ReadAllText(Path.Combine(Results, "report.html"));
        return XElement.Parse(text[text.IndexOf("<html", StringComparison.Ordinal)..]);
    }

    private static XElement Section(XElement page, string id) => page.Descendants("section").Single(section => (string?)section.Attribute("id") == id);

    private Task<Ending> Experiment(string text, params string[] options) => AgentSimProcess.Run(["experiment", folder.Write("small.yaml", text), "--out", Results, .. options]);

    private async Task<JsonNode> Answer(string text, params string[] options) => JsonNode.Parse((await Experiment(text, ["--json", .. options])).Output)!;
}
