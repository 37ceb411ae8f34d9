using Akka.Actor;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>
/// Plays the histories of one batch: delivers what the order of play says to the negotiators addressed, and goes on once all of them have acted. When a negotiator fails, it fails.
/// </summary>
internal sealed class Mediator : ReceiveActor
{
    private readonly Stage stage;
    private readonly IActorRef[] negotiators;
    private IEnumerator<Delivery> deliveries = Enumerable.Empty<Delivery>().GetEnumerator();
    private int expected;

    /// <summary>A mediator with its negotiators.</summary>
    /// <param name="stage">Where they play.</param>
    /// <param name="dispatcher">The dispatcher that they share.</param>
    public Mediator(Stage stage, string dispatcher)
    {
        this.stage = stage;
        negotiators = [.. stage.Seats.Select(seat => Context.ActorOf(Props.Create(() => new Negotiator(seat)).WithDispatcher(dispatcher)))];
        Receive<Begin>(begin =>
        {
            deliveries = stage.Order.Play(begin.Histories, begin.RandomSeed, begin.Given).GetEnumerator();
            GoOn();
        });
        Receive<Acted>(_ =>
        {
            if (--expected == 0) GoOn();
        });
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    private void GoOn()
    {
        while (expected == 0)
        {
            if (!deliveries.MoveNext())
            {
                Context.Parent.Tell(new Completed(stage.Order.Records));
                Context.Stop(Self);
                return;
            }

            var (message, actors) = deliveries.Current;
            expected = actors.Count;
            for (var i = 0; i < expected; i++) negotiators[actors[i]].Tell(message, Self);
        }
    }
}
