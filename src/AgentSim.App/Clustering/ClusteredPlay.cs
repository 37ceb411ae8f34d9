using AgentSim.Cluster;
using AgentSim.Experiments;
using AgentSim.Results;
using Microsoft.Extensions.Logging;

namespace AgentSim.App.Clustering;

/// <summary>An experiment that is played by workers elsewhere and kept here.</summary>
internal sealed class ClusteredPlay : IAsyncDisposable
{
    private readonly ClusterCoordinator coordinator;
    private readonly ILoggerFactory logs;
    private readonly MetricsOutlet metrics;
    private readonly ResultFolder folder;

    private ClusteredPlay(ClusterCoordinator coordinator, ILoggerFactory logs, MetricsOutlet metrics, ResultFolder folder) => (this.coordinator, this.logs, this.metrics, this.folder) = (coordinator, logs, metrics, folder);

    /// <summary>Where it listens.</summary>
    public string Address => coordinator.Address.ToString();

    /// <summary>Begins to listen for workers.</summary>
    /// <param name="asked">Where and how.</param>
    /// <param name="recipe">What is played.</param>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="board">Where it is told how it goes.</param>
    public static async Task<ClusteredPlay> Begin(ClusterRequest asked, ExperimentRecipe recipe, ResultFolder folder, WorkerBoard board)
    {
        var logs = EventLog.Create(asked.Log, board.Say);
        var coordinator = await ClusterCoordinator.Start(asked.Place, asked.Trust, recipe, board.Watch, logs);
        var metrics = await MetricsOutlet.Begin(asked.Metrics, board.Say);
        board.Say($"Workers join by: agentsim worker --join {coordinator.Address}");
        return new(coordinator, logs, metrics, folder);
    }

    /// <summary>Has some batches played and keeps them.</summary>
    public Task Play(IEnumerable<Batch> batches, Action<int> kept, CancellationToken cancellation) => coordinator.Play(batches, folder, kept, cancellation);

    /// <summary>Lets the workers go.</summary>
    public Task Dismiss(string words) => coordinator.Dismiss(words);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await metrics.DisposeAsync();
        await coordinator.DisposeAsync();
        logs.Dispose();
    }
}
