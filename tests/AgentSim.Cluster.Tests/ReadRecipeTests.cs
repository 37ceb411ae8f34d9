using System.Text;

namespace AgentSim.Cluster.Tests;

/// <summary>A worker reads what it was sent, all of it, and nothing else.</summary>
public sealed class ReadRecipeTests
{
    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../x.yaml")]
    [InlineData("models/../../x.yaml")]
    [InlineData("models//x.yaml")]
    [InlineData("models/.hidden")]
    [InlineData("C:/x.yaml")]
    [InlineData("models\\x.yaml")]
    [InlineData("models/x\0.yaml")]
    [InlineData("models/x.yaml ")]
    [InlineData("")]
    [InlineData("a/b/c/d/e/f/g/h/i")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        var refused = Assert.Throws<RefusedException>(() => ReadRecipe.Below("folder", name));
        Assert.Contains("no plain name below a folder", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models/examples/two-patrons.yaml")]
    [InlineData("seeds/kazakhstan-1992/oil price (2).csv")]
    public void A_plain_name_stays_in_the_folder(string name) => Assert.StartsWith(Path.Combine("folder", name.Split('/')[0]), ReadRecipe.Below("folder", name), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_what_its_digest_says_is_refused()
    {
        var (bytes, files) = (Encoding.UTF8.GetBytes("model: road"), new Dictionary<string, byte[]>());
        var arrival = new Arrival(new("x", "d", "e", "models/x.yaml", null, null, 256, [new("models/x.yaml", ExperimentRecipe.DigestOf(bytes), bytes.Length)]), files);
        Assert.Equal(new(ExperimentRecipe.DigestOf(bytes), 0), arrival.Next);
        arrival.Take(new(ExperimentRecipe.DigestOf(bytes), 0, bytes.AsMemory(0, 5)));
        Assert.Equal(5, arrival.Next!.Offset);
        bytes[7] ^= 1;
        Assert.Contains("it was changed on its way", Assert.Throws<RefusedException>(() => arrival.Take(new(arrival.Next!.Digest, 5, bytes.AsMemory(5)))).Message, StringComparison.Ordinal);
        Assert.Empty(files);
    }

    [Fact]
    public void Files_that_are_there_are_not_asked_for_and_each_once()
    {
        var (one, two) = ("one"u8.ToArray(), "two"u8.ToArray());
        var files = new Dictionary<string, byte[]> { [ExperimentRecipe.DigestOf(one)] = one };
        var two2 = new NamedDigest("models/c", ExperimentRecipe.DigestOf(two), 3);
        var arrival = new Arrival(new("x", "d", "e", "a", null, null, 256, [new("models/a", ExperimentRecipe.DigestOf(one), 3), two2, two2 with { Path = "models/d" }, new("models/e", ExperimentRecipe.DigestOf([]), 0)]), files);
        Assert.Equal(two2.Digest, arrival.Next!.Digest);
        arrival.Take(new(two2.Digest, 0, two));
        Assert.Null(arrival.Next);
        Assert.Equal(3, files.Count);
    }

    [Fact]
    public void An_experiment_whose_digest_is_another_is_not_played()
    {
        var text = File.ReadAllBytes(Repository.At("models", "examples", "two-patrons.yaml"));
        var experiment = Encoding.UTF8.GetBytes("experiment: small\nmodel: two-patrons\nsamples: 2\n");
        var seeds = Directory.EnumerateFiles(Repository.At("seeds", "two-patrons")).Select(file => ($"seeds/two-patrons/{Path.GetFileName(file)}", File.ReadAllBytes(file)));
        var all = seeds.Prepend(("models/examples/two-patrons.yaml", text)).Prepend(("models/small.yaml", experiment)).ToArray();
        var files = all.ToDictionary(file => ExperimentRecipe.DigestOf(file.Item2), file => file.Item2);
        var told = new Told("small", "not its digest", "", "models/small.yaml", null, null, 256, [.. all.Select(file => new NamedDigest(file.Item1, ExperimentRecipe.DigestOf(file.Item2), file.Item2.Length))]);
        var before = Directory.GetDirectories(Path.GetTempPath(), "agentsim-worker-*").Length;
        Assert.Contains("its models or seeds are others. Nothing is played.", Assert.Throws<RefusedException>(() => ReadRecipe.Of(told, files, 1)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetDirectories(Path.GetTempPath(), "agentsim-worker-*").Length);
    }
}
