using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.Cluster;

/// <summary>
/// What the coordinator decides, and nothing of how it is told or kept: who gets which batches, and what becomes of what comes back. It knows no network and no clock:
/// each thing that happens is told to it with the time, and it says what is to be done. Messages may be lost, come twice or in another order, and workers come and go: each
/// batch is kept once.
/// </summary>
/// <param name="limits">How much is dealt out.</param>
internal sealed class WorkLedger(LedgerLimits limits)
{
    private readonly UnitStates units = new();
    private readonly SortedDictionary<string, Hand> hands = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string Worker, TimeSpan At)> issues = [];
    private readonly Dictionary<int, string> senders = [];

    /// <summary>Batches that are on the disk.</summary>
    public int Kept => units.Kept;

    /// <summary>Batches that nobody holds.</summary>
    public int Waiting => units.Waiting;

    /// <summary>Whether all batches are on the disk.</summary>
    public bool IsFinished => units.Kept == units.Count;

    /// <summary>The workers, by name.</summary>
    public IEnumerable<KeyValuePair<string, Hand>> Hands => hands;

    /// <summary>A batch by its number.</summary>
    public Batch this[int unit] => units[unit];

    /// <summary>Whether there is a batch of that number.</summary>
    public bool Has(int unit) => unit >= 0 && unit < units.Count;

    /// <summary>There are more batches to play.</summary>
    public IReadOnlyList<LedgerEffect> Add(IEnumerable<Batch> batches, TimeSpan now)
    {
        foreach (var batch in batches) units.Add(batch);
        return IsFinished ? [new AllKept()] : Feed(now);
    }

    /// <summary>A worker is there, with nothing in its hands.</summary>
    public IReadOnlyList<LedgerEffect> Joined(string worker, int cores, TimeSpan now)
    {
        hands.TryAdd(worker, new(Math.Max(1, cores)) { Heard = now });
        return [];
    }

    /// <summary>A worker is gone, or cannot be reached: what it holds goes to others.</summary>
    public IReadOnlyList<LedgerEffect> Left(string worker, TimeSpan now)
    {
        if (!hands.Remove(worker, out var hand)) return [];
        foreach (var unit in hand.Held.Order().ToArray()) Release(hand, unit);
        return Feed(now);
    }

    /// <summary>A worker has room for more.</summary>
    /// <param name="worker">Which.</param>
    /// <param name="ticket">The number of the last deal that it got.</param>
    /// <param name="held">All batches that it holds, those included that it has sent and that were not acknowledged.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<LedgerEffect> Asked(string worker, int ticket, IReadOnlyCollection<int> held, TimeSpan now)
    {
        if (!hands.TryGetValue(worker, out var hand) || ticket > hand.Ticket) return [new Forget(worker)];
        hand.Heard = now;
        if (ticket < hand.Ticket) return [new Deal(worker, hand.Ticket, [.. hand.Last.Where(hand.Held.Contains)])]; // the last deal was lost, or crossed this
        foreach (var lost in hand.Held.Except(held).Order().ToArray()) Release(hand, lost);
        hand.IsHungry = true;
        return Feed(now);
    }

    /// <summary>All of a batch has come from a worker.</summary>
    public IReadOnlyList<LedgerEffect> Arrived(string worker, int unit, TimeSpan now)
    {
        if (!units.WasDealt(unit)) return [];
        var first = units[unit, UnitState.Waiting] || units[unit, UnitState.Out];
        if (hands.TryGetValue(worker, out var hand)) Count(hand, unit, first, now);
        if (!first) return senders.GetValueOrDefault(unit) == worker ? [new Compare(worker, unit)] : [new Compare(worker, unit), new Acknowledge(worker, unit)];
        units.Move(unit, UnitState.Writing);
        senders[unit] = worker;
        return [new Keep(worker, unit)];
    }

    /// <summary>A batch is on the disk.</summary>
    public IReadOnlyList<LedgerEffect> Written(int unit, TimeSpan now)
    {
        units.Move(unit, UnitState.Kept);
        issues.Remove(unit);
        var effects = new List<LedgerEffect>();
        if (senders.Remove(unit, out var sender)) effects.Add(new Acknowledge(sender, unit));
        foreach (var (worker, hand) in hands.Where(other => other.Value.Held.Contains(unit)))
        {
            Drop(hand, unit);
            effects.Add(new Withdraw(worker, unit));
        }

        if (IsFinished) effects.Add(new AllKept());
        else effects.AddRange(Feed(now));
        return effects;
    }

    /// <summary>Some time has passed: who is idle may be given what others are slow to play.</summary>
    public IReadOnlyList<LedgerEffect> Ticked(TimeSpan now) => IsFinished ? [] : Feed(now);

    private void Count(Hand hand, int unit, bool first, TimeSpan now)
    {
        hand.Heard = now;
        if (!Drop(hand, unit)) return;
        hand.Pace.Finish(units[unit].Histories.Count, now);
        if (first) hand.Histories += units[unit].Histories.Count;
        else hand.Repeated++;
    }

    private List<LedgerEffect> Feed(TimeSpan now)
    {
        var effects = new List<LedgerEffect>();
        foreach (var (worker, hand) in hands.Where(other => other.Value.IsHungry))
        {
            var dealt = units.Take(Math.Min(Chunk(hand), limits.MostHeld - hand.Held.Count));
            if (dealt.IsEmpty) dealt = Late(hand, now);
            if (dealt.IsEmpty) continue;
            if (hand.Held.Count == 0) hand.Pace.Resume(now);
            foreach (var unit in dealt)
            {
                hand.Held.Add(unit);
                hand.HeldHistories += units[unit].Histories.Count;
                issues[unit] = (worker, now);
            }

            (hand.IsHungry, hand.Last, hand.Ticket) = (false, dealt, hand.Ticket + 1);
            effects.Add(new Deal(worker, hand.Ticket, dealt));
        }

        return effects;
    }

    /// <summary>How many batches a worker is dealt: what it plays in a while, and towards the end no more than leaves something for the others.</summary>
    private int Chunk(Hand hand)
    {
        if (units.Waiting == 0) return 0;
        var speed = hands.Values.Sum(other => other.Pace.Rate);
        var fair = hand.Pace.Rate > 0 ? hand.Pace.Rate / speed : 1.0 / hands.Count;
        var wanted = hand.Pace.Rate > 0 ? hand.Pace.Rate * limits.Share.TotalSeconds / units.NextCount : hand.Cores;
        return (int)Math.Clamp(Math.Min(Math.Max(wanted, hand.Cores), Math.Ceiling(units.Waiting * fair / 2)), 1, limits.MostDealt);
    }

    /// <summary>What others have held for longer than they should, the longest first.</summary>
    private ImmutableArray<int> Late(Hand idle, TimeSpan now) =>
    [
        .. issues.Where(issue => units[issue.Key, UnitState.Out] && !idle.Held.Contains(issue.Key) && now - issue.Value.At >= Patience(issue.Value.Worker))
            .OrderBy(issue => issue.Value.At).ThenBy(issue => issue.Key).Take(Math.Min(idle.Cores, limits.MostHeld - idle.Held.Count)).Select(issue => issue.Key),
    ];

    private TimeSpan Patience(string worker)
    {
        if (!hands.TryGetValue(worker, out var hand) || hand.Pace.Rate == 0) return limits.Patience;
        var expected = TimeSpan.FromSeconds(2 * hand.HeldHistories / hand.Pace.Rate);
        return expected > limits.Patience ? expected : limits.Patience;
    }

    /// <summary>A worker does not hold a batch any more; if nobody does, it waits again.</summary>
    private void Release(Hand hand, int unit)
    {
        Drop(hand, unit);
        if (units[unit, UnitState.Out] && !hands.Values.Any(other => other.Held.Contains(unit))) units.Move(unit, UnitState.Waiting);
    }

    private bool Drop(Hand hand, int unit)
    {
        if (!hand.Held.Remove(unit)) return false;
        hand.HeldHistories -= units[unit].Histories.Count;
        return true;
    }
}
