using AgentSim.Simulation.Bargaining;
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

    /// <summary>Shows which lanes are alive, for those who look at eight at a time.</summary>
    private void ShowAlive()
    {
        alive[0].Clear();
        foreach (var lane in Alive.Indices) alive[0][lane] = 1;
    }

    private void SetEligible(Talks talks)
    {
        talks.Eligible.Clear();
        if (Period % talks.Topic.Every != 0) return;
        if (FindReady(talks.Topic)) SetWeights(talks);
    }

    /// <summary>Finds the lanes in which nothing forbids to decide on a topic; tells whether there are any.</summary>
    private bool FindReady(Topic topic)
    {
        var isAnywhere = Octet.Zero;
        double* opens = Plan.Conditions.Topics[topic.Index] is var condition and >= 0 ? conditions.Pointer(condition) : null, lives = alive.Pointer(0), result = ready.Pointer(0);
        for (var lane = 0; lane < Capacity; lane += Octet.Count)
        {
            var isReady = Octet.Holds(Octet.Load(lives + lane)) & IsReady(topic, lane);
            if (opens != null) isReady &= Octet.Holds(Octet.Load(opens + lane));
            if (topic.Kind == TopicKind.Exit) isReady &= Octet.Load(Issues[topic.Issues[0]].Agreed, lane) > Octet.Create(topic.Alternatives[0].Levels[0]);
            Octet.Where(isReady, Octet.One, Octet.Zero).Store(result + lane);
            isAnywhere |= isReady;
        }

        return isAnywhere.Bits != 0;
    }

    /// <summary>Where, in eight lanes, a topic is not closed for a time, and no deal on its issues waits to have effect.</summary>
    private Octet IsReady(Topic topic, int lane)
    {
        var isReady = Octet.Load(Topics[topic.Index].Reopens, lane) <= Octet.Create(Period);
        foreach (var issue in topic.Issues) isReady &= Octet.Same(Octet.Load(Issues[issue].Due, lane), Octet.Create(IssueState.Never));
        return isReady;
    }

    /// <summary>Sets what can be proposed in each lane that is ready, and leaves out the lanes in which that is nothing.</summary>
    private void SetWeights(Talks talks)
    {
        movable[0].Clear();
        for (var alternative = 0; alternative < talks.Topic.Alternatives.Length; alternative++)
        {
            SetWeight(talks, alternative);
            talks.Possible(alternative).FillWhere(new(talks.Weight(alternative), Capacity));
        }

        talks.Eligible.FillWhere(talks.Topic.Kind == TopicKind.Conduct ? ready[0] : movable[0]); // keeping to what one does is a choice, too
    }

    private void SetWeight(Talks talks, int alternative)
    {
        var topic = talks.Topic;
        double* weight = talks.Weight(alternative), isReady = ready.Pointer(0), isMovable = movable.Pointer(0);
        new Span<double>(weight, Capacity).Clear();
        for (var place = 0; place < topic.Issues.Length; place++) CountMoves(topic, topic.Alternatives[alternative], place, weight);
        var (needed, full) = (Octet.Create(MovesNeeded(topic)), Octet.Create(topic.Alternatives[alternative].Weight));
        for (var lane = 0; lane < Capacity; lane += Octet.Count)
        {
            var isPossible = (Octet.Load(weight + lane) >= needed) & Octet.Holds(Octet.Load(isReady + lane));
            Octet.Where(isPossible, full, Octet.Zero).Store(weight + lane);
            Octet.Where(isPossible, Octet.One, Octet.Load(isMovable + lane)).Store(isMovable + lane);
        }
    }

    /// <summary>Counts, lane by lane, an issue that an alternative changes; one that may not be changed so makes up for any number of others.</summary>
    private void CountMoves(Topic topic, Alternative alternative, int place, double* moves)
    {
        var (issue, level) = (topic.Issues[place], alternative.Levels[place]);
        var opens = Plan.Conditions.Levels[issue][level] is var condition and >= 0 ? conditions.Pointer(condition) : null;
        var (agreed, transfer, paymentMoves) = (Issues[issue].Agreed, Issues[issue].AgreedTransfer, topic.Issues.Length == 1);
        var (same, paid, none) = (Octet.Create(level), Octet.Create(alternative.Transfer), Octet.Create(-1e6));
        for (var lane = 0; lane < Capacity; lane += Octet.Count)
        {
            var change = opens == null ? Octet.One : Octet.Where(Octet.Holds(Octet.Load(opens + lane)), Octet.One, none);
            var payment = paymentMoves ? Octet.Where(Octet.Same(Octet.Load(transfer, lane), paid), Octet.Zero, Octet.One) : Octet.Zero;
            (Octet.Load(moves + lane) + Octet.Where(Octet.Same(Octet.Load(agreed, lane), same), payment, change)).Store(moves + lane);
        }
    }

    private int MovesNeeded(Topic topic) => topic.Kind switch
    {
        TopicKind.Conduct => 0,
        TopicKind.Package when Plan.Model.Packages[topic.Index - Plan.Model.Issues.Length].EveryIssueMoves => topic.Issues.Length,
        _ => 1,
    };
}
