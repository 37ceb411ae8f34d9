using Akka.Actor;

namespace AgentSim.Runtime;

/// <summary>Deals out batches to workers, in the order in which they were assigned.</summary>
internal sealed class Coordinator : ReceiveActor
{
    private readonly Queue<Assign> waiting = [];
    private readonly Stack<IActorRef> free = [];
    private readonly Dictionary<IActorRef, Assign> busy = [];

    /// <summary>A coordinator with its workers.</summary>
    /// <param name="workers">How many; each has a dispatcher of its own.</param>
    /// <param name="seating">Who takes the seats.</param>
    public Coordinator(int workers, Seating seating)
    {
        for (var i = 0; i < workers; i++)
        {
            var dispatcher = Configuration.DispatcherOf(i);
            free.Push(Context.ActorOf(Props.Create(() => new Worker(dispatcher, seating)).WithDispatcher(dispatcher)));
        }

        Receive<Assign>(assign =>
        {
            waiting.Enqueue(assign);
            Deal();
        });
        Receive<Computed>(message => Release().SetResult(message.Records));
        Receive<Failed>(message => Release().SetException(message.Error));
    }

    private TaskCompletionSource<Simulation.Play.BatchRecords> Release()
    {
        busy.Remove(Sender, out var done);
        free.Push(Sender);
        Deal();
        return done!.Records;
    }

    private void Deal()
    {
        while (free.Count > 0 && waiting.TryDequeue(out var next))
        {
            var worker = free.Pop();
            busy.Add(worker, next);
            worker.Tell(new Compute(next.Recipe));
        }
    }
}
