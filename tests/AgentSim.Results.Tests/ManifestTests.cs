using System.Text.Json;

namespace AgentSim.Results.Tests;

public class ManifestTests
{
    [Fact]
    public async Task A_manifest_is_read_back_as_it_was_written()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(4, 2, 3, "0.1", "0.2"));
        var manifest = results.Manifest with { Digest = "abc", Failed = 2 };
        await results.Folder.Save(manifest);
        var read = ResultFolder.Open(results.Folder.Path).ReadManifest();
        Assert.Equal(JsonSerializer.Serialize(manifest, ManifestJson.Default.Manifest), JsonSerializer.Serialize(read, ManifestJson.Default.Manifest));
        Assert.Equal(("w_rev=0.2", 12, 2, "abc"), (read.Variants[1].Label, read.Histories, read.Failed, read.Digest));
        Assert.Equal(19, read.Measures.Single(measure => measure.Name == "bwi_year").Observed.Length);
    }

    [Fact]
    public void It_says_what_made_the_results()
    {
        using var results = new TemporaryResults(Synthetic.Run(4, 2));
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(results.Manifest, ManifestJson.Default.Manifest));
        var root = json.RootElement;
        Assert.Equal(Synthetic.Model.Digest, root.GetProperty("model").GetProperty("digest").GetString());
        Assert.Equal(Synthetic.Model.Seed.Digest, root.GetProperty("seed").GetProperty("digest").GetString());
        Assert.Equal(7UL, root.GetProperty("random_seed").GetUInt64());
        Assert.Equal("agentsim run synthetic.yaml", root.GetProperty("command").GetString());
        Assert.StartsWith("0.1.0", root.GetProperty("engine").GetString(), StringComparison.Ordinal);
        Assert.Contains("x64", root.GetProperty("instruction_set").GetString(), StringComparison.Ordinal);
        Assert.Equal(["baseline", "random-play"], root.GetProperty("arms").EnumerateArray().Select(arm => arm.GetString()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("digest").ValueKind);
    }
}
