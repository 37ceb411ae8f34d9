using AgentSim.Experiments;
using AgentSim.Simulation.Compilation;
using Akka.Actor;

namespace AgentSim.Runtime;

/// <summary>
/// Plays one batch after the other, each with a mediator of its own, in memory that they share. When a mediator fails, the batch is played again in halves until
/// the guilty history is known.
/// </summary>
internal sealed class Worker : ReceiveActor
{
    private readonly string dispatcher;
    private readonly Seating seating;
    private Stage? stage;
    private Bisection? batch;
    private Completed? completed;
    private Exception? error;

    /// <summary>A worker without work.</summary>
    /// <param name="dispatcher">The dispatcher of all that plays here: one thread, for the columns stay in its cache, and seats take turns with the world.</param>
    /// <param name="seating">Who takes the seats.</param>
    public Worker(string dispatcher, Seating seating)
    {
        (this.dispatcher, this.seating) = (dispatcher, seating);
        Receive<Compute>(compute =>
        {
            batch = new(compute.Recipe, Division.Lanes);
            PlayNext();
        });
        Receive<Completed>(message => completed = message);
        Receive<Terminated>(_ =>
        {
            if (completed is null) Fail();
            else batch!.Finish(completed.Records);
            PlayNext();
        });
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(cause =>
    {
        error = cause;
        return Directive.Stop;
    });

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        Context.Parent.Tell(new Failed(reason));
        base.PreRestart(reason, message);
    }

    /// <inheritdoc/>
    protected override void PostStop() => stage?.Dispose();

    private void PlayNext()
    {
        if (!batch!.TryTake(out var piece))
        {
            Context.Parent.Tell(new Computed(batch.Records));
            return;
        }

        stage = Fitting(batch.Recipe.Model, piece.Count);
        completed = null;
        var mediator = Context.Watch(Context.ActorOf(Props.Create(() => new Mediator(stage!, dispatcher)).WithDispatcher(dispatcher)));
        mediator.Tell(new Begin(piece, batch.Recipe.RandomSeed, batch.Recipe.Given));
    }

    private void Fail()
    {
        batch!.Fail(stage!.Period, error!.Message);
        Clear(); // nobody knows what state it was left in
    }

    private Stage Fitting(CompiledModel model, int histories)
    {
        if (stage is not null && stage.Fits(model, histories)) return stage;
        Clear(); // before the next is made: stages are most of the memory that play takes
        return new(model, histories, seating);
    }

    private void Clear()
    {
        stage?.Dispose();
        stage = null;
    }
}
