using AgentSim.Simulation.Play;

namespace AgentSim.App.Telling;

/// <summary>Sessions in words.</summary>
internal sealed class Sessions(Model model, Transcript transcript)
{
    // What is smaller decided nothing.
    private const double Trace = 0.0005;

    private readonly Wording wording = new(model);

    /// <summary>A session: who met, each round, how it ended and what that meant.</summary>
    public IEnumerable<Line> Of(SessionScene session)
    {
        yield return new(1, $"{Wording.Sentence(Wording.List(wording.Parties(session.Topic)))} talk about {wording.Thing(session.Topic)}, {Standing(session)}."
            + (session.RaisedBy.IsEmpty ? "" : $" Raised by {Wording.List(session.RaisedBy.Select(wording.Actor))}."));
        foreach (var round in session.Rounds) yield return new(2, Of(session, round));
        var concluded = transcript.Records.Deals.Where(deal => deal.Period == session.Period && deal.Kind == DealKind.Agreement && IsOf(deal, session)).ToArray();
        yield return new(2, Ending(session, concluded));
        if (session.Stakes.IsEmpty) yield break;
        if (concluded.Length == 0) yield return new(2, "The last offer would have meant:");
        foreach (var stake in session.Stakes) yield return new(3, Of(stake, "breaking its promise"));
    }

    /// <summary>What something means to an actor, with the reasons, the weightiest first.</summary>
    /// <param name="stake">What it means.</param>
    /// <param name="price">What the stake's cost is for.</param>
    public string Of(Stake stake, string price)
    {
        var terms = stake.Terms.Where(term => Math.Abs(term.Gain) >= Trace).OrderByDescending(term => Math.Abs(term.Gain))
            .Select(term => $"{(term.Term.Length == 0 ? "payment" : Wording.Words(term.Term))} {Wording.Signed(term.Gain)}").ToList();
        if (stake.Cost >= Trace) terms.Add($"{price} {Wording.Signed(-stake.Cost)}");
        return $"{Wording.Sentence(wording.Actor(stake.Actor))} {Wording.Signed(stake.Gain - stake.Cost)}" + (terms.Count == 0 ? "" : $": {string.Join(", ", terms)}");
    }

    private string Standing(SessionScene session) => session.Issues.Length == 1
        ? $"now {wording.Level(session.Issues[0], session.Before[0])}"
        : "now " + Wording.List(session.Issues.Select((issue, place) => $"{wording.Issue(issue)} {wording.Level(issue, session.Before[place])}"));

    private string Of(SessionScene session, RoundOfTalks round)
    {
        var proposer = Wording.Sentence(wording.Actor(round.Proposer));
        if (round.Offer is not { } offer) return $"{proposer} lets the round go by.";
        var answers = round.Answers.Select(answer => answer.Accepted
            ? $"{Wording.Sentence(wording.Actor(answer.Actor))} accepts (chance {Wording.Probability(answer.Probability)})."
            : $"{Wording.Sentence(wording.Actor(answer.Actor))} refuses (chance of accepting {Wording.Probability(answer.Probability)}).");
        return $"{proposer} proposes {Of(session, offer)}. {string.Join(' ', answers)}";
    }

    private string Of(SessionScene session, OfferMade offer)
    {
        var levels = session.Issues.Length == 1
            ? wording.Level(session.Issues[0], offer.Levels[0])
            : Wording.List(session.Issues.Select((issue, place) => $"{wording.Issue(issue)} {wording.Level(issue, offer.Levels[place])}"));
        return offer.Transfer == 0 ? levels : $"{levels}, with {Wording.Signed(offer.Transfer)[1..]} a year paid";
    }

    private string Ending(SessionScene session, Deal[] concluded)
    {
        if (session.Deal is not { } deal) return "Talks end without a deal.";
        if (concluded.Length == 0) return $"Agreed: {Of(session, deal)}; but {Wording.List(Assents(session))} withhold their assent.";
        var later = concluded.Max(change => change.InForce);
        return $"Agreed: {Of(session, deal)}" + (later > session.Period && later < model.Calendar.Periods ? $", in force from {wording.Period(later)}." : ".");
    }

    private IEnumerable<string> Assents(SessionScene session) =>
        session.Issues.SelectMany(issue => model.Issues[issue].Assents).Select(assent => Wording.Words(assent.Name)).Distinct();

    private bool IsOf(Deal deal, SessionScene session) => session.Issues.Contains(deal.Issue)
        && (deal.Package < 0 ? session.Issues.Length == 1 : model.Packages[deal.Package].Name == session.Topic);
}
