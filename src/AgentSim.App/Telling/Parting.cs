using AgentSim.Simulation.Play;

namespace AgentSim.App.Telling;

/// <summary>Where two tellings of the same history part: the first session, choice or change that is not the same in both.</summary>
/// <param name="Period">The period.</param>
/// <param name="Reason">What differs, in a sentence; empty where the lines say it.</param>
/// <param name="First">What happens there in the first.</param>
/// <param name="Second">What happens there in the second.</param>
internal sealed record Parting(string Period, string Reason, IReadOnlyList<Line> First, IReadOnlyList<Line> Second)
{
    // What is smaller is arithmetic.
    private const double Trace = 1e-9;

    /// <summary>The first difference; null if there is none.</summary>
    public static Parting? Of((Model Model, Transcript Transcript) first, (Model Model, Transcript Transcript) second)
    {
        var (one, other) = (new Story(first.Model, first.Transcript), new Story(second.Model, second.Transcript));
        var (ones, others) = (Scenes(first, one), Scenes(second, other));
        var same = ones.Zip(others).TakeWhile(pair => Same(pair.First, pair.Second)).Count();
        if (same == ones.Count && same == others.Count) return null;
        var (a, b) = (ones.ElementAtOrDefault(same), others.ElementAtOrDefault(same));
        if (a is not null && b is not null && a.Scene.Period != b.Scene.Period)
        {
            if (a.Scene.Period < b.Scene.Period) b = null;
            else a = null;
        }

        var period = (a ?? b)!.Scene.Period;
        return new(
            (a is null ? second.Model : first.Model).Calendar.Label(period), Explain(a?.Scene, b?.Scene, first.Model),
            a?.Lines ?? Nothing, b?.Lines ?? Nothing);
    }

    private static IReadOnlyList<Line> Nothing => [new(1, "Nothing of the kind.")];

    private static List<Told> Scenes((Model Model, Transcript Transcript) telling, Story story) =>
        [.. telling.Transcript.Scenes.Select(scene => new Told(scene, [.. story.Of(scene)]))];

    // Histories part where something else happens, not where the same happens for slightly other reasons.
    private static bool Same(Told one, Told other) => (one.Scene, other.Scene) switch
    {
        (SessionScene a, SessionScene b) => a.Period == b.Period && a.Topic == b.Topic && a.Rounds.Length == b.Rounds.Length && a.Rounds.Zip(b.Rounds).All(pair => SameOffer(pair.First, pair.Second)),
        (ChoiceScene a, ChoiceScene b) => (a with { Probability = b.Probability, Stake = b.Stake }) == b,
        var (a, b) => a == b,
    };

    private static string Explain(Scene? one, Scene? other, Model model) => (one, other) switch
    {
        (SessionScene a, SessionScene b) when a.Topic == b.Topic => Explain(a, b, model),
        (SessionScene a, SessionScene b) => $"They talk about something else: {Wording.Words(a.Topic)}, and {Wording.Words(b.Topic)}.",
        _ => "",
    };

    private static string Explain(SessionScene one, SessionScene other, Model model)
    {
        var round = one.Rounds.Zip(other.Rounds).TakeWhile(pair => SameOffer(pair.First, pair.Second)).Count();
        var sentence = round < Math.Min(one.Rounds.Length, other.Rounds.Length)
            ? $"Round {round + 1} differs: {(one.Rounds[round].Proposer == other.Rounds[round].Proposer ? "the offer, or the answer to it" : "who proposes")}."
            : "";
        var terms = one.Stakes.Join(other.Stakes, stake => stake.Actor, stake => stake.Actor, (a, b) => (a.Actor, Terms: Differing(a, b).ToList())).Where(stake => stake.Terms.Count > 0).ToList();
        return terms.Count == 0 ? sentence
            : $"{sentence} What it means differs: {string.Join("; ", terms.Select(stake => $"{model.Actors[stake.Actor].Title} by {string.Join(", ", stake.Terms)}"))}.".TrimStart();
    }

    private static IEnumerable<string> Differing(Stake one, Stake other) => one.Terms.Select(term => term.Term).Union(other.Terms.Select(term => term.Term))
        .Select(term => (term, Difference: Of(other, term) - Of(one, term)))
        .Where(term => Math.Abs(term.Difference) > Trace)
        .OrderByDescending(term => Math.Abs(term.Difference))
        .Select(term => $"{(term.term.Length == 0 ? "payment" : Wording.Words(term.term))} {Wording.Signed(term.Difference)}");

    private static double Of(Stake stake, string term) => stake.Terms.Where(t => t.Term == term).Sum(t => t.Gain);

    private static bool SameOffer(RoundOfTalks one, RoundOfTalks other) =>
        one.Proposer == other.Proposer && one.Offer?.Transfer == other.Offer?.Transfer
        && (one.Offer?.Levels ?? []).SequenceEqual(other.Offer?.Levels ?? [])
        && one.Answers.Select(answer => (answer.Actor, answer.Accepted)).SequenceEqual(other.Answers.Select(answer => (answer.Actor, answer.Accepted)));

    private sealed record Told(Scene Scene, IReadOnlyList<Line> Lines);
}
