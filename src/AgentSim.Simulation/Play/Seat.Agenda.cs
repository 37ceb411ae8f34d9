using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>What an actor raises, and what it chooses alone.</summary>
internal sealed unsafe partial class Seat
{
    /// <summary>
    /// Bids for the topics that it wants on the agenda: quantal choice by salience times expected gain, of as many as it may raise. It raises nothing that it expects to
    /// lose by, unless it plays at random.
    /// </summary>
    private void RaiseTopics()
    {
        open.Clear();
        foreach (var talks in raisable)
        {
            if (talks.Eligible.Count > 0) open.Add(talks);
        }

        foreach (var talks in open) Score(talks, talks.Topic.PartyOf(self));
        for (var taken = 0; taken < world.Plan.Model.Actors[self].Agenda; taken++) TakeBest();
        foreach (var talks in open) Announce(talks, talks.Topic.PartyOf(self));
    }

    private Talks[] raisable = [];

    /// <summary>Those of the raisable that are open in some lane.</summary>
    private readonly List<Talks> open = [];

    private const double Taken = double.PositiveInfinity;
    private const double NotWanted = double.NegativeInfinity;

    /// <summary>Scores a topic by lane: the disturbed worth of raising it, or that it is not wanted.</summary>
    private void Score(Talks talks, int party)
    {
        var bid = talks.Bid(party);
        ExpectGain(talks, party, bid);
        FindWanted(bid, Own.Salience[talks.Topic.Index] is var number and >= 0 ? world.Number(number) : null);
        var disturbance = scratch[0][..wanted.Count];
        Disturb(talks, party, disturbance);
        var precision = world.Number(Own.Precision);
        for (var i = 0; i < disturbance.Length; i++)
        {
            var lane = wanted.Indices[i];
            if (!double.IsInfinity(precision[lane])) bid[lane] = (precision[lane] * bid[lane]) + disturbance[i];
        }
    }

    /// <summary>Finds out where a topic is wanted: where it promises something, or whoever looks at it plays at random. What it promises is weighed by salience.</summary>
    private void FindWanted(double* bid, double* salience)
    {
        double* precision = world.Number(Own.Precision), mask = scratch.Pointer(0);
        for (var lane = 0; lane < world.Count; lane += Octet.Count)
        {
            var expected = Octet.Load(bid + lane);
            var worth = Octet.Where(expected > Octet.Zero, expected, Octet.Zero) * (salience == null ? Octet.One : Octet.Load(salience + lane));
            var isOpen = expected > Octet.Create(NotWanted);
            var isWanted = isOpen & (Octet.Same(Octet.Load(precision + lane), Octet.Zero) | (worth > Octet.Zero));
            Octet.Where(isWanted, worth, Octet.Create(NotWanted)).Store(bid + lane);
            Octet.Where(isWanted, Octet.One, Octet.Zero).Store(mask + lane);
        }

        scratch[0][world.Count..].Clear();
        wanted.FillWhere(scratch[0]);
    }

    private void Disturb(Talks talks, int party, Span<double> disturbance)
    {
        var topic = talks.Topic.Index;
        lots.Take(wanted.Indices, world.Topics[topic].Spell);
        lots.Fill(world.Plan.Streams.Topics[topic].Choices[party], Draws.IndicesPerTime - 1, disturbance);
        Quantiles.Gumbel(disturbance, disturbance);
    }

    /// <summary>What raising a topic promises at best: its own gain times the chance that the others, as it sees them, give the consent that it takes.</summary>
    private void ExpectGain(Talks talks, int party, double* expected)
    {
        var topic = talks.Topic;
        new Span<double>(expected, world.Capacity).Fill(NotWanted); // also where the topic is not open
        if (!world.HasGains)
        {
            foreach (var lane in talks.Eligible.Indices) expected[lane] = 0;
            return;
        }

        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
        {
            double* own = gains[topic.Index]!.Pointer(alternative), weight = talks.Weight(alternative);
            var chance = diagrams[topic.Index] is { } diagram ? CountVotes(talks, party, diagram, alternative) : MultiplyConsent(talks, party, alternative);
            for (var lane = 0; lane < world.Count; lane += Octet.Count)
            {
                Octet promised = Octet.Load(own + lane) * Octet.Load(chance + lane), best = Octet.Load(expected + lane);
                var isBetter = Octet.Holds(Octet.Load(weight + lane)) & (promised > best);
                Octet.Where(isBetter, promised, best).Store(expected + lane);
            }
        }
    }

    // Columns of votes: the consent of one party or of each, and behind them the places of a voting diagram.
    private const int FirstPlace = SessionRules.MostParties;
    private VotingDiagram?[] diagrams = [];
    private ColumnArena votes = new(0, 1);

    private void InitialiseAgenda(CompiledModel plan)
    {
        raisable = [.. world.Talks.Where(talks => gains[talks.Topic.Index] is not null)];
        diagrams = [.. plan.Topics.Select(topic => gains[topic.Index] is not null && VotingRules.Vetoes(topic.Bargaining.Rule, topic.Parties.Length) is null
            ? VotingDiagram.Of(topic.Bargaining.Rule, topic.Parties.Length, topic.PartyOf(self)) : null)];
        votes = new(FirstPlace + 2 + diagrams.Select(diagram => diagram?.Questions.Length ?? 0).DefaultIfEmpty().Max(), world.Capacity);
    }

    /// <summary>The probability that all consent whose consent it takes.</summary>
    private double* MultiplyConsent(Talks talks, int party, int alternative)
    {
        var vetoes = VotingRules.Vetoes(talks.Topic.Bargaining.Rule, talks.Topic.Parties.Length);
        double* chance = votes.Pointer(FirstPlace), consent = votes.Pointer(0);
        votes[FirstPlace].Fill(1);
        for (var other = 0; other < talks.Topic.Parties.Length; other++)
        {
            if (other == party || (vetoes >> other & 1) == 0) continue;
            FindConsent(talks, other, alternative, consent);
            for (var lane = 0; lane < world.Count; lane += Octet.Count)
                (Octet.Load(chance + lane) * Octet.Load(consent + lane)).Store(chance + lane);
        }

        return chance;
    }

    /// <summary>The probability that votes suffice: the expected answers to the questions of a voting diagram, from the last to the first.</summary>
    private double* CountVotes(Talks talks, int party, VotingDiagram diagram, int alternative)
    {
        for (var other = 0; other < talks.Topic.Parties.Length; other++)
        {
            if (other != party) FindConsent(talks, other, alternative, votes.Pointer(other));
        }

        votes[FirstPlace].Clear();
        votes[FirstPlace + 1].Fill(1);
        for (var question = 0; question < diagram.Questions.Length; question++)
        {
            var (voter, yes, no) = diagram.Questions[question];
            double* consents = votes.Pointer(voter), met = votes.Pointer(FirstPlace + yes), unmet = votes.Pointer(FirstPlace + no);
            var place = votes.Pointer(FirstPlace + 2 + question);
            for (var lane = 0; lane < world.Count; lane += Octet.Count)
            {
                var otherwise = Octet.Load(unmet + lane);
                (otherwise + (Octet.Load(consents + lane) * (Octet.Load(met + lane) - otherwise))).Store(place + lane);
            }
        }

        return votes.Pointer(FirstPlace + diagram.Start);
    }

    /// <summary>The probability that another party consents to an alternative, as this actor sees it, by lane; where it is not possible, anything.</summary>
    private void FindConsent(Talks talks, int other, int alternative, double* consents)
    {
        var numbers = world.Plan.Numbers.Actors[talks.Topic.Parties[other]];
        double* precision = world.Number(numbers.Precision), cost = world.Number(numbers.Consent);
        double* weight = talks.Weight(alternative), signal = talks.Signal(other, alternative), bias = beliefs[talks.Topic.Index][other]!.Means;
        for (var lane = 0; lane < world.Count; lane += Octet.Count)
        {
            if (Octet.Holds(Octet.Load(weight + lane)).Bits == 0) continue;
            var worth = Octet.Load(signal + lane) - Octet.Load(bias + lane) - Octet.Load(cost + lane);
            var appeal = Octet.Where(Octet.Same(worth, Octet.Zero), Octet.Zero, Octet.Load(precision + lane) * worth); // infinite precision times nothing is no number
            Octet.Logistic(appeal).Store(consents + lane);
        }
    }

    /// <summary>In each lane, takes the topic with the best score above that of raising nothing, if there is one.</summary>
    private void TakeBest()
    {
        double* best = scratch.Pointer(0), topic = scratch.Pointer(1);
        scratch[0].Clear(); // raising nothing has worth 0
        scratch[1].Fill(-1);
        foreach (var talks in open)
        {
            var bid = talks.Bid(talks.Topic.PartyOf(self));
            var index = Octet.Create(talks.Topic.Index);
            for (var lane = 0; lane < world.Count; lane += Octet.Count)
            {
                Octet worth = Octet.Load(bid + lane), most = Octet.Load(best + lane);
                var isBetter = ~(worth <= most) & ~Octet.Same(worth, Octet.Create(Taken)); // what is no number has failed, and is taken
                Octet.Where(isBetter, worth, most).Store(best + lane);
                Octet.Where(isBetter, index, Octet.Load(topic + lane)).Store(topic + lane);
            }
        }

        foreach (var talks in open)
        {
            var bid = talks.Bid(talks.Topic.PartyOf(self));
            var index = Octet.Create(talks.Topic.Index);
            for (var lane = 0; lane < world.Count; lane += Octet.Count)
                Octet.Where(Octet.Same(Octet.Load(topic + lane), index), Octet.Create(Taken), Octet.Load(bid + lane)).Store(bid + lane);
        }
    }

    /// <summary>Makes known which topics it raises, and no more: 1 or 0.</summary>
    private void Announce(Talks talks, int party)
    {
        var bid = talks.Bid(party);
        for (var lane = 0; lane < world.Count; lane += Octet.Count)
            Octet.Where(Octet.Same(Octet.Load(bid + lane), Octet.Create(Taken)), Octet.One, Octet.Zero).Store(bid + lane);
    }

    /// <summary>Chooses a conduct, or whether to leave, by quantal response.</summary>
    private void ChooseAlone(Choosing choosing)
    {
        var topic = choosing.Topic;
        var talks = world.Talks[topic.Index];
        var moves = Moves(topic);
        for (var move = 0; move < moves; move++) Worth(moves, move).Clear();
        if (world.HasGains) FindWorth(choosing, talks, moves);
        if (topic.Kind == TopicKind.Exit) AddCostOfLeaving(choosing, Worth(moves, 0), Worth(moves, 1));
        else SubtractBreach(choosing, topic.Issues[0], moves);
        DrawAndChoose(choosing, talks, moves);
    }

    /// <summary>To leave and to stay; or the levels of a conduct.</summary>
    private static int Moves(Topic topic) => topic.Kind == TopicKind.Exit ? 2 : topic.Alternatives.Length;

    private void FindWorth(Choosing choosing, Talks talks, int moves)
    {
        refreshers[choosing.Topic.Index]!.Look(this, choosing.Lanes);
        ExpectStatusQuo(talks, choosing.Lanes);
        for (var alternative = 0; alternative < choosing.Topic.Alternatives.Length; alternative++)
        {
            var gain = scratch[Result];
            var possible = Possible(talks, choosing.Lanes, alternative);
            if (!FindGain(talks, new(possible.Indices, world.Count), alternative, scratch.Pointer(Result))) FindComplaints(choosing.Topic, possible, gain);
            foreach (var lane in possible.Indices) gain[lane] = double.IsFinite(gain[lane]) ? gain[lane] : 0; // the history fails, but its batch is played on
            choosing.Lanes.Gather(gain, Worth(moves, alternative));
        }
    }

    // Worth, weights, uniforms and precision stand one behind the other at the end of the scratch columns.
    private int FirstOfChoice(int moves) => scratch.Count - (3 * moves) - 1;

    private Span<double> Worth(int moves, int move) => scratch[FirstOfChoice(moves) + move];

    private void AddCostOfLeaving(Choosing choosing, Span<double> leave, Span<double> stay)
    {
        var cost = cache[interests.Appraisals[choosing.Topic.Index]!.ExitCost];
        var consent = world.Number(Own.Consent);
        for (var i = 0; i < choosing.Lanes.Count; i++)
        {
            var lane = choosing.Lanes.Indices[i];
            leave[i] -= cost[lane] + consent[lane];
            stay[i] = 0;
        }
    }

    private void SubtractBreach(Choosing choosing, int issue, int moves)
    {
        var state = world.Issues[issue];
        for (var level = 0; level < moves; level++)
        {
            var worth = Worth(moves, level);
            for (var i = 0; i < choosing.Lanes.Count; i++)
            {
                var lane = choosing.Lanes.Indices[i];
                if (state.PromisedUntil[lane] > world.Period && state.Agreed[lane] != level) worth[i] -= state.Breach[lane];
            }
        }
    }

    private void DrawAndChoose(Choosing choosing, Talks talks, int moves)
    {
        var (topic, first, count) = (choosing.Topic, FirstOfChoice(moves), choosing.Lanes.Count);
        var stride = (int)scratch.Stride;
        lots.Take(choosing.Lanes.Indices, world.Topics[topic.Index].Spell);
        for (var move = 0; move < moves; move++)
        {
            var weight = scratch[first + moves + move];
            for (var i = 0; i < count; i++) weight[i] = topic.Kind == TopicKind.Exit ? 1 : talks.Weight(move)[choosing.Lanes.Indices[i]];
        }

        var uniforms = new ColumnTable(scratch.Pointer(first + (2 * moves)), moves, stride);
        lots.Fill(world.Plan.Streams.Topics[topic.Index].Choices[0], 0, uniforms, count);

        var precision = scratch[scratch.Count - 1];
        var known = world.Number(Own.Precision);
        for (var i = 0; i < count; i++) precision[i] = known[choosing.Lanes.Indices[i]];
        Choice.Alone(
            new(scratch.Pointer(first), moves, stride), new(scratch.Pointer(first + moves), moves, stride), scratch.Pointer(scratch.Count - 1),
            uniforms, count, choosing.Chosen);
    }
}
