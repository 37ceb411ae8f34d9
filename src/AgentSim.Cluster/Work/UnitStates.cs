using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.Cluster;

/// <summary>Batches by number, and what has become of each. Those that come back are dealt again before those that never were.</summary>
internal sealed class UnitStates
{
    private readonly List<Batch> batches = [];
    private readonly List<UnitState> states = [];
    private readonly Stack<int> returned = [];
    private int next;

    /// <summary>How many there are.</summary>
    public int Count => batches.Count;

    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Kept { get; private set; }

    /// <summary>Histories of the batch that is dealt next, or of the last one.</summary>
    public int NextCount => batches[Math.Min(next, Count - 1)].Histories.Count;

    /// <summary>A batch.</summary>
    public Batch this[int unit] => batches[unit];

    /// <summary>Whether a batch is in some state.</summary>
    public bool this[int unit, UnitState state] => states[unit] == state;

    /// <summary>Whether there is a batch of that number that was dealt to somebody once.</summary>
    public bool WasDealt(int unit) => unit >= 0 && unit < next;

    /// <summary>One more, which waits.</summary>
    public void Add(Batch batch)
    {
        batches.Add(batch);
        states.Add(UnitState.Waiting);
        Waiting++;
    }

    /// <summary>Takes some of those that wait, for somebody to play; fewer if there are no more.</summary>
    public ImmutableArray<int> Take(int most)
    {
        var taken = ImmutableArray.CreateBuilder<int>();
        while (taken.Count < most && returned.TryPop(out var unit))
        {
            if (states[unit] == UnitState.Waiting) taken.Add(unit); // not if it has come after all
        }

        while (taken.Count < most && next < Count) taken.Add(next++);
        foreach (var unit in taken) Move(unit, UnitState.Out);
        return taken.DrainToImmutable();
    }

    /// <summary>Something has become of a batch.</summary>
    public void Move(int unit, UnitState to)
    {
        if (states[unit] == UnitState.Waiting) Waiting--;
        if (to == UnitState.Kept && states[unit] != UnitState.Kept) Kept++;
        states[unit] = to;
        if (to != UnitState.Waiting) return;
        returned.Push(unit);
        Waiting++;
    }
}

/// <summary>What has become of a batch.</summary>
internal enum UnitState : byte
{
    /// <summary>Nobody holds it.</summary>
    Waiting,

    /// <summary>Some worker has it.</summary>
    Out,

    /// <summary>It has come, and is being written.</summary>
    Writing,

    /// <summary>It is on the disk.</summary>
    Kept,
}
