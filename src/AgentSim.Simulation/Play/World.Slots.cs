using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>Which columns follow which parts of the state.</summary>
internal sealed unsafe partial class World
{
    private const int Kinds = (int)IssueHistoryKind.Broken + 1;

    private List<(int Slot, int Attribute, LevelState State)>[] attributeSlots = [];
    private (int Agreed, int InForce, int Changed)[] issueSlots = [];
    private List<(int Now, int Last)> happenings = [];
    private int[] happeningSlots = [], parameterSlots = [], shockSlots = [], memorySlots = [], aggregateSlots = [];
    private bool[] notices = [];
    private List<(int Slot, int Ring, int Periods, bool IsSum)> pastSlots = [];

    private int Actors => Plan.Model.Actors.Length;

    private void IndexSlots()
    {
        var slots = Plan.Slots;
        attributeSlots = [.. Plan.Model.Issues.Select(_ => new List<(int, int, LevelState)>())];
        issueSlots = [.. Plan.Model.Issues.Select((_, issue) => (
            slots.Find(new LevelRoot(issue, LevelState.Agreed)), slots.Find(new LevelRoot(issue, LevelState.InForce)), slots.Find(new ChangeRoot(issue))))];
        parameterSlots = [.. Plan.Model.Parameters.Select((_, index) => slots.Find(new ParameterRoot(index)))];
        shockSlots = [.. Plan.Model.Shocks.Select((_, index) => slots.Find(new ShockRoot(index)))];
        memorySlots = [.. Plan.Model.Variables.Select((_, index) => slots.Find(new MemoryRoot(index)))];
        aggregateSlots = [.. Plan.Aggregates.Select((_, index) => slots.Find(new AggregateRoot(index)))];
        happeningSlots = new int[Plan.Topics.Length * Kinds * (Actors + 1)];
        Array.Fill(happeningSlots, -1);
        for (var slot = 0; slot < slots.Lanes.Count; slot++) Index(slots.Lanes[slot], slot);
        notices = [.. from topic in Plan.Topics
                      from kind in Enumerable.Range(0, Kinds)
                      select topic.Issues.Append(topic.Index).Any(of => happeningSlots.AsSpan(Place(of, (IssueHistoryKind)kind, -1), Actors + 1).ContainsAnyExcept(-1))];
    }

    private void Index(LaneRoot root, int slot)
    {
        switch (root)
        {
            case AttributeRoot attribute:
                attributeSlots[attribute.Issue].Add((slot, attribute.Attribute, attribute.State));
                break;
            case HappeningRoot { InThisPeriod: true } happening:
                happeningSlots[Place(happening.Topic, happening.Kind, happening.Actor)] = slot;
                happenings.Add((slot, Plan.Slots.Find(happening with { InThisPeriod = false })));
                break;
            case PastRoot past:
                pastSlots.Add((slot, past.Remembered, past.Periods, false));
                break;
            case WindowRoot window:
                pastSlots.Add((slot, window.Remembered, window.Periods, true));
                break;
        }
    }

    private int Place(int topic, IssueHistoryKind kind, int actor) => (((topic * Kinds) + (int)kind) * (Actors + 1)) + actor + 1;

    /// <summary>Lets the formulas know that something happened in this period.</summary>
    public void Happen(int topic, IssueHistoryKind kind, int actor, int lane)
    {
        var slot = happeningSlots[Place(topic, kind, actor)];
        if (slot >= 0) columns[slot][lane] = 1;
    }

    /// <summary>Whether some formula hears of it when something of a kind happens to a topic or its issues.</summary>
    public bool Notices(Topic topic, IssueHistoryKind kind) => notices[(topic.Index * Kinds) + (int)kind];

    private void ForgetHappenings()
    {
        foreach (var (now, last) in happenings)
        {
            if (last >= 0) columns[now].CopyTo(columns[last]);
            columns[now].Clear();
        }
    }

    /// <summary>Brings the past values that formulas read to the present period.</summary>
    private void Recall(int ring)
    {
        foreach (var (slot, of, periods, isSum) in pastSlots)
        {
            if (of != ring) continue;
            if (isSum) SumPast(remembered[ring], periods, columns[slot]);
            else remembered[ring].Past(Period, periods).CopyTo(columns[slot]);
        }
    }

    private void SumPast(Remembered ring, int periods, Span<double> sum)
    {
        sum.Clear();
        for (var back = Math.Min(periods - 1, Period); back >= 1; back--)
        {
            var past = ring.Past(Period, back);
            for (var lane = 0; lane < Count; lane++) sum[lane] += past[lane];
        }
    }
}
