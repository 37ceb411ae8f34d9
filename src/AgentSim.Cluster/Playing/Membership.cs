using Akka.Actor;
using Akka.Cluster;

namespace AgentSim.Cluster;

/// <summary>Waits until this process is a member of the coordinator's cluster, then sends a visitor; and says when the coordinator is no member any more.</summary>
internal sealed class Membership : ReceiveActor
{
    private readonly SessionContext context;
    private readonly Akka.Cluster.Cluster cluster = Akka.Cluster.Cluster.Get(Context.System);
    private IActorRef? visitor;

    /// <summary>A membership that is yet to begin.</summary>
    public Membership(SessionContext context)
    {
        this.context = context;
        Receive<ClusterEvent.MemberRemoved>(gone =>
        {
            if (gone.Member.Address == context.Coordinator) context.Ended.TrySetResult(new LostTouch("it has left the cluster"));
        });
        Receive<ClusterEvent.IMemberEvent>(of =>
        {
            // One that is only joining is known to the coordinator: it need not wait for others that cannot be reached just now.
            if (of.Member.UniqueAddress.Equals(cluster.SelfUniqueAddress)) Begin();
        });
        Receive<Go>(go => visitor?.Tell(go));
    }

    /// <inheritdoc/>
    protected override void PreStart() => cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent));

    private void Begin()
    {
        context.HasJoined = true;
        visitor ??= Context.ActorOf(Props.Create(() => new Visitor(context)), "visitor");
    }
}
