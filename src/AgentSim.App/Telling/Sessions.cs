using AgentSim.Simulation.Play;

namespace AgentSim.App.Telling;

/// <summary>Sessions in words.</summary>
internal sealed class Sessions(Model model, Transcript transcript)
{
    // What is smaller decided nothing.
    private const double Trace = 0.0005;

    // An offer that is less likely to pass, and that its proposer would regret, is a way of letting the round go by.
    private const double Hopeless = 0.01;

    private readonly Wording wording = new(model);

    /// <summary>A session: who met, each round, how it ended and what that meant.</summary>
    public IEnumerable<Line> Of(SessionScene session)
    {
        var parties = wording.Parties(session.Topic).ToArray();
        var head = $"{Wording.Sentence(Wording.List(parties))} talk about {wording.Thing(session.Topic, parties)}; so far, {Levels(session, session.Before)}.{RaisedBy(session, parties.Length)}";
        if (session.Rounds.All(round => round.Offer is null))
        {
            yield return new(1, $"{head} Nobody proposes anything.");
            yield break;
        }

        yield return new(1, head);
        foreach (var line in Rounds(session)) yield return new(2, line);
        var concluded = transcript.Records.Deals.Where(deal => deal.Period == session.Period && deal.Kind == DealKind.Agreement && IsOf(deal, session)).ToArray();
        yield return new(2, Ending(session, concluded));
        foreach (var stake in ToldOffer(session)?.Stakes ?? []) yield return new(3, Of(stake, "breaking its promise"));
    }

    /// <summary>What something means to an actor, with the reasons, the weightiest first.</summary>
    /// <param name="stake">What it means.</param>
    /// <param name="price">What the stake's cost is for.</param>
    public string Of(Stake stake, string price)
    {
        var terms = stake.Terms.Where(term => Math.Abs(term.Gain) >= Trace).OrderByDescending(term => Math.Abs(term.Gain))
            .Select(term => $"{(term.Term.Length == 0 ? "payment" : wording.Term(stake.Actor, term.Term))} {Wording.Signed(term.Gain)}").ToList();
        if (stake.Cost >= Trace) terms.Add($"{price} {Wording.Signed(-stake.Cost)}");
        return $"{Wording.Sentence(wording.Actor(stake.Actor))} {Wording.Signed(stake.Gain - stake.Cost)}" + (terms.Count == 0 ? "" : $": {string.Join(", ", terms)}");
    }

    private string RaisedBy(SessionScene session, int parties) => session.RaisedBy.Length switch
    {
        0 => "",
        2 when parties == 2 => " Both raised it.",
        var all when all == parties => " All raised it.",
        _ => $" Raised by {Wording.List(session.RaisedBy.Select(wording.Actor))}.",
    };

    /// <summary>A sentence or two for each round; rounds one after the other in which nothing is proposed are told in one.</summary>
    private IEnumerable<string> Rounds(SessionScene session)
    {
        var idle = new List<string>();
        foreach (var round in session.Rounds)
        {
            if (round.Offer is { } offer)
            {
                if (idle.Count > 0) yield return Idle(idle);
                idle.Clear();
                yield return Of(session, round, offer);
            }
            else
            {
                idle.Add(wording.Actor(round.Proposer));
            }
        }

        if (idle.Count > 0) yield return Idle(idle);
    }

    private static string Idle(List<string> actors)
    {
        var names = actors.Distinct().ToArray();
        var rounds = actors.Count == 1 ? "the round" : $"{Wording.Count(actors.Count)} rounds";
        return $"{Wording.Sentence(Wording.List(names))} {(names.Length == 1 ? "lets" : "let")} {rounds} go by.";
    }

    private string Of(SessionScene session, RoundOfTalks round, OfferMade offer)
    {
        var proposer = Wording.Sentence(wording.Actor(round.Proposer));
        return IsSerious(session, round)
            ? $"{proposer} proposes {Of(session, offer)}. {string.Join(' ', round.Answers.Select(Of))}"
            : $"{proposer} offers {Of(session, offer)}, which nobody expects to be taken.";
    }

    private string Of(AnswerGiven answer)
    {
        var who = Wording.Sentence(wording.Actor(answer.Actor)) + (answer.Counts ? "" : ", heard without a veto,");
        return answer.Accepted ? $"{who} accepts (chance {Wording.Probability(answer.Probability)})." : $"{who} refuses (chance of accepting {Wording.Probability(answer.Probability)}).";
    }

    // Where every offer is as good as letting the round go by, any may be made.
    private static bool IsSerious(SessionScene session, RoundOfTalks round) => (session.Deal is not null && round == session.Rounds[^1])
        || round.Chance >= Hopeless || round.Stakes.First(stake => stake.Actor == round.Proposer).Gain >= 0;

    /// <summary>The offer whose worth is told: the deal, or the last that was made in earnest; null if none was.</summary>
    private static RoundOfTalks? ToldOffer(SessionScene session) => session.Rounds.LastOrDefault(round => round.Offer is not null && IsSerious(session, round));

    private string Of(SessionScene session, OfferMade offer) =>
        Levels(session, offer.Levels) + (offer.Transfer == 0 ? "" : $", with {Wording.Signed(offer.Transfer)[1..]} a year paid");

    private string Levels(SessionScene session, IReadOnlyList<int> levels) => session.Issues.Length == 1
        ? wording.Level(session.Issues[0], levels[0])
        : Wording.List(session.Issues.Select((issue, place) => wording.LevelOf(issue, levels[place])));

    private string Ending(SessionScene session, Deal[] concluded)
    {
        if (session.Deal is not { } deal) return $"Talks end without a deal.{Unmade(session)}";
        if (concluded.Length == 0) return $"Agreed: {Of(session, deal)}; but {Wording.List(Assents(session))} withhold their assent. It would have been worth:";
        var later = concluded.Max(change => change.InForce);
        return $"Agreed: {Of(session, deal)}" + (later > session.Period && later < model.Calendar.Periods ? $", in force from {wording.Period(later)}." : ".") + " Worth:";
    }

    private static string Unmade(SessionScene session) => ToldOffer(session) switch
    {
        null => "",
        var told when told == session.Rounds.Last(round => round.Offer is not null) => " The last offer would have been worth:",
        _ => " The last serious offer would have been worth:",
    };

    private IEnumerable<string> Assents(SessionScene session) =>
        session.Issues.SelectMany(issue => model.Issues[issue].Assents.Select(assent => wording.Assent(issue, assent.Name))).Distinct();

    private bool IsOf(Deal deal, SessionScene session) => session.Issues.Contains(deal.Issue)
        && (deal.Package < 0 ? session.Issues.Length == 1 : model.Packages[deal.Package].Name == session.Topic);
}
