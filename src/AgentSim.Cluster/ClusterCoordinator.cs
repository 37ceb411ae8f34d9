using System.Collections.Immutable;
using Akka.Actor;
using AgentSim.Experiments;
using AgentSim.Results;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>Has an experiment played by workers that come and go, and gives what they send to whoever keeps it.</summary>
public sealed class ClusterCoordinator : IAsyncDisposable
{
    private readonly ClusterNode node;
    private readonly CoordinatorMeters meters;
    private readonly IActorRef dealer;

    private ClusterCoordinator(ClusterNode node, CoordinatorMeters meters, IActorRef dealer) => (this.node, this.meters, this.dealer) = (node, meters, dealer);

    /// <summary>The role of a coordinator in its cluster.</summary>
    internal const string Role = "coordinator";

    /// <summary>Where workers find it.</summary>
    public ListenAddress Address => new(node.Address.Host, node.Address.Port ?? 0);

    /// <summary>Begins to listen.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="trust">By what workers are known; null where only this machine can reach it.</param>
    /// <param name="recipe">What is played.</param>
    /// <param name="watch">Is told of the workers, twice a second.</param>
    /// <param name="logs">Where it says what happens.</param>
    /// <exception cref="RefusedException">It cannot listen there.</exception>
    public static async Task<ClusterCoordinator> Start(
        ListenAddress listen, ClusterTrust? trust, ExperimentRecipe recipe, Action<ImmutableArray<WorkerProgress>> watch, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(listen);
        ArgumentNullException.ThrowIfNull(recipe);
        var node = await ClusterNode.Start(listen, trust, Role, logs);
        var (log, meters) = (logs.CreateLogger("AgentSim.Cluster"), new CoordinatorMeters());
        var context = new DealerContext(LedgerLimits.Usual, recipe.Kinds, watch, meters, log);
        var dealer = node.System.ActorOf(Props.Create(() => new Dealer(context)), "dealer");
        var (told, files) = recipe.Publish();
        node.System.ActorOf(Props.Create(() => new Reception(told, files, dealer, log)), Reception.Name);
        Akka.Cluster.Cluster.Get(node.System).Join(node.Address);
        var coordinator = new ClusterCoordinator(node, meters, dealer);
        ClusterLog.Listening(log, coordinator.Address.ToString());
        return coordinator;
    }

    /// <summary>Has some batches played.</summary>
    /// <param name="batches">Which.</param>
    /// <param name="folder">Where they are kept.</param>
    /// <param name="kept">Is told how many histories more are on the disk, from any thread.</param>
    /// <param name="cancellation">Ends it; what is being kept is kept.</param>
    /// <exception cref="InvalidDataException">A batch came twice, with different records.</exception>
    public async Task Play(IEnumerable<Batch> batches, ResultFolder folder, Action<int> kept, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dealer.Tell(new PlayAll([.. batches], new(folder, kept, meters), done));
        await using (cancellation.Register(() => dealer.Tell(new StopDealing(new OperationCanceledException())))) await done.Task;
    }

    /// <summary>Tells the workers that there is nothing more to do.</summary>
    /// <param name="words">What they say of it.</param>
    public async Task Dismiss(string words)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dealer.Tell(new DismissAll(words, done));
        await done.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        meters.Dispose();
    }
}
