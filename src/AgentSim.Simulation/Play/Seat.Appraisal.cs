using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>What an actor would gain: its own utility with an alternative in force, less that with things as they are.</summary>
internal sealed unsafe partial class Seat
{
    private const int StatusQuo = -1;
    private const int AsItIs = -1;

    // Scratch columns: what is expected of the status quo, by lane of the batch; then, by place among the lanes at work, what is expected of an alternative, what an
    // answer makes of it, and how precise the answer is; the outcomes; and behind them what the levels of an answer are thought to be worth to who chooses.
    private const int Before = 0, After = 1, Blended = 2, Precision = 3, Result = 4, FirstOutcome = 5;

    private void AppraiseAll()
    {
        foreach (var talks in raisable) Appraise(talks, talks.Eligible);
    }

    /// <summary>Evaluates a topic in some lanes, and signals the gains.</summary>
    private void Appraise(Talks talks, LaneSet lanes)
    {
        if (lanes.Count == 0) return;
        refreshers[talks.Topic.Index]!.Look(this, lanes);
        var topic = talks.Topic;
        var party = topic.PartyOf(self);
        ExpectStatusQuo(talks, lanes);
        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
        {
            var own = gains[topic.Index]![alternative];
            var signal = talks.Signal(party, alternative);
            var possible = Possible(talks, lanes, alternative);
            var work = new Work(possible.Indices, world.Count);
            var isSound = FindGain(talks, work, alternative, gains[topic.Index]!.Pointer(alternative));
            Add(work, gains[topic.Index]!.Pointer(alternative), biases[topic.Index]!.Pointer(0), signal);
            if (!isSound) FindComplaints(topic, possible, own);
        }
    }

    /// <summary>A gain without a finite value is a fault of the model: whoever has it says so.</summary>
    private void FindComplaints(Topic topic, LaneSet lanes, ReadOnlySpan<double> gain)
    {
        foreach (var lane in lanes.Indices)
        {
            if (!double.IsFinite(gain[lane])) world.Complaints[self].Add((lane, $"gain of {world.Plan.Model.Actors[self].Name} from {topic.Name}"));
        }
    }

    /// <summary>The lanes in which an alternative can be chosen at all.</summary>
    private LaneSet Possible(Talks talks, LaneSet lanes, int alternative)
    {
        if (alternative == StatusQuo) return lanes;
        if (lanes == talks.Eligible) return talks.Possible(alternative);
        possible.FillFrom(lanes);
        possible.IntersectWith(new(talks.Weight(alternative), world.Capacity));
        return possible;
    }

    private void ExpectStatusQuo(Talks talks, LaneSet lanes)
    {
        var work = new Work(lanes.Indices, world.Count);
        double* before = scratch.Pointer(Before), after = work.IsAll ? before : scratch.Pointer(After);
        Expect(talks, work, StatusQuo, after);
        for (var i = 0; i < work.Lanes.Length; i++) before[work.Lanes[i]] = after[i];
    }

    /// <summary>
    /// The gain from an alternative, by lane: <c>PV (D(x) - D(status quo))</c>, D being what utility is expected to be per year, answers included. Tells whether it is finite wherever it was computed.
    /// </summary>
    private bool FindGain(Talks talks, Work work, int alternative, double* gain)
    {
        Expect(talks, work, alternative, scratch.Pointer(After));
        double* value = world.Number(interests.Appraisals[talks.Topic.Index]!.PresentValue), before = scratch.Pointer(Before), after = scratch.Pointer(After);
        if (work.IsAll)
        {
            var finite = Octet.AllBitsSet;
            for (var lane = 0; lane < work.Count; lane += Octet.Count)
            {
                var worth = Octet.Load(value + lane) * (Octet.Load(after + lane) - Octet.Load(before + lane));
                worth.Store(gain + lane);
                finite &= Octet.Abs(worth) < Octet.Create(double.PositiveInfinity);
            }

            return finite.AreAll;
        }

        var isFinite = true;
        for (var i = 0; i < work.Lanes.Length; i++)
        {
            var lane = work.Lanes[i];
            gain[lane] = value[lane] * (after[i] - before[lane]);
            isFinite &= double.IsFinite(gain[lane]);
        }

        return isFinite;
    }

    /// <summary>The sum of two columns in the lanes at work.</summary>
    private static void Add(Work work, double* x, double* y, double* sum)
    {
        foreach (var lane in work.Lanes) sum[lane] = x[lane] + y[lane];
        if (!work.IsAll) return;
        for (var lane = 0; lane < work.Count; lane += Octet.Count) (Octet.Load(x + lane) + Octet.Load(y + lane)).Store(sum + lane);
    }

    /// <summary>Utility per year with an alternative in force, as far as the topic bears on it: <c>U + sum over answers of (sum over c of Pr(c) U(c) - U)</c>.</summary>
    private void Expect(Talks talks, Work work, int alternative, double* result)
    {
        var foreseen = talks.Topic.Answers;
        outcomes[talks.Topic.Index]!.Run(this, work, alternative);
        if (!Appraisal.HasAsItIs(talks.Topic))
        {
            Blend(talks, work, alternative, 0, result);
            return;
        }

        double* aside = scratch.Pointer(FirstOutcome), blended = scratch.Pointer(Blended), sum = aside;
        for (var answer = 0; answer < foreseen.Length; answer++, sum = result)
        {
            Blend(talks, work, alternative, answer, blended);
            for (var i = 0; i < work.Count; i += Octet.Count) (Octet.Load(sum + i) + (Octet.Load(blended + i) - Octet.Load(aside + i))).Store(result + i);
        }

        if (foreseen.IsEmpty) new ReadOnlySpan<double>(aside, work.Count).CopyTo(new(result, work.Count));
    }

    /// <summary>Utility over the probable levels of an answer: <c>sum over c of Pr(c) U(c)</c>, Pr being logit in what its chooser is believed to gain.</summary>
    private void Blend(Talks talks, Work work, int alternative, int answer, double* result)
    {
        var (_, _, chooser, among) = talks.Topic.Answers[answer];
        var levels = among.Length;
        var worth = outcomes[talks.Topic.Index]!.End;
        for (var level = 0; level < levels; level++) Perceive(talks, work, alternative, answer, level, scratch.Pointer(worth + level));
        double* known = world.Number(world.Plan.Numbers.Actors[chooser].Precision), precision = work.IsAll ? known : scratch.Pointer(Precision);
        for (var i = 0; i < work.Lanes.Length; i++) precision[i] = known[work.Lanes[i]];
        var outcome = scratch.Pointer(FirstOutcome + Appraisal.Outcome(talks.Topic, answer));
        for (nint place = 0; place < work.Count; place += Octet.Count)
            LogitMean(levels, outcome + place, scratch.Pointer(worth) + place, Octet.Load(precision + place)).Store(result + place);
    }

    /// <summary>The mean of outcomes, in eight lanes, over levels that are chosen by what they are worth; both stand in columns one behind the other.</summary>
    private Octet LogitMean(int levels, double* outcome, double* worth, Octet precision)
    {
        var best = Octet.Load(worth);
        for (var level = 1; level < levels; level++)
        {
            var other = Octet.Load(worth + (level * scratch.Stride));
            best = Octet.Where(other > best, other, best);
        }

        var (sum, mean) = (Octet.Zero, Octet.Zero);
        for (var level = 0; level < levels; level++, worth += scratch.Stride, outcome += scratch.Stride)
        {
            var below = Octet.Load(worth) - best;
            // Infinite precision times no difference is no number, but the best is certain; nor is no precision times minus infinity, but that is no choice.
            var weight = Octet.Where(Octet.Same(below, Octet.Zero), Octet.One, Octet.Exp(precision * below));
            weight = Octet.Where(Octet.Same(below, Octet.Create(double.NegativeInfinity)), Octet.Zero, weight);
            sum += weight;
            mean += weight * Octet.Load(outcome);
        }

        return mean / sum;
    }

    /// <summary>What this actor thinks that the chooser of an answer would gain by a level, over the first: the truth, if that is itself.</summary>
    private void Perceive(Talks talks, Work work, int alternative, int answer, int level, double* perceived)
    {
        if (level == 0)
        {
            new Span<double>(perceived, ColumnArena.Padded(work.Count)).Clear();
            return;
        }

        var (topic, _, chooser, _) = talks.Topic.Answers[answer];
        double* signal = talks.AnswerSignal(answer, alternative + 1, level), bias = chooser == self ? biases[topic]!.Pointer(0) : beliefs[topic][0]!.Means;
        for (var i = 0; i < work.Lanes.Length; i++) perceived[i] = signal[work.Lanes[i]] - bias[work.Lanes[i]];
        if (!work.IsAll) return;
        for (var lane = 0; lane < work.Count; lane += Octet.Count) (Octet.Load(signal + lane) - Octet.Load(bias + lane)).Store(perceived + lane);
    }

    /// <summary>Signals what it would gain by each way of answering each alternative of a topic.</summary>
    private void SignalAnswer(Talks talks, LaneSet lanes)
    {
        refreshers[talks.Topic.Index]!.Look(this, lanes);
        var topic = talks.Topic;
        for (var answer = 0; answer < topic.Answers.Length; answer++)
        {
            if (topic.Answers[answer].Chooser != self) continue;
            for (var alternative = StatusQuo; alternative < topic.Alternatives.Length; alternative++)
                SignalAnswer(talks, new(Possible(talks, lanes, alternative).Indices, world.Count), answer, alternative);
        }
    }

    private void SignalAnswer(Talks talks, Work work, int answer, int alternative)
    {
        var (choice, issue, _, levels) = talks.Topic.Answers[answer];
        var value = world.Number(interests.Appraisals[choice]!.PresentValue);
        double* bias = biases[choice]!.Pointer(0), first = scratch.Pointer(FirstOutcome);
        answers[talks.Topic.Index][answer]!.Run(this, work, alternative);
        for (var level = 1; level < levels.Length; level++)
        {
            var other = scratch.Pointer(FirstOutcome + level);
            var signal = talks.AnswerSignal(answer, alternative + 1, level);
            for (var i = 0; i < work.Lanes.Length; i++)
            {
                var lane = work.Lanes[i];
                signal[lane] = (value[lane] * (other[i] - first[i])) + bias[lane];
            }

            if (work.IsAll)
            {
                for (var lane = 0; lane < work.Count; lane += Octet.Count)
                    ((Octet.Load(value + lane) * (Octet.Load(other + lane) - Octet.Load(first + lane))) + Octet.Load(bias + lane)).Store(signal + lane);
            }

            if (world.Plan.Topics[choice].Kind == Compilation.TopicKind.Exit) SubtractCostOfLeaving(work, choice, issue, signal);
        }
    }

    private void SubtractCostOfLeaving(Work work, int exit, int issue, double* signal)
    {
        var cost = cache.Pointer(interests.Appraisals[exit]!.ExitCost);
        var consent = world.Number(Own.Consent);
        var (state, to) = (world.Issues[issue], world.Plan.Topics[exit].Alternatives[0].Levels[0]);
        for (var i = 0; i < work.Count; i++)
        {
            var lane = work[i];
            var canLeave = state.Agreed[lane] > to && !state.IsPending(lane);
            signal[lane] = canLeave ? signal[lane] - cost[lane] - consent[lane] : double.NegativeInfinity;
        }
    }
}
