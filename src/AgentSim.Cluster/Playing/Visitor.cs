using Akka.Actor;

namespace AgentSim.Cluster;

/// <summary>Asks a coordinator what is played, fetches the files that it does not have, reads them, and then has a player play.</summary>
internal sealed class Visitor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SessionContext context;
    private readonly ActorSelection reception;
    private Arrival? arrival;
    private TimeSpan heard;
    private bool reading;

    /// <summary>A visitor.</summary>
    public Visitor(SessionContext context)
    {
        this.context = context;
        reception = Context.ActorSelection($"{context.Coordinator}/user/{Reception.Name}");
        Receive<Tick>(_ => OnTick());
        Receive<Told>(told =>
        {
            heard = context.Now;
            arrival ??= new(told, context.Files);
            GoOn();
        });
        Receive<FilePiece>(piece =>
        {
            heard = context.Now;
            arrival?.Take(piece);
            GoOn();
        });
        Receive<Refused>(refused => context.Ended.TrySetResult(new NotWanted(refused.Reason)));
        Receive<HasRead>(read => Become(() => Play(read.Recipe)));
        Receive<WentWrong>(wrong => Fail(wrong.Error));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, TimeSpan.Zero, Again);

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(error =>
    {
        Fail(error);
        return Directive.Stop;
    });

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        Fail(reason);
        base.PreRestart(reason, message);
    }

    private void OnTick()
    {
        if (reading) return;
        if (arrival is null) reception.Tell(new Hello(MessageLimits.Protocol, Results.Manifest.EngineVersion));
        else if (context.Now - heard > Patience) context.Ended.TrySetResult(new LostTouch("it stopped while it sent its files"));
        else GoOn();
    }

    private void GoOn()
    {
        if (reading) return;
        if (arrival!.Next is { } want)
        {
            reception.Tell(want);
            return;
        }

        reading = true;
        var (told, files, cores) = (arrival.Told, context.Files, context.Cores);
        Task.Run(() => ReadRecipe.Of(told, files, cores)).PipeTo(Self, success: read => new HasRead(read), failure: error => new WentWrong(error));
    }

    private void Play(ReadRecipe recipe)
    {
        Timers.CancelAll();
        ClusterLog.Playing(context.Log, $"{context.Coordinator.Host}:{context.Coordinator.Port}", arrival!.Told.Name, context.Cores);
        var player = Context.ActorOf(Props.Create(() => new Player(context, recipe, reception)), Player.Name);
        Receive<Go>(player.Forward);
        ReceiveAny(_ => { });
    }

    private void Fail(Exception error)
    {
        if (error is RefusedException refused) context.Ended.TrySetResult(new NotWanted(refused.Message));
        else context.Ended.TrySetException(error);
    }
}
