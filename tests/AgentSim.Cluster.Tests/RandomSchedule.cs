namespace AgentSim.Cluster.Tests;

/// <summary>
/// A coordinator and some workers on a network that loses messages, delivers them twice and in any order, while workers join, are killed, hang for a while or for ever, which nobody says, and are given up. All of it
/// is drawn from one number, and so can be played again.
/// </summary>
internal sealed class RandomSchedule
{
    private const int LossyTime = 200;
    private const int MostTime = 2_000;

    private readonly Dice dice;
    private readonly WorkLedger ledger = new(Limits);
    private readonly Dictionary<string, Mate> mates = [];
    private readonly List<(double At, Action Deliver)> inFlight = [];
    private readonly int[] kept;
    private readonly HashSet<int> writing = [];
    private int named;
    private double now;

    private RandomSchedule(uint seed)
    {
        dice = new(seed);
        kept = new int[dice.Below(30)];
    }

    public static LedgerLimits Limits { get; } = new(TimeSpan.FromSeconds(2), 6, 10, TimeSpan.FromSeconds(3));

    /// <summary>How often each batch was written.</summary>
    public IReadOnlyList<int> Kept => kept;

    /// <summary>The most batches that a worker ever held.</summary>
    public int MostHeld { get; private set; }

    /// <summary>How often the ledger said that all is kept.</summary>
    public int Ends { get; private set; }

    /// <summary>Whether it ended.</summary>
    public bool IsFinished => ledger.IsFinished;

    /// <summary>The batches that the ledger counts as kept.</summary>
    public int Counted => ledger.Kept;

    /// <summary>Plays one.</summary>
    public static RandomSchedule Play(uint seed)
    {
        var schedule = new RandomSchedule(seed);
        schedule.Play();
        return schedule;
    }

    private TimeSpan Now => TimeSpan.FromSeconds(now);

    /// <summary>Whether at some time a batch was nowhere: not waiting, in no worker's hands, not being written and not kept.</summary>
    public bool HasLost { get; private set; }

    // For a while anything may happen; then the network is whole, and somebody is there to work.
    private bool IsLossy => now < LossyTime * 0.1;

    private void Play()
    {
        Do(ledger.Add(WorkLedgerTests.Batches(kept.Length), Now));
        Join();
        for (; !ledger.IsFinished && now < MostTime; now += 0.1)
        {
            if (IsLossy) Trouble();
            else if (mates.Values.All(mate => mate.IsGone)) Join();
            foreach (var due in inFlight.Where(one => one.At <= now).OrderBy(_ => dice.Below(1_000)).ToArray())
            {
                inFlight.Remove(due);
                due.Deliver();
            }

            Do(ledger.Ticked(Now));
            foreach (var mate in mates.Values.Where(mate => !mate.IsDead && mate.Until <= now).ToArray()) Work(mate);
            var held = ledger.Hands.SelectMany(hand => hand.Value.Held).Distinct().Count(unit => kept[unit] == 0 && !writing.Contains(unit));
            HasLost |= ledger.Waiting + held + writing.Count + ledger.Kept != kept.Length;
        }
    }

    private void Trouble()
    {
        var which = mates.Values.Where(mate => !mate.IsDead).ToArray();
        switch (dice.Below(40))
        {
            case 0: Join(); break;
            case 1 when which.Length > 0: Kill(which[dice.Below(which.Length)]); break;
            case 2 when which.Length > 0: which[dice.Below(which.Length)].Until = now + dice.Below(15); break; // hangs
            case 3 when which.Length > 0: Do(ledger.Left(which[dice.Below(which.Length)].Name, Now)); break; // cannot be reached, they say
            case 4 when which.Length > 0: which[dice.Below(which.Length)].Until = double.PositiveInfinity; break; // hangs for ever, and is thought to be there
            default: break;
        }
    }

    private void Join()
    {
        if (mates.Values.Count(mate => !mate.IsGone) >= 5) return;
        var mate = new Mate($"w{named++}", 1 + dice.Below(3), dice.Below(20) * 0.1);
        mates.Add(mate.Name, mate);
        Do(ledger.Joined(mate.Name, mate.Cores, Now));
    }

    private void Kill(Mate mate)
    {
        mate.IsDead = true;
        if (dice.Below(2) == 0) Do(ledger.Left(mate.Name, Now));
        else inFlight.Add((now + dice.Below(10), () => Do(ledger.Left(mate.Name, Now))));
    }

    private void Work(Mate mate)
    {
        foreach (var (unit, _) in mate.Playing.Where(one => one.Value <= now).ToArray())
        {
            mate.Playing.Remove(unit);
            Do(mate, mate.Bench.Played(unit, Now));
        }

        Do(mate, mate.Bench.Ticked(Now));
        MostHeld = Math.Max(MostHeld, mate.Bench.Held);
    }

    private void Do(IEnumerable<LedgerEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Deal deal: ToWorker(deal.Worker, mate => mate.Bench.Dealt(deal.Ticket, deal.Units, Now)); break;
                case Acknowledge told: ToWorker(told.Worker, mate => mate.Bench.Kept(told.Unit, Now)); break;
                case Withdraw told: ToWorker(told.Worker, mate => mate.Bench.Withdrawn(told.Unit, Now)); break;
                case Forget told: ToWorker(told.Worker, Reborn); break;
                case Keep keep: // the disk loses nothing
                    writing.Add(keep.Unit);
                    inFlight.Add((now + (dice.Below(10) * 0.1), () => Write(keep.Unit)));
                    break;
                case Compare: break;
                case AllKept: Ends++; break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Write(int unit)
    {
        kept[unit]++;
        writing.Remove(unit);
        Do(ledger.Written(unit, Now));
    }

    /// <summary>A worker that is not known any more comes back under another name, with nothing in its hands.</summary>
    private IReadOnlyList<BenchEffect> Reborn(Mate mate)
    {
        mate.IsDead = true;
        var next = new Mate($"w{named++}", mate.Cores, mate.Takes);
        mates.Add(next.Name, next);
        Do(ledger.Joined(next.Name, next.Cores, Now));
        return [];
    }

    private void Do(Mate mate, IEnumerable<BenchEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Begin begin: mate.Playing.Add(begin.Unit, now + mate.Takes + (dice.Below(5) * 0.1)); break;
                case Send send: Travel(() => Do(ledger.Arrived(mate.Name, send.Unit, Now))); break;
                case Ask ask: Travel(() => Do(ledger.Asked(mate.Name, ask.Ticket, ask.Held, Now))); break;
                case Discard: break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void ToWorker(string name, Func<Mate, IReadOnlyList<BenchEffect>> handle) => Travel(() =>
    {
        var mate = mates[name];
        if (mate.IsGone) return;
        if (mate.Until <= now) Do(mate, handle(mate));
        else inFlight.Add((mate.Until, () => Do(mate, handle(mate)))); // it lies there until the worker goes on
    });

    private void Travel(Action deliver)
    {
        if (IsLossy && dice.Below(5) == 0) return;
        inFlight.Add((now + Delay(), deliver));
        if (IsLossy && dice.Below(5) == 0) inFlight.Add((now + Delay(), deliver));
    }

    private double Delay() => dice.Below(IsLossy ? 30 : 2) * 0.1;

    private sealed class Mate(string name, int cores, double takes)
    {
        public string Name => name;

        public int Cores => cores;

        public double Takes => takes;

        public WorkBench Bench { get; } = new(cores);

        public Dictionary<int, double> Playing { get; } = [];

        public bool IsDead { get; set; }

        /// <summary>Whether nothing will ever come from it.</summary>
        public bool IsGone => IsDead || double.IsPositiveInfinity(Until);

        /// <summary>Until when it hangs.</summary>
        public double Until { get; set; }
    }

    /// <summary>Numbers that depend on a seed and on how many were drawn.</summary>
    private sealed class Dice(uint seed)
    {
        private readonly CsCheck.PCG generator = new(1, seed);

        public int Below(int most) => (int)generator.Next((uint)most);
    }
}
