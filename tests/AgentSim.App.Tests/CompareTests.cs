using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Two_arms_of_an_experiment_are_paired_and_agree_with_its_own_findings()
    {
        var file = folder.Write("small.yaml", """
            experiment: small
            model: two-patrons
            samples: 60
            replications: 3
            arms: { jealous: { set: { jealousy: 0.7 } } }
            hypotheses:
              H1: "mean(northern_share) in jealous > in baseline"
              H2: "share(hedging) in jealous > in baseline"
            """);
        var findings = JsonNode.Parse((await AgentSimProcess.Run("experiment", file, "--out", At("results"), "--json")).Output)!["hypotheses"]!;

        var compared = await Compare(At("results"), "--arms", "jealous,baseline");
        Assert.True((bool)compared["paired"]!);
        var share = Quantity(compared, "northern_share");
        foreach (var (name, own) in new[] { ("effect", "difference"), ("low", "low"), ("high", "high"), ("standard_error", "standard_error"), ("cohens_d", "cohens_d"), ("a12", "a12") })
        {
            Assert.Equal((double)findings[0]![name]!, (double)share[own]!, 1e-12);
            Assert.Equal((double)findings[1]![name]!, (double)Quantity(compared, "hedging")[own]!, 1e-12);
        }

        Assert.Equal(180, (int)share["first_histories"]!);
        Assert.Equal(("Wilcoxon", "Wilcoxon"), ((string)share["test"]!, (string)Quantity(compared, "hedging")["test"]!));
        Assert.Equal(-(double)share["difference"]!, (double)Quantity(await Compare(At("results"), At("results") + ":jealous"), "northern_share")["difference"]!, 1e-12);

        var told = await AgentSimProcess.Run("compare", At("results"), "--arms", "jealous,baseline");
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Contains("Paired: 180 histories that share their luck.", told.Output, StringComparison.Ordinal);
        Assert.All(told.Lines.Skip(2), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(compared["quantities"]!.AsArray(), quantity => (string)quantity!["name"]! == "northern_share");
        Assert.True((await Compare(At("results"), "--arms", "jealous,baseline", "--series"))["quantities"]!.AsArray().Count > compared["quantities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Two_runs_are_paired_if_they_share_model_seed_and_design_and_are_not_otherwise()
    {
        await Run("one", "--runs", "60");
        await Run("changed", "--runs", "40", "--set", "reference_price=25");
        await Run("seed", "--runs", "40", "--random-seed", "0");
        await Run("swept", "--runs", "40", "--sweep", "jealousy=0.1,0.7");

        var paired = await Compare(At("one"), At("changed"));
        Assert.Equal((true, 40), ((bool)paired["paired"]!, (int)Quantity(paired, "northern_share")["first_histories"]!));
        Assert.Equal(("Wilcoxon", "McNemar"), ((string)Quantity(paired, "northern_share")["test"]!, (string)Quantity(paired, "hedging")["test"]!));
        var unpaired = await Compare(At("one"), At("seed"));
        Assert.Equal((false, "the random seeds are 1 and 0", 60, 40),
            ((bool)unpaired["paired"]!, (string)unpaired["why_unpaired"]!, (int)Quantity(unpaired, "hedging")["first_histories"]!, (int)Quantity(unpaired, "hedging")["second_histories"]!));
        Assert.Equal("their design points differ", (string)(await Compare(At("one"), At("swept")))["why_unpaired"]!);
        var width = (JsonNode quantity) => (double)quantity["high"]! - (double)quantity["low"]!;
        var further = (await Compare(At("one"), At("changed"), "--tests"))["further"]!.AsArray();
        string[] Methods(string name) => [.. further.Single(one => (string)one!["name"]! == name)!["intervals"]!.AsArray().Select(interval => (string)interval!["method"]!)];
        Assert.Equal(["Hodges-Lehmann"], Methods("northern_share"));
        Assert.Equal(["Hodges-Lehmann", "Newcombe, paired", "Clopper-Pearson, of A", "Clopper-Pearson, of B"], Methods("hedging"));
        Assert.Null(paired["further"]);
        var told = await AgentSimProcess.Run("compare", At("one"), At("seed"), "--tests");
        Assert.All(new[] { "Mann-Whitney", "Kolmogorov-Smirnov", "p of these is not adjusted" }, words => Assert.Contains(words, told.Output, StringComparison.Ordinal));
        Assert.All(told.Lines.Skip(2), line => Assert.InRange(line.Length, 0, 80));
        var distribution = (await AgentSimProcess.Run("compare", At("one"), At("seed"), "--ecdf", "northern_share")).Lines.Where(line => line.Length > 0).ToArray();
        Assert.Equal("value,a,a_low,a_high,b,b_low,b_high", distribution[0]);
        Assert.Equal(["1", "1"], distribution[^1].Split(',') is var last ? [last[1], last[4]] : []);
        Assert.True(width(Quantity(paired, "northern_share")) < width(Quantity(unpaired, "northern_share")));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_told()
    {
        await Run("one", "--runs", "10");
        foreach (var (arguments, reason) in new (string[], string)[]
        {
            ([At("one")], "Name other results, or two arms with --arms a,b."),
            ([At("one"), At("one")], "name two arms"),
            ([At("one"), "--arms", "baseline,nobody"], "has no arm nobody; it has baseline, random-play."),
            ([At("one"), At("none")], "There are no results in"),
            ([At("one"), "--arms", "baseline"], "--arms takes two names"),
            ([At("one"), "--arms", "baseline,random-play", "--ecdf", "nothing"], "There is no measure nothing in both arms."),
            ([At("one"), "--arms", "baseline,random-play", "--ecdf", "northern_share", "--json"], "--ecdf prints a table of its own"),
        })
        {
            var wrong = await AgentSimProcess.Run(["compare", .. arguments]);
            Assert.Equal((2, ""), (wrong.Code, wrong.Output));
            Assert.Contains(reason, wrong.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => folder.Dispose();

    private string At(string name) => Path.Combine(folder.Path, name);

    private async Task Run(string name, params string[] options) =>
        Assert.Equal(0, (await AgentSimProcess.Run(["run", "two-patrons", "--out", At(name), .. options])).Code);

    private static async Task<JsonNode> Compare(params string[] arguments) => JsonNode.Parse((await AgentSimProcess.Run(["compare", .. arguments, "--json"])).Output)!;

    private static JsonNode Quantity(JsonNode compared, string name) => compared["quantities"]!.AsArray().Single(quantity => (string)quantity!["name"]! == name)!;
}
