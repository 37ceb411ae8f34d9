using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

/// <summary>What an actor would gain: its own utility with an alternative in force, less that with things as they are.</summary>
internal sealed unsafe partial class Seat
{
    private const int StatusQuo = -1;
    private const int AsItIs = -1;

    // Scratch columns: what is expected of the status quo, present value, the gain, two for answers, and then for each answer's levels two more.
    private const int Before = 0, Present = 1, After = 2, Blended = 3, Aside = 4, FirstAnswer = 5;

    private Part[] wholes = [];

    private void AppraiseAll()
    {
        for (var topic = 0; topic < gains.Length; topic++)
        {
            if (gains[topic] is null) continue;
            wholes[topic].TakeAll();
            Appraise(wholes[topic]);
        }
    }

    /// <summary>Evaluates a topic in some lanes, and signals the gains.</summary>
    private void Appraise(Part part)
    {
        if (part.Count == 0) return;
        var topic = part.Talks.Topic;
        var (party, table) = (topic.PartyOf(self), gains[topic.Index]!);
        var bias = biases[topic.Index]![0];
        for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
        {
            var gain = Gain(part, alternative);
            var own = table[alternative];
            var signal = part.Talks.Signal(party, alternative);
            for (var i = 0; i < part.Count; i++)
            {
                own[part.Positions[i]] = gain[i];
                signal[part.Positions[i]] = gain[i] + bias[part.Lanes[i]];
            }
        }
    }

    /// <summary>
    /// The gain from an alternative, dense over the part's lanes: <c>PV (D(x) - D(status quo))</c>, D being what utility is expected to be per year, answers included.
    /// Valid until the next call; the status quo is evaluated with the first alternative.
    /// </summary>
    private Span<double> Gain(Part part, int alternative)
    {
        var present = scratch[Present][..part.Count];
        if (alternative == 0)
        {
            Expect(part, StatusQuo, scratch.Pointer(Before));
            var value = world.Number(interests.Appraisals[part.Talks.Topic.Index]!.PresentValue);
            for (var i = 0; i < part.Count; i++) present[i] = value[part.Lanes[i]];
        }

        Expect(part, alternative, scratch.Pointer(After));
        var before = scratch[Before];
        var gain = scratch[After][..part.Count];
        for (var i = 0; i < gain.Length; i++) gain[i] = present[i] * (gain[i] - before[i]);
        return gain;
    }

    /// <summary>Utility per year with an alternative in force, as far as the topic bears on it: <c>U + sum over answers of (sum over c of Pr(c) U(c) - U)</c>.</summary>
    private void Expect(Part part, int alternative, double* result)
    {
        var answers = part.Talks.Topic.Answers;
        if (answers.Length != 1) Evaluate(part, alternative, AsItIs, 0, result);
        for (var answer = 0; answer < answers.Length; answer++)
        {
            var blended = answers.Length == 1 ? result : scratch.Pointer(Blended);
            Blend(part, alternative, answer, blended);
            if (answers.Length > 1) AddDifference(result, blended, part.Count, answer == 0);
        }
    }

    /// <summary>Adds up <c>U + (B1 - U) + (B2 - U) + ...</c>: U is kept aside while the first answer is added.</summary>
    private void AddDifference(double* sum, double* blended, int count, bool isFirst)
    {
        var asItIs = scratch.Pointer(Aside);
        for (var i = 0; i < count; i++)
        {
            if (isFirst) asItIs[i] = sum[i];
            sum[i] += blended[i] - asItIs[i];
        }
    }

    /// <summary>Utility over the probable levels of an answering conduct: <c>sum over c of Pr(c) U(c)</c>, Pr being logit in what its chooser is believed to gain.</summary>
    private void Blend(Part part, int alternative, int answer, double* result)
    {
        const int first = FirstAnswer;
        var (_, chooser, levels) = part.Talks.Topic.Answers[answer];
        for (var level = 0; level < levels; level++)
        {
            Evaluate(part, alternative, answer, level, scratch.Pointer(first + level));
            Perceive(part, alternative, answer, level, scratch[first + levels + level]);
        }

        var precision = scratch[first + (2 * levels)];
        var known = world.Number(world.Plan.Numbers.Actors[chooser].Precision);
        for (var i = 0; i < part.Count; i++) precision[i] = known[part.Lanes[i]];
        for (nint lane = 0; lane < part.Count; lane += Vector256<double>.Count)
            LogitMean(lane, levels, first).Store(result + lane);
    }

    private Vector256<double> LogitMean(nint lane, int levels, int first)
    {
        Vector256<double> Load(int column) => Vector256.Load(scratch.Pointer(column) + lane);
        var best = Load(first + levels);
        for (var level = 1; level < levels; level++) best = Vector256.Max(best, Load(first + levels + level));
        var (sum, mean) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var precision = Load(first + (2 * levels));
        for (var level = 0; level < levels; level++)
        {
            var below = Load(first + levels + level) - best;
            // Infinite precision times no difference is no number, but the best is certain.
            var weight = Vector256.ConditionalSelect(Vector256.Equals(below, Vector256<double>.Zero), Vector256<double>.One, Lanes.Exp(precision * below));
            sum += weight;
            mean += weight * Load(first + level);
        }

        return mean / sum;
    }

    /// <summary>What this actor thinks that a conduct's chooser would gain by a level, over its first: the truth, if that is itself.</summary>
    private void Perceive(Part part, int alternative, int answer, int level, Span<double> perceived)
    {
        var (issue, chooser, _) = part.Talks.Topic.Answers[answer];
        var signal = part.Talks.AnswerSignal(answer, alternative + 1, level);
        var bias = chooser == self ? biases[issue]![0] : beliefs[issue][0]!.Means;
        for (var i = 0; i < part.Count; i++) perceived[i] = signal[part.Positions[i]] - (level == 0 ? 0 : bias[part.Lanes[i]]);
    }

    /// <summary>Signals what it would gain by each way of answering each alternative of a topic.</summary>
    private void SignalAnswer(Part part)
    {
        var topic = part.Talks.Topic;
        for (var answer = 0; answer < topic.Answers.Length; answer++)
        {
            if (topic.Answers[answer].Chooser != self) continue;
            for (var alternative = StatusQuo; alternative < topic.Alternatives.Length; alternative++) SignalAnswer(part, answer, alternative);
        }
    }

    private void SignalAnswer(Part part, int answer, int alternative)
    {
        var (issue, _, levels) = part.Talks.Topic.Answers[answer];
        var value = world.Number(interests.Appraisals[issue]!.PresentValue);
        var bias = biases[issue]![0];
        var first = scratch[FirstAnswer];
        var other = scratch[FirstAnswer + 1];
        for (var level = 0; level < levels; level++)
        {
            Evaluate(part, alternative, answer, level, scratch.Pointer(level == 0 ? FirstAnswer : FirstAnswer + 1));
            var signal = part.Talks.AnswerSignal(answer, alternative + 1, level);
            for (var i = 0; i < part.Count; i++)
            {
                var lane = part.Lanes[i];
                signal[part.Positions[i]] = level == 0 ? 0 : (value[lane] * (other[i] - first[i])) + bias[lane];
            }
        }
    }

    /// <summary>Utility per year with an alternative, and one level of one answering conduct, in force; the rest as it is.</summary>
    private void Evaluate(Part part, int alternative, int answer, int level, double* result)
    {
        var appraisal = interests.Appraisals[part.Talks.Topic.Index]!;
        Evaluate(appraisal, appraisal.Utility, part.Lanes, alternative, answer, level, &result);
    }

    private void Evaluate(Appraisal appraisal, Formula formula, ReadOnlySpan<int> lanes, int alternative, int answer, int level, double** results)
    {
        Span<Source> sources = stackalloc Source[formula.Slots.Length];
        for (var input = 0; input < sources.Length; input++)
            sources[input] = SourceOf(appraisal.Topic, formula.Slots[input], alternative, answer, level);
        runner.Run(formula.Tape, sources, world.Uniforms, lanes, lanes.Length, results);
    }

    private Source SourceOf(Topic topic, int slot, int alternative, int answer, int level)
    {
        if (slot < 0) return Source.Gathered(cache.Pointer(~slot));
        if (alternative != StatusQuo && world.Supposed(topic, alternative, slot) is { } supposed) return supposed;
        if (answer != AsItIs && world.IssueOf(slot) == topic.Answers[answer].Issue) return world.Supposed(slot, level, 0);
        return Source.Gathered(world.Column(slot));
    }
}
