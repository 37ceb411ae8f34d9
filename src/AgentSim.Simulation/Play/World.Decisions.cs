using System.Diagnostics;
using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

/// <summary>What the mediator asks of the public world while decisions are made.</summary>
internal sealed unsafe partial class World
{
    /// <summary>Whether a topic that was eligible when the period began can still be decided on: nothing about its issues was decided since.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="lane">The first of the eight lanes that are asked about.</param>
    public Octet IsOpen(Topic topic, int lane)
    {
        var (state, period) = (Topics[topic.Index], Octet.Create(Period));
        return IsReady(topic, lane) & ~Octet.Same(Octet.Load(state.ChangedIn, lane), period);
    }

    /// <summary>Sets anew what can be decided on a topic, for decisions that come after others of the period.</summary>
    public void Reopen(Talks talks) => SetEligible(talks);

    /// <summary>Takes a promise: a conduct that a package settles is kept for its time, or broken at a cost.</summary>
    public void Promise(Topic topic, int issue, int lane)
    {
        var package = Plan.Model.Packages[topic.Index - Plan.Model.Issues.Length];
        Issues[issue].PromisedUntil[lane] = Period + package.PromiseLasts;
        Issues[issue].Breach[lane] = numbers[Plan.Start.Breaches[topic.Index - Plan.Model.Issues.Length]][lane];
    }

    /// <summary>The value of a formula in one lane with an alternative of a topic in force.</summary>
    public double WithInForce(Formula formula, Topic topic, int alternative, int lane)
    {
        Span<Source> sources = stackalloc Source[formula.Slots.Length];
        for (var input = 0; input < sources.Length; input++)
            sources[input] = Supposed(topic, alternative, formula.Slots[input]) ?? Source.Gathered(columns.Pointer(formula.Slots[input]));
        var result = single.Pointer(0);
        runner.Run(formula.Tape, sources, uniforms, [lane], 1, &result);
        return *result;
    }

    /// <summary>What an input is with an alternative of a topic in force; null where the topic has no bearing on it.</summary>
    public Source? Supposed(Topic topic, int alternative, int slot)
    {
        var issue = IssueOf(slot);
        if (issue < 0 || topic.Issues.IndexOf(issue) is not (var place and >= 0)) return null;
        return Supposed(slot, topic.Alternatives[alternative].Levels[place], topic.Alternatives[alternative].Transfer);
    }

    /// <summary>What an input that belongs to an issue is with one of its levels in force.</summary>
    public Source Supposed(int slot, int level, double transfer) => Plan.Slots.Lanes[slot] switch
    {
        LevelRoot => Source.Of(level),
        AttributeRoot root when root.Attribute == Plan.Model.Issues[root.Issue].Attributes.Length => Source.Of(transfer),
        AttributeRoot root => LevelSource(root.Issue, level, root.Attribute),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// Where the levels of an issue lie on a line from 0 to 1 in one lane: by their first attribute where that rises or falls from each to the next, else at equal distances in the order of the file.
    /// </summary>
    public void Places(int issue, int lane, Span<double> places)
    {
        for (var level = 0; level < places.Length; level++)
        {
            var attributes = Plan.Start.Levels[issue][level];
            places[level] = attributes.IsEmpty ? 0 : attributes[0].Result < 0 ? attributes[0].Constant : numbers[attributes[0].Result][lane];
        }

        var (first, last) = (places[0], places[^1]);
        for (var level = 1; level < places.Length; level++)
        {
            if (last > first ? places[level] > places[level - 1] : places[level] < places[level - 1]) continue;
            for (var even = 0; even < places.Length; even++) places[even] = even / (double)(places.Length - 1);
            return;
        }

        for (var level = 0; level < places.Length; level++) places[level] = (places[level] - first) / (last - first);
    }

    /// <summary>The issue whose level a column shows; -1 for all other columns.</summary>
    public int IssueOf(int slot) => Plan.Slots.Lanes[slot].LevelOf ?? -1;

    /// <summary>Shows the final measures an aggregate over the whole history.</summary>
    public void Show(int aggregate, ReadOnlySpan<double> values)
    {
        if (aggregateSlots[aggregate] is var slot and >= 0) values.CopyTo(columns[slot]);
    }

    /// <summary>Plays some lanes no further.</summary>
    public void Bury(IEnumerable<int> lanes)
    {
        var dead = lanes.ToHashSet();
        if (dead.Count == 0) return;
        var left = Alive.Indices.ToArray().Where(lane => !dead.Contains(lane)).ToArray();
        Alive.Clear();
        foreach (var lane in left) Alive.Add(lane);
        ShowAlive();
    }
}
