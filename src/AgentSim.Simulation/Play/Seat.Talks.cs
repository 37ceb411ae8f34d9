using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>How an actor bargains, given what it would gain and what it thinks that the others would.</summary>
internal sealed unsafe partial class Seat
{
    /// <summary>Standard deviation of true gains, as far as anybody knows before hearing of them: typical gains are .05 to .5.</summary>
    private const double PriorGain = 0.5;

    private ColumnArena?[] tables = [];
    private Strategy?[] strategies = [], ownStrategies = [];
    private SessionColumns?[] views = [], ownViews = [];
    private uint[]?[] lessons = [];
    private bool[] isLesson = [];
    private int[] offers = [], taken = [];
    private LaneSet places = new(0);

    private void InitialiseTalks(CompiledModel plan)
    {
        tables = [.. plan.Topics.Select(topic => gains[topic.Index] is null ? null : new ColumnArena(TableColumns(topic), world.Capacity))];
        (strategies, ownStrategies) = (new Strategy?[plan.Topics.Length], new Strategy?[plan.Topics.Length]);
        (views, ownViews) = (new SessionColumns?[plan.Topics.Length], new SessionColumns?[plan.Topics.Length]);
        lessons = [.. gains.Select(table => table is null ? null : new uint[world.Capacity])];
        isLesson = new bool[world.Capacity];
        (offers, taken, places) = (new int[world.Capacity], new int[world.Capacity], new(world.Capacity));
    }

    private static int TableColumns(Topic topic) =>
        (topic.Parties.Length * topic.Alternatives.Length) + Strategy.Columns(topic.Rules!) + topic.Alternatives.Length + 2;

    private ColumnTable Table(Topic topic, int first, int count)
    {
        var arena = tables[topic.Index]!;
        return new(arena.Pointer(first), count, (int)arena.Stride);
    }

    /// <summary>Hears the others' signals and solves the session with its own gains and its beliefs about theirs.</summary>
    private void Prepare(Session session)
    {
        var topic = session.Topic;
        if (world.IsCandid(topic))
        {
            session.Common.Find(world.Talks[topic.Index]);
            (views[topic.Index], strategies[topic.Index]) = (session.Common.View, session.Common.Of(topic.PartyOf(self)));
            return;
        }

        var (parties, alternatives) = (topic.Parties.Length, topic.Alternatives.Length);
        var seen = Table(topic, 0, parties * alternatives);
        for (var party = 0; party < parties; party++)
        {
            if (topic.Parties[party] != self) Hear(session, party);
            for (var alternative = 0; alternative < alternatives; alternative++)
                See(session, party, alternative, new(seen[(party * alternatives) + alternative], session.Count));
        }

        FindLessons(session);
        views[topic.Index] = ownViews[topic.Index] ??= new(seen, session.Weights, session.Parties) { Line = session.Line };
        strategies[topic.Index] = ownStrategies[topic.Index] ??= new(topic.Rules!, topic.PartyOf(self), Table(topic, parties * alternatives, Strategy.Columns(topic.Rules!)));
        session.Game.Solve(views[topic.Index]!, session.Count, [strategies[topic.Index]!]);
    }

    /// <summary>The gains of a party by an alternative as this actor sees them: its own as they are, others' as signalled, less the bias that it expects.</summary>
    private void See(Session session, int party, int alternative, Span<double> seen)
    {
        var topic = session.Topic.Index;
        if (beliefs[topic][party] is { } belief)
        {
            var signal = world.Talks[topic].Signal(party, alternative);
            var bias = belief.Means;
            for (var i = 0; i < seen.Length; i++) seen[i] = signal[session.Lanes.Indices[i]] - bias[session.Lanes.Indices[i]];
        }
        else
        {
            var own = gains[topic]![alternative];
            for (var i = 0; i < seen.Length; i++) seen[i] = own[session.Lanes.Indices[i]];
        }
    }

    /// <summary>The first time that it hears a party on a topic, it takes from the mean of the signals how biased they may be.</summary>
    private void Hear(Session session, int party)
    {
        var already = heard[session.Topic.Index][party]!;
        for (var i = 0; i < session.Count; i++)
        {
            var lane = session.Lanes.Indices[i];
            if (already[lane]) continue;
            already[lane] = true;
            beliefs[session.Topic.Index][party]!.Hear(lane, MeanSignal(session, party, i), PriorGain);
        }
    }

    private double MeanSignal(Session session, int party, int i)
    {
        var (sum, count) = (0.0, 0);
        for (var alternative = 0; alternative < session.Topic.Alternatives.Length; alternative++)
        {
            if (session.Weights[alternative][i] <= 0) continue;
            sum += world.Talks[session.Topic.Index].Signal(party, alternative)[session.Lanes.Indices[i]];
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private void MakeOffer(Session session)
    {
        var topic = session.Topic;
        var (party, moves) = (topic.PartyOf(self), topic.Alternatives.Length + 1);
        if (!topic.Rules!.MayPropose(session.Round, party)) return;
        var uniforms = Table(topic, tables[topic.Index]!.Count - moves - 1, moves);
        places.FillFrom(session.Open, session.Proposers, party, isSame: true);
        var mine = places.Indices;
        TakeLots(session, mine);
        lots.Fill(world.Plan.Streams.Topics[topic.Index].Choices[party], (uint)(session.Round * moves), uniforms, mine.Length);
        Choice.Offer(strategies[topic.Index]!, views[topic.Index]!, session.Round, uniforms, new(mine), offers);
        for (var i = 0; i < mine.Length; i++) session.Offers[mine[i]] = offers[i];
    }

    private void TakeLots(Session session, ReadOnlySpan<int> some)
    {
        var lanes = session.Lanes.Indices;
        for (var i = 0; i < some.Length; i++) taken[i] = lanes[some[i]];
        lots.Take(taken.AsSpan(0, some.Length), world.Topics[session.Topic.Index].Spell);
    }

    private void Respond(Session session)
    {
        var topic = session.Topic;
        var party = topic.PartyOf(self);
        Array.Clear(session.Responses[party]); // where nothing is asked, nothing is accepted
        places.FillFrom(session.Offered, session.Proposers, party, isSame: false);
        var asked = places.Indices;
        var uniform = tables[topic.Index]![tables[topic.Index]!.Count - 1][..asked.Length];
        TakeLots(session, asked);
        lots.Fill(world.Plan.Streams.Topics[topic.Index].Responses[party], (uint)session.Round, uniform);
        Choice.Respond(strategies[topic.Index]!, views[topic.Index]!, session.Round, session.Offers, uniform, new(asked), session.Responses[party]);
    }

    /// <summary>Within a spell the luck behind answers is the same, so that only the first session of a spell teaches anything.</summary>
    private void FindLessons(Session session)
    {
        var learned = lessons[session.Topic.Index]!;
        for (var i = 0; i < session.Count; i++)
        {
            var lane = session.Lanes.Indices[i];
            var spell = world.Topics[session.Topic.Index].Spell[lane] + 1;
            isLesson[i] = learned[lane] != spell;
            learned[lane] = spell;
        }
    }

    /// <summary>Takes from what the others said to an offer how biased their signals are.</summary>
    private void LearnFrom(Session session)
    {
        var topic = session.Topic;
        if (world.IsCandid(topic) || Strategy.IsOfLotteries(topic.Rules!)) return; // an answer to a lottery tells little of what was drawn
        for (var party = 0; party < topic.Parties.Length; party++)
        {
            if (beliefs[topic.Index][party] is not { } belief) continue;
            var reservation = Reservation(session, party);
            foreach (var i in session.Offered.Indices)
            {
                if (!isLesson[i] || session.Proposers[i] == party) continue;
                belief.Observe(
                    session.Lanes.Indices[i], session.Responses[party][i] == Response.Accept,
                    world.Talks[topic.Index].Signal(party, session.Offers[i])[session.Lanes.Indices[i]],
                    reservation[i], session.Of(party, PartyColumn.Consent)[i], session.Of(party, PartyColumn.Precision)[i]);
            }
        }
    }

    /// <summary>What refusing the offers of this round is worth to a party, as this actor sees it.</summary>
    private double* Reservation(Session session, int party)
    {
        var answer = new Bargaining.Answer(strategies[session.Topic.Index]!, views[session.Topic.Index]!, session.Round, party);
        var reservation = scratch.Pointer(0);
        for (var i = 0; i < session.Count; i += Octet.Count) answer.Reservation(session.Count, i).Store(reservation + i);
        return reservation;
    }
}
