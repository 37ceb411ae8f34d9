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
        foreach (var talks in raisable) Score(talks, talks.Topic.PartyOf(self));
        for (var taken = 0; taken < world.Plan.Model.Actors[self].Agenda; taken++) TakeBest();
        foreach (var talks in raisable) Announce(talks, talks.Topic.PartyOf(self));
    }

    private Talks[] raisable = [];

    private const double Taken = double.PositiveInfinity;
    private const double NotWanted = double.NegativeInfinity;

    /// <summary>Scores a topic by lane: the disturbed worth of raising it, or that it is not wanted.</summary>
    private void Score(Talks talks, int party)
    {
        var bid = new Span<double>(talks.Bid(party), talks.Eligible.Count);
        ExpectGain(talks, party, bid);
        var disturbance = scratch[0][..bid.Length];
        Disturb(talks, party, disturbance);
        var salience = Own.Salience[talks.Topic.Index];
        var precision = world.Number(Own.Precision);
        for (var position = 0; position < bid.Length; position++)
        {
            var lane = talks.Eligible.Indices[position];
            var worth = Math.Max(0, bid[position]) * (salience < 0 ? 1 : world.Number(salience)[lane]);
            var isRandom = precision[lane] == 0;
            bid[position] = isRandom || worth > 0
                ? double.IsInfinity(precision[lane]) ? worth : (precision[lane] * worth) + disturbance[position]
                : NotWanted;
        }
    }

    private void Disturb(Talks talks, int party, Span<double> disturbance)
    {
        var topic = talks.Topic.Index;
        lots.Take(talks.Eligible.Indices, world.Topics[topic].Spell);
        lots.Fill(world.Plan.Streams.Topics[topic].Choices[party], Draws.IndicesPerTime - 1, disturbance);
        Quantiles.Gumbel(disturbance, disturbance);
    }

    /// <summary>What raising a topic promises at best: its own gain times the chance that the others, as it sees them, consent; all of them, where votes are counted.</summary>
    private void ExpectGain(Talks talks, int party, Span<double> expected)
    {
        var topic = talks.Topic;
        var needed = VotingRules.Vetoes(topic.Bargaining.Rule, topic.Parties.Length) ?? uint.MaxValue;
        expected.Fill(NotWanted);
        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
        {
            var chance = scratch[0][..expected.Length];
            chance.Fill(1);
            for (var other = 0; other < topic.Parties.Length; other++)
            {
                if (other != party && (needed >> other & 1) != 0) MultiplyByConsent(talks, other, alternative, chance);
            }

            var own = gains[topic.Index]![alternative];
            var weight = talks.Weight(alternative);
            for (var position = 0; position < expected.Length; position++)
            {
                if (weight[position] > 0) expected[position] = Math.Max(expected[position], own[position] * chance[position]);
            }
        }
    }

    private void MultiplyByConsent(Talks talks, int other, int alternative, Span<double> chance)
    {
        var numbers = world.Plan.Numbers.Actors[talks.Topic.Parties[other]];
        var precision = world.Number(numbers.Precision);
        var consent = world.Number(numbers.Consent);
        var signal = talks.Signal(other, alternative);
        var bias = beliefs[talks.Topic.Index][other]!.Means;
        var logit = scratch[1][..chance.Length];
        for (var position = 0; position < chance.Length; position++)
        {
            var lane = talks.Eligible.Indices[position];
            var worth = signal[position] - bias[lane] - consent[lane];
            logit[position] = worth == 0 ? 0 : precision[lane] * worth;
        }

        Lanes.Logistic(logit, logit);
        for (var position = 0; position < chance.Length; position++) chance[position] *= logit[position];
    }

    /// <summary>In each lane, takes the topic with the best score above that of raising nothing, if there is one.</summary>
    private void TakeBest()
    {
        var best = scratch[0];
        best.Clear(); // raising nothing has worth 0
        Span<int> topics = offers.AsSpan(0, world.Count); // not in use between sessions
        topics.Fill(-1);
        foreach (var talks in raisable)
        {
            var bid = talks.Bid(talks.Topic.PartyOf(self));
            for (var position = 0; position < talks.Eligible.Count; position++)
            {
                var lane = talks.Eligible.Indices[position];
                if (bid[position] == Taken || bid[position] <= best[lane]) continue;
                best[lane] = bid[position];
                topics[lane] = talks.Topic.Index;
            }
        }

        foreach (var talks in raisable)
        {
            var bid = talks.Bid(talks.Topic.PartyOf(self));
            for (var position = 0; position < talks.Eligible.Count; position++)
            {
                if (topics[talks.Eligible.Indices[position]] == talks.Topic.Index) bid[position] = Taken;
            }
        }
    }

    /// <summary>Makes known which topics it raises, and no more: 1 or 0.</summary>
    private static void Announce(Talks talks, int party)
    {
        var bid = talks.Bid(party);
        for (var position = 0; position < talks.Eligible.Count; position++) bid[position] = bid[position] == Taken ? 1 : 0;
    }

    /// <summary>Chooses a conduct, or whether to leave, by quantal response.</summary>
    private void ChooseAlone(Choosing choosing)
    {
        var topic = choosing.Topic;
        var talks = world.Talks[topic.Index];
        wholes[topic.Index].TakeAll();
        var part = wholes[topic.Index];
        var moves = topic.Kind == TopicKind.Exit ? 2 : topic.Alternatives.Length;
        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
            Gain(part, alternative).CopyTo(Worth(moves, alternative)[..part.Count]);
        if (topic.Kind == TopicKind.Exit) AddCostOfLeaving(part, Worth(moves, 0), Worth(moves, 1));
        else SubtractBreach(part, topic.Issues[0], moves);
        DrawAndChoose(choosing, talks, moves);
    }

    // Worth, weights, uniforms and precision stand one behind the other at the end of the scratch columns.
    private int FirstOfChoice(int moves) => scratch.Count - (3 * moves) - 1;

    private Span<double> Worth(int moves, int move) => scratch[FirstOfChoice(moves) + move];

    private void AddCostOfLeaving(Part part, Span<double> leave, Span<double> stay)
    {
        var cost = cache[interests.Appraisals[part.Talks.Topic.Index]!.ExitCost];
        var consent = world.Number(Own.Consent);
        for (var i = 0; i < part.Count; i++)
        {
            leave[i] -= cost[part.Lanes[i]] + consent[part.Lanes[i]];
            stay[i] = 0;
        }
    }

    private void SubtractBreach(Part part, int issue, int moves)
    {
        var state = world.Issues[issue];
        for (var level = 0; level < moves; level++)
        {
            var worth = Worth(moves, level);
            for (var i = 0; i < part.Count; i++)
            {
                var lane = part.Lanes[i];
                if (state.PromisedUntil[lane] > world.Period && state.Agreed[lane] != level) worth[i] -= state.Breach[lane];
            }
        }
    }

    private void DrawAndChoose(Choosing choosing, Talks talks, int moves)
    {
        var (topic, first, count) = (choosing.Topic, FirstOfChoice(moves), choosing.Lanes.Count);
        var stride = (int)(scratch.Pointer(1) - scratch.Pointer(0));
        lots.Take(choosing.Lanes.Indices, world.Topics[topic.Index].Spell);
        for (var move = 0; move < moves; move++)
        {
            var weight = scratch[first + moves + move];
            for (var i = 0; i < count; i++) weight[i] = topic.Kind == TopicKind.Exit ? 1 : talks.Weight(move)[i];
            lots.Fill(world.Plan.Streams.Topics[topic.Index].Choices[0], (uint)move, scratch[first + (2 * moves) + move][..count]);
        }

        var precision = scratch[scratch.Count - 1];
        var known = world.Number(Own.Precision);
        for (var i = 0; i < count; i++) precision[i] = known[choosing.Lanes.Indices[i]];
        Choice.Alone(
            new(scratch.Pointer(first), moves, stride), new(scratch.Pointer(first + moves), moves, stride), scratch.Pointer(scratch.Count - 1),
            new(scratch.Pointer(first + (2 * moves)), moves, stride), count, choosing.Chosen);
    }
}
