using Akka.Actor;
using Akka.Cluster;
using AgentSim.Results;

namespace AgentSim.Cluster;

/// <summary>Does what the ledger says: deals batches to workers, and has what they send written. It decides nothing.</summary>
internal sealed class Dealer : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan TickTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly DealerContext context;
    private readonly WorkLedger ledger;
    private readonly Dictionary<string, Seat> seats = [];
    private PackedBatch? arrived;
    private PlayAll? play;
    private DismissAll? dismissal;
    private TimeSpan dismissed;
    private int writing, comparing;
    private bool isAllKept;
    private Exception? ending;

    /// <summary>A dealer.</summary>
    public Dealer(DealerContext context)
    {
        (this.context, ledger) = (context, new(context.Limits));
        Receive<Ready>(Admit);
        Receive<Asking>(asking => Do(ledger.Asked(Seat.KeyOf(Sender, asking.Session), asking.Ticket, asking.Held, context.Now)));
        Receive<PartPiece>(Take);
        Receive<Leaving>(leaving => Leave(Seat.KeyOf(Sender, leaving.Session), "has left"));
        Receive<PlayAll>(all =>
        {
            (play, isAllKept) = (all, false);
            Do(ledger.Add(all.Batches, context.Now));
        });
        Receive<WrittenDown>(Written);
        Receive<NotWritten>(failed =>
        {
            writing--;
            Stop(failed.Error);
        });
        Receive<StopDealing>(stop => Stop(stop.Why));
        Receive<FoundAlike>(_ =>
        {
            comparing--;
            EndIfKept();
        });
        Receive<DismissAll>(Dismiss);
        Receive<Tick>(_ => OnTick());
        Receive<ClusterEvent.UnreachableMember>(lost => LeaveAll(lost.Member.Address, "cannot be reached: what it held goes to others"));
        Receive<ClusterEvent.MemberRemoved>(gone => LeaveAll(gone.Member.Address, "is gone: what it held goes to others"));
        Receive<ClusterEvent.IMemberEvent>(_ => { });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, TickTime);
        Akka.Cluster.Cluster.Get(Context.System).Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.UnreachableMember));
    }

    // What it knows is lost with it: whoever waits is told, and the same command goes on from what is on the disk.
    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        play?.Done.TrySetException(reason);
        base.PreRestart(reason, message);
    }

    private void Admit(Ready ready)
    {
        var seat = new Seat(ready, Sender);
        if (seats.TryAdd(seat.Key, seat))
        {
            foreach (var old in seats.Values.Where(other => other != seat && other.Worker.Equals(Sender)).ToArray()) Leave(old.Key, "begins anew");
            Do(ledger.Joined(seat.Key, seat.Cores, context.Now));
            ClusterLog.WorkerJoined(context.Log, seat.Name, seat.Cores);
        }

        Sender.Tell(new Welcome(ready.Session));
    }

    private void Take(PartPiece piece)
    {
        var key = Seat.KeyOf(Sender, piece.Session);
        if (!seats.TryGetValue(key, out var seat) || !ledger.Has(piece.Unit) || seat.Take(piece) is not { } bytes) return;
        try
        {
            arrived = PartBytes.Read(ledger[piece.Unit], bytes, context.Kinds);
        }
        catch (InvalidDataException wrong)
        {
            seat.Worker.Tell(new Refused($"The coordinator cannot read the batches of this worker. {wrong.Message}"));
            Leave(key, "sent what is no batch: it is left out");
            return;
        }

        context.Meters.Received(bytes.Length);
        Do(ledger.Arrived(key, piece.Unit, context.Now));
    }

    private void Write(Keep keep)
    {
        writing++;
        play!.Store.Keep(arrived!, seats[keep.Worker].Name).PipeTo(Self, success: () => new WrittenDown(keep.Unit), failure: error => new NotWritten(error));
    }

    private void Check(Compare compare)
    {
        comparing++;
        play!.Store.Compare(arrived!, seats[compare.Worker].Name).PipeTo(Self, success: () => FoundAlike.Instance, failure: error => new StopDealing(error));
    }

    private void Written(WrittenDown written)
    {
        writing--;
        Do(ledger.Written(written.Unit, context.Now));
        EndIfStopped();
    }

    private void Do(IEnumerable<LedgerEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Deal deal when ending is null: Tell(deal.Worker, seat => new Dealt(seat.Session, deal.Ticket, [.. deal.Units.Select(Numbered)])); break;
                case Keep keep when ending is null: Write(keep); break;
                case Compare compare when ending is null: Check(compare); break;
                case Deal or Keep or Compare: break;
                case Acknowledge told: Tell(told.Worker, seat => new Acknowledged(seat.Session, told.Unit)); break;
                case Withdraw told: Tell(told.Worker, seat => new Withdrawn(seat.Session, told.Unit)); break;
                case Forget told: Sender.Tell(new Forgotten(int.Parse(told.Worker.AsSpan(told.Worker.LastIndexOf(' ') + 1), System.Globalization.CultureInfo.InvariantCulture))); break;
                case AllKept:
                    isAllKept = true;
                    EndIfKept();
                    break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private NumberedBatch Numbered(int unit) => new(unit, ledger[unit].Arm, ledger[unit].Histories.First, ledger[unit].Histories.Count);

    private void Tell(string worker, Func<Seat, ClusterMessage> message)
    {
        if (seats.TryGetValue(worker, out var seat)) seat.Worker.Tell(message(seat));
    }

    private void LeaveAll(Address address, string how)
    {
        foreach (var seat in seats.Values.Where(seat => seat.Worker.Path.Address == address).ToArray()) Leave(seat.Key, how);
    }

    private void Leave(string key, string how)
    {
        if (!seats.Remove(key, out var seat)) return;
        ClusterLog.WorkerLeft(context.Log, seat.Name, how);
        Do(ledger.Left(key, context.Now));
        if (seats.Count == 0) dismissal?.Done.TrySetResult();
    }

    private void OnTick()
    {
        Do(ledger.Ticked(context.Now));
        foreach (var seat in seats.Values) seat.Worker.Tell(new Pulse());
        var workers = WorkerProgress.Of(ledger, seats, context.Now);
        context.Meters.Seen(ledger.Waiting, workers);
        context.Watch(workers);
        if (dismissal is not null && context.Now - dismissed > Farewell) dismissal.Done.TrySetResult();
    }

    private void Stop(Exception why)
    {
        ending ??= why;
        EndIfStopped();
    }

    private void EndIfStopped()
    {
        if (ending is null || writing > 0) return;
        if (ending is OperationCanceledException) play?.Done.TrySetCanceled();
        else play?.Done.TrySetException(ending);
    }

    private void EndIfKept()
    {
        if (isAllKept && comparing == 0) play?.Done.TrySetResult();
    }

    private void Dismiss(DismissAll all)
    {
        (dismissal, dismissed) = (all, context.Now);
        if (seats.Count == 0) all.Done.TrySetResult();
        foreach (var seat in seats.Values) seat.Worker.Tell(new Ended(all.Words));
    }
}
