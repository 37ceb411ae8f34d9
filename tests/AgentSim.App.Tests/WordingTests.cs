using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>How a transcript says what it says.</summary>
public sealed class WordingTests : IDisposable
{
    private const string Moods = """
        model: moods
        time: { start: 2000, end: 2040, period: year }
        parameters: { taste: { fixed: 0.02 } }
        events: { thaw: { at: 2003 } }
        sets: { artist: [poet] }
        issues:
          mood[artist]: { levels: { low: 0, high: 1 }, parties: [artist], spell: 1 year }
          pact: { levels: { none: 0, signed: 1 }, parties: [poet, prince], assents: { crowd: 0 } }
        actors:
          poet: { title: The poet, precision: 7, utility: { whim: { weight: taste, term: "mood[poet]" }, calm: { weight: 0.3, term: pact } } }
          prince: { title: The prince, utility: { calm: { weight: 0.3, term: pact } } }
        titles:
          mood: a state of mind
          mood.low: melancholy
          mood.high: good cheer
          pact: a pact of silence
          pact.signed: the pact
          pact.crowd: the people of the town
          thaw: the snow melts
          poet.whim: whims
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_choice_alone_is_told_with_the_logit_probability_of_its_gain()
    {
        var told = await AgentSimProcess.Run("play", Model(), "--json");
        var choices = JsonNode.Parse(told.Output)!["scenes"]!.AsArray().Where(scene => (string?)scene!["kind"] == "conduct").ToArray();

        Assert.True(choices.Length > 4);
        Assert.All(choices, choice => Assert.Equal(1 / (1 + Math.Exp(-7 * (double)choice!["stakes"]![0]!["gain"]!)), (double)choice["probability"]!, 9));
    }

    [Fact]
    public async Task Things_levels_assents_events_and_terms_are_called_by_their_titles()
    {
        var told = (await AgentSimProcess.Run("play", Model())).Output.ReplaceLineEndings(" ");
        var words = string.Join(' ', told.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(" The snow melts.", words, StringComparison.Ordinal);
        Assert.Matches(@"The poet decides alone on a state of mind: good cheer; until now, melancholy \(chance 0\.\d\d\)\. Worth: The poet \+0\.\d{3}: whims \+", words);
        Assert.Contains("The poet and the prince talk about a pact of silence; so far, none.", words, StringComparison.Ordinal);
        Assert.Contains("Agreed: the pact; but the people of the town withhold their assent.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_in_which_nothing_is_proposed_are_told_in_one_sentence()
    {
        var told = new List<string>();
        for (var history = 0; history < 6; history++)
            told.AddRange((await AgentSimProcess.Run("play", "two-patrons", "--arm", "random-play", "--history", $"{history}")).Lines);

        Assert.Contains(told, line => line.EndsWith(" let two rounds go by.", StringComparison.Ordinal) || line.EndsWith(" lets two rounds go by.", StringComparison.Ordinal));
        Assert.Contains(told, line => line.EndsWith("Nobody proposes anything.", StringComparison.Ordinal) || line.Trim() is "anything." or "proposes anything.");
        Assert.DoesNotContain(told.Zip(told.Skip(1)), pair => pair.First.EndsWith(" go by.", StringComparison.Ordinal) && pair.Second.EndsWith(" go by.", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private string Model() => folder.Write("moods.yaml", Moods);
}
