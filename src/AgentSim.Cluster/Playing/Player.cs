using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;
using AgentSim.Experiments;
using AgentSim.Results;
using AgentSim.Runtime;

namespace AgentSim.Cluster;

/// <summary>Does what the bench says: asks a coordinator for batches, has them played, and sends what comes of them. It decides nothing.</summary>
internal sealed class Player : ReceiveActor, IWithTimers
{
    /// <summary>What it is called.</summary>
    public const string Name = "player";

    private static readonly TimeSpan TickTime = TimeSpan.FromMilliseconds(500);

    // A coordinator says that it is there twice a second.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(12);

    private readonly SessionContext context;
    private readonly ReadRecipe recipe;
    private readonly ActorSelection reception;
    private readonly Playhouse playhouse;
    private readonly ImmutableArray<string> kinds;
    private readonly Dictionary<int, Batch> batches = [];
    private readonly Dictionary<int, byte[]> packed = [];
    private WorkBench bench;
    private IActorRef? dealer;
    private TimeSpan heard;
    private int session = 1;

    /// <summary>A player.</summary>
    public Player(SessionContext context, ReadRecipe recipe, ActorSelection reception)
    {
        (this.context, this.recipe, this.reception) = (context, recipe, reception);
        (playhouse, bench, heard) = (new(recipe.Run), new(context.Cores), context.Now);
        kinds = PackedBatch.KindsOf(recipe.Run, recipe.Collection);
        Receive<Tick>(_ => OnTick());
        Receive<Welcome>(welcome => OfSession(welcome.Session, () =>
        {
            dealer = Sender;
            return bench.Ticked(context.Now);
        }));
        Receive<Dealt>(dealt => OfSession(dealt.Session, () => Take(dealt)));
        Receive<Packed>(done => Finish(done));
        Receive<Acknowledged>(told => OfSession(told.Session, () => bench.Kept(told.Unit, context.Now)));
        Receive<Withdrawn>(told => OfSession(told.Session, () => bench.Withdrawn(told.Unit, context.Now)));
        Receive<Forgotten>(told => OfSession(told.Session, BeginAnew));
        Receive<Pulse>(_ => heard = context.Now);
        Receive<Ended>(ended =>
        {
            dealer?.Tell(new Leaving(session));
            context.Ended.TrySetResult(new AllPlayed(ended.Words));
            Become(() => ReceiveAny(_ => { }));
        });
        Receive<Refused>(refused => context.Ended.TrySetResult(new NotWanted(refused.Reason)));
        Receive<Go>(_ =>
        {
            dealer?.Tell(new Leaving(session));
            Become(() => ReceiveAny(_ => { }));
        });
        Receive<WentWrong>(wrong => throw wrong.Error);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, TimeSpan.Zero, TickTime);

    /// <inheritdoc/>
    protected override void PostStop() => _ = playhouse.DisposeAsync().AsTask();

    private void OnTick()
    {
        if (dealer is null) reception.Tell(new Ready(session, recipe.Digest, Manifest.EngineVersion, context.Cores, context.Name));
        else Do(bench.Ticked(context.Now));
        if (context.Now - heard > Silence) context.Ended.TrySetResult(new LostTouch($"silent for {Silence.TotalSeconds} s"));
    }

    private void OfSession(int of, Func<IEnumerable<BenchEffect>> handle)
    {
        heard = context.Now;
        if (of == session) Do(handle());
    }

    private IEnumerable<BenchEffect> Take(Dealt dealt)
    {
        var run = recipe.Run;
        foreach (var (unit, arm, first, count) in dealt.Batches)
        {
            if (arm >= run.Arms.Length || count > run.Division.BatchSize || (long)first + count > (long)run.Design.Points * run.Sampling.Histories)
                throw new RefusedException($"The coordinator asks for {count} histories from {first} of arm {arm}, which there are not.");
            batches[unit] = new(arm, new(first, count, (uint)run.Sampling.Replications, (uint)run.Sampling.Samples));
        }

        return bench.Dealt(dealt.Ticket, [.. dealt.Batches.Select(batch => batch.Unit)], context.Now);
    }

    private void Do(IEnumerable<BenchEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Begin begin: Play(begin.Unit, batches[begin.Unit]).PipeTo(Self, failure: error => new WentWrong(error)); break;
                case Send send: Send(send.Unit, packed[send.Unit]); break;
                case Discard discard:
                    packed.Remove(discard.Unit);
                    batches.Remove(discard.Unit);
                    break;
                case Ask ask: dealer?.Tell(new Asking(session, ask.Ticket, ask.Held)); break;
                default: throw new UnreachableException();
            }
        }
    }

    private async Task<Packed> Play(int unit, Batch batch)
    {
        var (of, began) = (session, Stopwatch.GetTimestamp());
        var played = await playhouse.Play(batch);
        var bytes = PartBytes.Of(await ResultWriter.Pack(recipe.Run, recipe.Collection, batch, played.Records), kinds);
        return new(of, unit, bytes, batch.Histories.Count, Stopwatch.GetElapsedTime(began));
    }

    private void Finish(Packed done)
    {
        context.Played(done.Histories);
        context.Meters.Played(done.Histories, done.Took);
        if (done.Session != session) return;
        packed[done.Unit] = done.Bytes;
        Do(bench.Played(done.Unit, context.Now));
    }

    private void Send(int unit, byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += MessageLimits.Piece)
            dealer!.Tell(new PartPiece(session, unit, at, bytes.Length, bytes.AsMemory(at, Math.Min(MessageLimits.Piece, bytes.Length - at))));
    }

    private IEnumerable<BenchEffect> BeginAnew()
    {
        ClusterLog.Forgotten(context.Log);
        (session, bench, dealer) = (session + 1, new(context.Cores), null);
        packed.Clear();
        batches.Clear();
        return [];
    }
}
