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

    // The valley must propose something, and loses by all there is.
    private const string Spoil = """
        model: spoil
        time: { start: 2000, end: 2006, period: year }
        issues:
          land:
            levels: { shared: { hill: 0, valley: 0, coast: 0 }, seized: { hill: 1, valley: -1, coast: 0 }, burnt: { hill: -1, valley: -0.5, coast: -1 } }
            parties: [hill, valley, coast]
            rule: { consensus: [hill, valley] }
            recognition: rotating
            rounds: 2
            pass: no
        actors:
          hill: { utility: { gain: { weight: 0.5, term: land.hill } } }
          valley: { utility: { gain: { weight: 0.5, term: land.valley } } }
          coast: { utility: { gain: { weight: 0.5, term: land.coast } } }
        measures: { depth: "mean(land.hill)" }
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
    public async Task An_offer_that_is_sure_to_be_refused_and_hurts_its_proposer_is_said_to_be_none_in_earnest_and_those_without_a_veto_are_only_heard()
    {
        var told = (await AgentSimProcess.Run("play", folder.Write("spoil.yaml", Spoil))).Output.ReplaceLineEndings(" ");
        var words = string.Join(' ', told.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("Hill proposes seized. Valley refuses (chance of accepting below 0.01). Coast, heard without a veto, refuses (chance of accepting ", words, StringComparison.Ordinal);
        Assert.Contains(
            "Valley offers burnt, which nobody expects to be taken. Talks end without a deal. The last serious offer would have been worth: Hill +3.686: gain +3.686 Valley -3.686", words, StringComparison.Ordinal);
        Assert.DoesNotContain("proposes burnt", words, StringComparison.Ordinal);

        var alone = (await AgentSimProcess.Run("play", folder.Write("spoil.yaml", Spoil), "--set", "land.parties=[valley, hill, coast]", "--set", "land.rounds=1")).Output;
        Assert.Contains("Valley offers burnt, which nobody expects to be taken.\n    Talks end without a deal.\n\n", alone, StringComparison.Ordinal);
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
