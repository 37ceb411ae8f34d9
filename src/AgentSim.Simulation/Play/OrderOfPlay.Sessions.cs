using AgentSim.Expressions;
using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>What the mediator itself does in a session.</summary>
internal sealed partial class OrderOfPlay
{
    /// <summary>The order of sessions within a sitting: drawn by period, the same in all histories, so that one session serves them all.</summary>
    private void DrawOrder()
    {
        Span<double> keys = stackalloc double[order.Length];
        for (var i = 0; i < order.Length; i++) keys[i] = world.Luck.Shared(world.Plan.Streams.Order, (uint)world.Period, (uint)order[i]);
        keys.Sort(order.AsSpan());
    }

    /// <summary>Finds the lanes in which a session takes place in a sitting: somebody raised it there, and it has not been decided since.</summary>
    private unsafe void Convene(Session session, int sitting)
    {
        var talks = world.Talks[session.Topic.Index];
        session.Lanes.Clear();
        if (talks.Eligible.Count == 0) return;
        double* sittingOf = SittingsOf(session.Topic), isMet = raised.Pointer(0);
        FindRaised(talks, isMet);
        for (var lane = 0; lane < world.Count; lane += Octet.Count)
        {
            var turn = Octet.Create(Sittings) * Octet.Load(sittingOf + lane);
            var isNow = (turn >= Octet.Create(sitting)) & (turn < Octet.Create(sitting + 1));
            (Octet.Load(isMet + lane) & isNow & world.IsOpen(session.Topic, lane)).Store(isMet + lane);
        }

        session.Lanes.FillFrom(talks.Eligible);
        session.Lanes.IntersectWith(raised[0]);
    }

    /// <summary>By lane, when in a period a topic has its sitting, from 0 to 1. It is drawn when it is first asked for.</summary>
    private unsafe double* SittingsOf(Topic topic)
    {
        if (!hasSittings[topic.Index]) world.Luck.Fill(world.Plan.Streams.Topics[topic.Index].Sitting, (uint)world.Period, 0, sittings[topic.Index]);
        hasSittings[topic.Index] = true;
        return sittings.Pointer(topic.Index);
    }

    /// <summary>By lane, how many raise a topic.</summary>
    private unsafe void FindRaised(Talks talks, double* sum)
    {
        for (var lane = 0; lane < world.Count; lane += Octet.Count)
        {
            var count = Octet.Zero;
            for (var party = 0; party < talks.Topic.Parties.Length; party++) count += Octet.Load(talks.Bid(party) + lane);
            count.Store(sum + lane);
        }
    }

    /// <summary>Lays the columns of a session out for its parties.</summary>
    private unsafe void Seat(Session session)
    {
        var topic = session.Topic;
        var talks = world.Talks[topic.Index];
        session.Begin();
        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
            Gathering.Copy(talks.Weight(alternative), session.Lanes.Indices, session.Weights[alternative]); // the solver reads whole rows
        for (var party = 0; party < topic.Parties.Length; party++)
        {
            var numbers = world.Plan.Numbers.Actors[topic.Parties[party]];
            var lanes = session.Lanes.Indices;
            Gathering.Copy(world.Number(numbers.Precision), lanes, session.Of(party, PartyColumn.Precision));
            Gathering.Copy(world.Number(numbers.Patience), lanes, session.Of(party, PartyColumn.Patience));
            Gathering.Copy(world.Number(numbers.Consent), lanes, session.Of(party, PartyColumn.Consent));
            Gathering.Copy(world.Number(numbers.Power), lanes, session.Of(party, PartyColumn.Power));
        }

        ComputeWalkaway(session, world.Plan.Stakes[topic.Index]);
        if (session.Line.Count > 0) LayLine(session);
    }

    /// <summary>Lays the levels of an issue out on a line, and says how much the parties care.</summary>
    private unsafe void LayLine(Session session)
    {
        var (topic, levels) = (session.Topic, world.Plan.Model.Issues[session.Topic.Issues[0]].Levels.Length);
        Span<double> places = stackalloc double[levels];
        for (var i = 0; i < session.Count; i++)
        {
            var lane = session.Lanes.Indices[i];
            world.Places(topic.Issues[0], lane, places);
            for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++) session.Line[alternative][i] = places[topic.Alternatives[alternative].Levels[0]];
            session.Line[topic.Alternatives.Length][i] = places[world.Issues[topic.Issues[0]].Agreed[lane]];
            for (var party = 0; party < topic.Parties.Length; party++)
            {
                var salience = world.Plan.Numbers.Actors[topic.Parties[party]].Salience[topic.Index];
                session.Of(party, PartyColumn.Salience)[i] = salience < 0 ? 1 : world.Number(salience)[lane];
            }
        }
    }

    private unsafe void ComputeWalkaway(Session session, StakeFormulas stakes)
    {
        var results = stackalloc double*[stakes.Walkaway.Tape.Results];
        for (var party = 0; party < session.Topic.Parties.Length; party++)
        {
            if (stakes.Breakdown[party] is var breakdown and >= 0) results[breakdown] = session.Of(party, PartyColumn.Breakdown);
            if (stakes.Outside[party] is var outside and >= 0) results[outside] = session.Of(party, PartyColumn.Outside);
        }

        if (stakes.Walkaway.Tape.Results > 0) world.Run(stakes.Walkaway, session.Lanes.Indices, session.Count, results);
    }

    /// <summary>Recognises proposers for a round, where talks are still open; tells whether they are open anywhere.</summary>
    private bool Recognise(Session session)
    {
        var (rules, open) = (session.Topic.Rules!, session.Open);
        if (open.Count == 0) return false;
        var draws = rules.Recognition == Recognition.Rotating ? default : Draw(session, world.Plan.Streams.Topics[session.Topic.Index].Recognition);
        Choice.Recognise(rules, session.Round, session.Parties, draws, open.Count == session.Count ? session.Count : new Places(open.Indices), recognised);
        for (var place = 0; place < open.Count; place++)
        {
            var i = open.Indices[place];
            session.Proposers[i] = recognised[place];
            session.Offers[i] = rules.Pass;
        }

        return true;
    }

    /// <summary>One draw for each position in which talks are open.</summary>
    private Span<double> Draw(Session session, Chance.Stream stream)
    {
        ReadOnlySpan<int> open = session.Open.Indices, lanes = session.Lanes.Indices;
        for (var place = 0; place < open.Length; place++) taken[place] = lanes[open[place]];
        lots.Take(taken.AsSpan(0, open.Length), world.Topics[session.Topic.Index].Spell);
        var draws = session.Draw[..open.Length];
        lots.Fill(stream, (uint)session.Round, draws);
        return draws;
    }

    /// <summary>Ends a round: counts votes, and sees whether talks break down.</summary>
    private void Settle(Session session)
    {
        var (topic, rules, open) = (session.Topic, session.Topic.Rules!, session.Open);
        var isLast = session.Round == rules.Rounds - 1;
        var draws = isLast || rules.BreakdownRisk == 0 ? default : Draw(session, world.Plan.Streams.Topics[topic.Index].Breakdown);
        var (vetoes, isHeard, kept) = (VotingRules.Vetoes(rules.Rule, rules.Parties), world.Notices(topic, IssueHistoryKind.Refused), 0);
        for (var place = 0; place < open.Count; place++)
        {
            var i = open.Indices[place];
            session.Rounds[i] = session.Round;
            var hasOffer = session.Offers[i] != rules.Pass;
            var (yes, leaving) = hasOffer ? Votes(session, i) : default;
            if (hasOffer && (vetoes is { } needed ? (yes & needed) == needed : VotingRules.IsMet(rules.Rule, yes, rules.Parties))) session.Endings[i] = Ending.Deal;
            else if (leaving || isLast || (!draws.IsEmpty && draws[place] < rules.BreakdownRisk)) session.Endings[i] = Ending.Breakdown;
            else open.Replace(kept++, i);
            if (hasOffer && isHeard) RecordRefusals(session, i, yes);
        }

        open.Truncate(kept);
    }

    /// <summary>Who is for an offer, its proposer among them, as bits; and whether somebody leaves over it.</summary>
    private static (uint Yes, bool Leaving) Votes(Session session, int i)
    {
        var (yes, leaving) = (1u << session.Proposers[i], false);
        for (var party = 0; party < session.Responses.Length; party++)
        {
            if (party == session.Proposers[i]) continue;
            var response = session.Responses[party][i];
            yes |= response == Response.Accept ? 1u << party : 0;
            leaving |= response == Response.Leave;
        }

        return (yes, leaving);
    }

    private void RecordRefusals(Session session, int i, uint yes)
    {
        for (var party = 0; party < session.Responses.Length; party++)
        {
            if ((yes >> party & 1) == 0) Happen(session.Topic, IssueHistoryKind.Refused, session.Topic.Parties[party], session.Lanes.Indices[i]);
        }
    }
}
