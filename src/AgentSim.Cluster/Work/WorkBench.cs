namespace AgentSim.Cluster;

/// <summary>
/// What a worker decides, and nothing of how it plays or sends: it asks for work before it has none, plays a little more at once than it has cores, sends what is played, and holds it until it is
/// told that it was kept. Whatever gets no answer is said again. It holds a bounded number of batches.
/// </summary>
/// <param name="cores">Batches that it plays at once.</param>
internal sealed class WorkBench(int cores)
{
    // More of them under way would fill the network's buffers, fewer wait for acknowledgements.
    private const int MostSent = 4;

    // Played and not yet acknowledged: more than that, and the coordinator is the slower one.
    private const int MostFinished = 32;

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SendAgain = TimeSpan.FromSeconds(10);

    private readonly Queue<int> unplayed = [];
    private readonly HashSet<int> playing = [];
    private readonly HashSet<int> withdrawn = [];
    private readonly Queue<int> unsent = [];
    private readonly SortedDictionary<int, TimeSpan> sent = [];
    private int ticket;
    private int lastDealt;
    private TimeSpan? asked;

    /// <summary>Batches that it holds.</summary>
    public int Held => unplayed.Count + playing.Count + unsent.Count + sent.Count;

    /// <summary>Batches that it was dealt.</summary>
    public IReadOnlyList<BenchEffect> Dealt(int number, IReadOnlyCollection<int> units, TimeSpan now)
    {
        if (number != ticket + 1) return [];
        (ticket, lastDealt, asked) = (number, units.Count, null);
        foreach (var unit in units.Except(All())) unplayed.Enqueue(unit);
        return Advance([], now);
    }

    /// <summary>A batch has been played.</summary>
    public IReadOnlyList<BenchEffect> Played(int unit, TimeSpan now)
    {
        playing.Remove(unit);
        if (withdrawn.Remove(unit)) return Advance([new Discard(unit)], now);
        unsent.Enqueue(unit);
        return Advance([], now);
    }

    /// <summary>A batch that it sent has been kept.</summary>
    public IReadOnlyList<BenchEffect> Kept(int unit, TimeSpan now) => sent.Remove(unit) ? Advance([new Discard(unit)], now) : [];

    /// <summary>A batch that it holds has been kept from somebody else.</summary>
    public IReadOnlyList<BenchEffect> Withdrawn(int unit, TimeSpan now)
    {
        if (sent.Remove(unit) || Remove(unsent, unit)) return Advance([new Discard(unit)], now);
        if (playing.Contains(unit)) withdrawn.Add(unit);
        else Remove(unplayed, unit);
        return Advance([], now);
    }

    /// <summary>Some time has passed.</summary>
    public IReadOnlyList<BenchEffect> Ticked(TimeSpan now) => Advance([], now);

    private List<BenchEffect> Advance(List<BenchEffect> effects, TimeSpan now)
    {
        while (playing.Count < 2 * cores && unplayed.TryDequeue(out var next))
        {
            playing.Add(next);
            effects.Add(new Begin(next));
        }

        foreach (var unit in sent.Where(one => now - one.Value >= SendAgain).Select(one => one.Key).ToArray()) Send(unit);
        while (sent.Count < MostSent && unsent.TryDequeue(out var next)) Send(next);
        if (unplayed.Count <= Math.Max(cores, lastDealt / 2) && unsent.Count + sent.Count < MostFinished && (asked is not { } at || now - at >= AskAgain))
        {
            asked = now;
            effects.Add(new Ask(ticket, [.. All()]));
        }

        return effects;

        void Send(int unit)
        {
            sent[unit] = now;
            effects.Add(new Send(unit));
        }
    }

    private IEnumerable<int> All() => unplayed.Concat(playing.Order()).Concat(unsent).Concat(sent.Keys);

    private static bool Remove(Queue<int> queue, int unit)
    {
        if (!queue.Contains(unit)) return false;
        var rest = queue.Where(other => other != unit).ToArray();
        queue.Clear();
        foreach (var other in rest) queue.Enqueue(other);
        return true;
    }
}
