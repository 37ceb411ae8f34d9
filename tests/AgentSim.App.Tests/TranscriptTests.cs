using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class TranscriptTests : IDisposable
{
    private const string Small = """
        experiment: small
        model: two-patrons
        samples: 30
        replications: 2
        factors: { jealousy: { list: [0.1, 0.3] } }
        design: grid

        """;

    private readonly TemporaryFolder folder = new();

    private string Results => Path.Combine(folder.Path, "results");

    [Fact]
    public async Task Transcripts_are_of_the_first_histories_of_each_arm_in_a_pattern_and_read_as_a_history_that_is_played()
    {
        await Answer("collect: { transcripts: { where: hedging, at_most: 2 } }");
        var told = Told();

        var rows = await AgentSimProcess.Run("query", Results, "select arm, point, history, pattern from histories order by arm, point, history", "--json");
        var expected = JsonNode.Parse(rows.Output)!.AsArray().Where(row => (string)row!["pattern"]! == "hedging").GroupBy(row => (string)row!["arm"]!)
            .SelectMany(arm => arm.Take(2)).Select(row => $"{row!["arm"]}-{row["point"]}-{row["history"]}.txt");
        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        Assert.All(told.Values, text => Assert.Contains("Pattern: hedging.", text, StringComparison.Ordinal));

        var first = told.First(file => file.Key.StartsWith("baseline-0-", StringComparison.Ordinal));
        var history = first.Key["baseline-0-".Length..^".txt".Length];
        var played = await AgentSimProcess.Run("play", "two-patrons", "--replications", "2", "--history", history, "--set", "jealousy=0.1");
        Assert.Equal(Unfitted(played.Output[..played.Output.IndexOf("Over the years", StringComparison.Ordinal)]), Unfitted(first.Value));
    }

    [Fact]
    public async Task Transcripts_are_the_same_on_one_worker_or_eight_and_are_written_once()
    {
        const string Collect = "collect: { transcripts: { at_most: 3 } }";
        var one = (string)(await Answer(Collect, "--parallel", "1"))["digest"]!;
        var (before, times) = (Told(), Times());
        await Answer(Collect, "--parallel", "8");
        Assert.Equal(times, Times());

        File.Delete(Path.Combine(Results, "transcripts", before.Keys.First()));
        await Answer(Collect);
        Assert.Equal(before, Told());

        var eight = (string)(await Answer(Collect, "--parallel", "8", "--restart"))["digest"]!;
        Assert.Equal(before, Told());
        Assert.Equal(["baseline-0-0.txt", "baseline-0-40.txt", "baseline-1-20.txt"], before.Keys.Where(name => name.StartsWith("baseline", StringComparison.Ordinal)));
        var without = (string)(await Answer("", "--restart"))["digest"]!;
        Assert.Equal((without, without), (one, eight));
        Assert.Empty(Told());
    }

    [Fact]
    public async Task A_condition_in_sql_chooses_and_one_that_cannot_be_asked_is_found_before_anything_is_played()
    {
        await Answer("collect: { transcripts: { where: \"northern_share > 0.5 and replication = 1\", at_most: 1 } }");
        Assert.Equal(["baseline-0-", "random-play"], Told().Keys.Select(name => name[..11]));

        foreach (var (condition, reason) in new[] { ("northern_chare > 0.5", "\"northern_chare\" not found"), ("exists (from read_text('README.md'))", "disabled") })
        {
            var file = folder.Write("wrong.yaml", Small + $"collect: {{ transcripts: {{ where: \"{condition}\" }} }}");
            var wrong = await AgentSimProcess.Run("experiment", file, "--out", Results + "-wrong");
            Assert.Equal((2, false), (wrong.Code, Directory.Exists(Results + "-wrong")));
            Assert.Contains("wrong.yaml(7,34): this condition cannot be asked", wrong.Error, StringComparison.Ordinal);
            Assert.Contains(reason, wrong.Error, StringComparison.Ordinal);
            Assert.Equal(1 + 1, (await AgentSimProcess.Run("check", file)).Output.Split("cannot be asked").Length);
        }
    }

    public void Dispose() => folder.Dispose();

    private SortedDictionary<string, string> Told() => new(
        Directory.Exists(Path.Combine(Results, "transcripts")) ? Directory.EnumerateFiles(Path.Combine(Results, "transcripts")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText) : [],
        StringComparer.Ordinal);

    private DateTime[] Times() => [.. Directory.EnumerateFiles(Path.Combine(Results, "transcripts")).Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc)];

    // Title and widths differ.
    private static string Unfitted(string text) => string.Join(' ', text[text.IndexOf("\n\n", StringComparison.Ordinal)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<JsonNode> Answer(string collect, params string[] options)
    {
        var ending = await AgentSimProcess.Run(["experiment", folder.Write("small.yaml", Small + collect), "--out", Results, "--json", .. options]);
        Assert.True(ending.Code == 0, ending.Error);
        return JsonNode.Parse(ending.Output)!;
    }
}
