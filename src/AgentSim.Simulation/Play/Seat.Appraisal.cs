using System.Runtime.Intrinsics;
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
        var bias = biases[topic.Index]![0];
        ExpectStatusQuo(talks, lanes);
        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
        {
            var own = gains[topic.Index]![alternative];
            var signal = talks.Signal(party, alternative);
            var work = Possible(talks, lanes, alternative);
            FindGain(talks, work, alternative, own);
            for (var i = 0; i < work.Count; i++) signal[work[i]] = own[work[i]] + bias[work[i]];
            FindComplaints(topic, own);
        }
    }

    /// <summary>A gain without a finite value is a fault of the model: whoever has it says so.</summary>
    private void FindComplaints(Topic topic, ReadOnlySpan<double> gain)
    {
        foreach (var lane in possible.Indices)
        {
            if (!double.IsFinite(gain[lane])) world.Complaints[self].Add((lane, $"gain of {world.Plan.Model.Actors[self].Name} from {topic.Name}"));
        }
    }

    /// <summary>The lanes in which an alternative can be chosen at all.</summary>
    private Work Possible(Talks talks, LaneSet lanes, int alternative)
    {
        if (alternative == StatusQuo) return new(lanes.Indices, world.Count);
        possible.FillFrom(lanes);
        possible.IntersectWith(new(talks.Weight(alternative), world.Capacity));
        return new(possible.Indices, world.Count);
    }

    private void ExpectStatusQuo(Talks talks, LaneSet lanes)
    {
        var work = new Work(lanes.Indices, world.Count);
        Expect(talks, work, StatusQuo, scratch.Pointer(After));
        var before = scratch.Pointer(Before);
        var after = scratch.Pointer(After);
        for (var i = 0; i < work.Count; i++) before[work[i]] = after[i];
    }

    /// <summary>The gain from an alternative, by lane: <c>PV (D(x) - D(status quo))</c>, D being what utility is expected to be per year, answers included.</summary>
    private void FindGain(Talks talks, Work work, int alternative, Span<double> gain)
    {
        Expect(talks, work, alternative, scratch.Pointer(After));
        var value = world.Number(interests.Appraisals[talks.Topic.Index]!.PresentValue);
        var before = scratch.Pointer(Before);
        var after = scratch.Pointer(After);
        for (var i = 0; i < work.Count; i++) gain[work[i]] = value[work[i]] * (after[i] - before[work[i]]);
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

        var aside = scratch.Pointer(FirstOutcome);
        var blended = scratch.Pointer(Blended);
        new ReadOnlySpan<double>(aside, work.Count).CopyTo(new(result, work.Count));
        for (var answer = 0; answer < foreseen.Length; answer++)
        {
            Blend(talks, work, alternative, answer, blended);
            for (var i = 0; i < work.Count; i++) result[i] += blended[i] - aside[i];
        }
    }

    /// <summary>Utility over the probable levels of an answer: <c>sum over c of Pr(c) U(c)</c>, Pr being logit in what its chooser is believed to gain.</summary>
    private void Blend(Talks talks, Work work, int alternative, int answer, double* result)
    {
        var (_, _, chooser, among) = talks.Topic.Answers[answer];
        var levels = among.Length;
        var worth = outcomes[talks.Topic.Index]!.End;
        for (var level = 0; level < levels; level++) Perceive(talks, work, alternative, answer, level, scratch[worth + level]);
        var precision = scratch.Pointer(Precision);
        var known = world.Number(world.Plan.Numbers.Actors[chooser].Precision);
        for (var i = 0; i < work.Count; i++) precision[i] = known[work[i]];
        var outcome = scratch.Pointer(FirstOutcome + Appraisal.Outcome(talks.Topic, answer));
        for (nint place = 0; place < work.Count; place += Vector256<double>.Count)
            LogitMean(levels, outcome + place, scratch.Pointer(worth) + place, Vector256.Load(precision + place)).Store(result + place);
    }

    /// <summary>The mean of outcomes, in four lanes, over levels that are chosen by what they are worth; both stand in columns one behind the other.</summary>
    private Vector256<double> LogitMean(int levels, double* outcome, double* worth, Vector256<double> precision)
    {
        var best = Vector256.Load(worth);
        for (var level = 1; level < levels; level++) best = Vector256.Max(best, Vector256.Load(worth + (level * scratch.Stride)));
        var (sum, mean) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var level = 0; level < levels; level++, worth += scratch.Stride, outcome += scratch.Stride)
        {
            var below = Vector256.Load(worth) - best;
            // Infinite precision times no difference is no number, but the best is certain; nor is no precision times minus infinity, but that is no choice.
            var weight = Vector256.ConditionalSelect(Vector256.Equals(below, Vector256<double>.Zero), Vector256<double>.One, Lanes.Exp(precision * below));
            weight = Vector256.AndNot(weight, Vector256.Equals(below, Vector256.Create(double.NegativeInfinity)));
            sum += weight;
            mean += weight * Vector256.Load(outcome);
        }

        return mean / sum;
    }

    /// <summary>What this actor thinks that the chooser of an answer would gain by a level, over the first: the truth, if that is itself.</summary>
    private void Perceive(Talks talks, Work work, int alternative, int answer, int level, Span<double> perceived)
    {
        var (topic, _, chooser, _) = talks.Topic.Answers[answer];
        var signal = talks.AnswerSignal(answer, alternative + 1, level);
        var bias = chooser == self ? biases[topic]![0] : beliefs[topic][0]!.Means;
        for (var i = 0; i < work.Count; i++) perceived[i] = level == 0 ? 0 : signal[work[i]] - bias[work[i]];
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
                SignalAnswer(talks, Possible(talks, lanes, alternative), answer, alternative);
        }
    }

    private void SignalAnswer(Talks talks, Work work, int answer, int alternative)
    {
        var (choice, issue, _, levels) = talks.Topic.Answers[answer];
        var value = world.Number(interests.Appraisals[choice]!.PresentValue);
        var bias = biases[choice]![0];
        var first = scratch.Pointer(FirstOutcome);
        answers[talks.Topic.Index][answer]!.Run(this, work, alternative);
        for (var level = 1; level < levels.Length; level++)
        {
            var other = scratch.Pointer(FirstOutcome + level);
            var signal = talks.AnswerSignal(answer, alternative + 1, level);
            for (var i = 0; i < work.Count; i++) signal[work[i]] = (value[work[i]] * (other[i] - first[i])) + bias[work[i]];
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
