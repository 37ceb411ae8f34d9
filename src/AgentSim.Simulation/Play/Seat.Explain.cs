using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

/// <summary>How an actor explains itself, one history at a time: for transcripts, never in the way of play.</summary>
internal sealed unsafe partial class Seat
{
    /// <summary>What an alternative means to the actor, by utility term, in the only lane of a batch.</summary>
    public Stake Explain(Talks talks, int alternative)
    {
        var topic = talks.Topic;
        var appraisal = interests.Appraisals[topic.Index]!;
        var (before, after) = (Terms(talks, StatusQuo), Terms(talks, alternative));
        var value = *world.Number(appraisal.PresentValue);
        var terms = appraisal.Terms.Select((term, i) => new TermGain(NameOf(term), value * (after[i] - before[i]))).Where(term => term.Gain != 0);
        var cost = topic.Kind switch
        {
            TopicKind.Exit => cache[appraisal.ExitCost][0],
            TopicKind.Conduct when world.Issues[topic.Issues[0]].PromisedUntil[0] > world.Period => world.Issues[topic.Issues[0]].Breach[0],
            _ => 0,
        };
        return new(self, value * (after.Sum() - before.Sum()), [.. terms], cost);
    }

    /// <summary>What the actor has computed that it would gain by an alternative of a topic that it bargains about, in the only lane of a batch.</summary>
    public double Gain(Talks talks, int alternative) => gains[talks.Topic.Index]![alternative][0];

    /// <summary>The probability with which the actor accepts the offer of a session, in the only lane of a batch.</summary>
    public double Acceptance(Session session)
    {
        Span<double> probability = stackalloc double[ColumnArena.Row];
        Choice.Acceptance(strategies[session.Topic.Index]!, views[session.Topic.Index]!, session.Round, session.Offers, 1, probability);
        return probability[0];
    }

    /// <summary>The probability of what the actor has just chosen alone, in the only lane of a batch: <c>weight exp(precision worth)</c> as a share of all moves'.</summary>
    public double ChanceOf(Choosing choosing)
    {
        var moves = Moves(choosing.Topic);
        var (first, precision) = (FirstOfChoice(moves), scratch[scratch.Count - 1][0]);
        var possible = Enumerable.Range(0, moves).Where(move => scratch[first + moves + move][0] > 0).ToArray();
        var best = possible.Max(move => Worth(moves, move)[0]);
        if (double.IsPositiveInfinity(precision)) return 1;
        double Weight(int move) => scratch[first + moves + move][0] * Lanes.Exp(precision * (Worth(moves, move)[0] - best));
        return Weight(choosing.Chosen[0]) / possible.Sum(Weight);
    }

    private string NameOf(int term) => term < world.Plan.Model.Actors[self].Utility.Length ? world.Plan.Model.Actors[self].Utility[term].Name : "";

    /// <summary>Each dependent utility term per year with an alternative in force, answers included: as <see cref="Expect"/> does for their sum.</summary>
    private double[] Terms(Talks talks, int alternative)
    {
        var answers = talks.Topic.Answers;
        var asItIs = EvaluateTerms(talks, alternative, AsItIs, 0);
        var sum = (double[])asItIs.Clone();
        for (var answer = 0; answer < answers.Length; answer++)
        {
            var probability = AnswerProbabilities(talks, alternative, answer);
            for (var term = 0; term < sum.Length; term++) sum[term] -= asItIs[term];
            for (var level = 0; level < probability.Length; level++)
            {
                var terms = EvaluateTerms(talks, alternative, answer, level);
                for (var term = 0; term < sum.Length; term++) sum[term] += probability[level] * terms[term];
            }
        }

        return sum;
    }

    private double[] AnswerProbabilities(Talks talks, int alternative, int answer)
    {
        var (_, _, chooser, among) = talks.Topic.Answers[answer];
        var levels = among.Length;
        var worth = new double[levels];
        var perceived = stackalloc double[ColumnArena.Row];
        for (var level = 0; level < levels; level++)
        {
            Perceive(talks, new([0], 1), alternative, answer, level, perceived);
            worth[level] = perceived[0];
        }

        var precision = *world.Number(world.Plan.Numbers.Actors[chooser].Precision);
        var weights = worth.Select(w => w == worth.Max() ? 1 : double.IsNegativeInfinity(w) ? 0 : Lanes.Exp(precision * (w - worth.Max()))).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    private double[] EvaluateTerms(Talks talks, int alternative, int answer, int level)
    {
        var appraisal = interests.Appraisals[talks.Topic.Index]!;
        using var terms = new ColumnArena(appraisal.Terms.Length, 1);
        var results = stackalloc double*[appraisal.Terms.Length];
        for (var term = 0; term < appraisal.Terms.Length; term++) results[term] = terms.Pointer(term);
        Source[] sources = [.. appraisal.Ledger.Slots.Select(slot => Answered(talks.Topic, slot, answer, level) ?? Supposed(appraisal, alternative, slot))];
        runner.Run(appraisal.Ledger.Tape, sources, world.Uniforms, [], 1, results);
        return [.. Enumerable.Range(0, appraisal.Terms.Length).Select(term => terms[term][0])];
    }

    private Source? Answered(Topic topic, int slot, int answer, int level)
    {
        if (slot < 0 || answer == AsItIs || world.IssueOf(slot) != topic.Answers[answer].Issue || topic.Answers[answer].Levels[level] == Compilation.Answer.AsItIs) return null;
        return world.Supposed(slot, topic.Answers[answer].Levels[level], 0);
    }
}
