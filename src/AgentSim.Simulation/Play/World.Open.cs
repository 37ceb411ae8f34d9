using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>How a period begins.</summary>
internal sealed unsafe partial class World
{
    /// <summary>Begins a period: shocks, events, what comes into force or lapses, and what can be negotiated.</summary>
    /// <param name="period">The period, from 0.</param>
    /// <param name="changed">Told of every change of an issue that nobody decides on.</param>
    public void Open(int period, Action<int, int> changed)
    {
        Period = period;
        SetUniforms();
        for (var ring = 0; ring < remembered.Length; ring++) Recall(ring);
        DrawShocks();
        for (var issue = 0; issue < Issues.Length; issue++) BringIntoForce(issue, changed);
        Run(Plan.Conditions.Opens, conditions);
        foreach (var talks in Talks) SetEligible(talks);
    }

    private void DrawShocks()
    {
        Run(Plan.Conditions.Hazards, conditions);
        var hazard = 0;
        for (var shock = 0; shock < shocks.Length; shock++)
        {
            var declared = Plan.Model.Shocks[shock];
            var probability = declared.Distribution is Hazard ? conditions[hazard++] : default;
            var slot = shockSlots[shock];
            var isNew = Period % declared.PeriodsBetween == 0;
            if (slot < 0 || !isNew) continue;
            var column = columns[slot][..Count];
            Luck.Fill(Plan.Streams.Shocks[shock], (uint)Period, 0, column);
            for (var lane = 0; lane < column.Length; lane++)
            {
                column[lane] = declared.Distribution is Hazard
                    ? column[lane] < probability[lane] ? 1 : 0
                    : shocks[shock].Of(column[lane]);
            }
        }
    }

    private void BringIntoForce(int issue, Action<int, int> changed)
    {
        var state = Issues[issue];
        for (var lane = 0; lane < Count; lane++)
        {
            if (state.Due[lane] <= Period) TakeEffect(issue, lane);
            if (state.Lapses[lane] > Period) continue;
            changed(issue, lane);
            Agree(issue, lane, 0, 0);
            TakeEffect(issue, lane);
        }
    }

    private void SetEligible(Talks talks)
    {
        var topic = talks.Topic;
        talks.Eligible.Clear();
        if (Period % topic.Every != 0) return;
        var opens = Plan.Conditions.Topics[topic.Index] is var condition and >= 0 ? conditions[condition] : default;
        foreach (var lane in Alive.Indices)
        {
            if ((opens.IsEmpty || LaneSet.Holds(opens[lane])) && Period >= Topics[topic.Index].Reopens[lane] && CanChange(topic, lane))
                talks.Eligible.Add(lane);
        }

        SetWeights(talks);
    }

    private bool CanChange(Topic topic, int lane)
    {
        foreach (var issue in topic.Issues)
        {
            if (Issues[issue].IsPending(lane)) return false;
        }

        return topic.Kind != TopicKind.Exit || Issues[topic.Issues[0]].Agreed[lane] > topic.Alternatives[0].Levels[0];
    }

    /// <summary>Sets what can be proposed in each lane, and leaves out the lanes in which that is nothing.</summary>
    private void SetWeights(Talks talks)
    {
        var eligible = talks.Eligible;
        // Keeping to what one does is a choice, too.
        foreach (var lane in eligible.Indices) canMove[lane] = talks.Topic.Kind == TopicKind.Conduct;
        for (var alternative = 0; alternative < talks.Topic.Alternatives.Length; alternative++) SetWeight(talks, alternative);
        var kept = 0;
        foreach (var lane in eligible.Indices)
        {
            if (canMove[lane]) eligible.Replace(kept++, lane);
        }

        eligible.Truncate(kept);
    }

    private void SetWeight(Talks talks, int alternative)
    {
        var topic = talks.Topic;
        var lanes = talks.Eligible.Indices;
        var weight = talks.Weight(alternative);
        Span<int> moves = this.moves;
        Span<bool> canMove = this.canMove;
        foreach (var lane in lanes) moves[lane] = 0;
        for (var place = 0; place < topic.Issues.Length; place++) CountMoves(topic, topic.Alternatives[alternative], place, lanes);
        var (needed, full) = (MovesNeeded(topic), topic.Alternatives[alternative].Weight);
        foreach (var lane in lanes)
        {
            weight[lane] = moves[lane] >= needed ? full : 0;
            canMove[lane] |= weight[lane] > 0;
        }
    }

    /// <summary>Counts, lane by lane, an issue that an alternative changes; one that may not be changed so makes up for any number of others.</summary>
    private void CountMoves(Topic topic, Alternative alternative, int place, ReadOnlySpan<int> lanes)
    {
        const int none = -1_000_000;
        var (issue, level) = (topic.Issues[place], alternative.Levels[place]);
        ReadOnlySpan<int> agreed = Issues[issue].Agreed;
        ReadOnlySpan<double> transfer = Issues[issue].AgreedTransfer;
        Span<int> moves = this.moves;
        var opens = Plan.Conditions.Levels[issue][level] is var condition and >= 0 ? conditions.Pointer(condition) : null;
        var paymentMoves = topic.Issues.Length == 1;
        foreach (var lane in lanes)
        {
            if (agreed[lane] == level) moves[lane] += paymentMoves && transfer[lane] != alternative.Transfer ? 1 : 0;
            else moves[lane] += opens == null || LaneSet.Holds(opens[lane]) ? 1 : none;
        }
    }

    private int MovesNeeded(Topic topic) => topic.Kind switch
    {
        TopicKind.Conduct => 0,
        TopicKind.Package when Plan.Model.Packages[topic.Index - Plan.Model.Issues.Length].EveryIssueMoves => topic.Issues.Length,
        _ => 1,
    };
}
