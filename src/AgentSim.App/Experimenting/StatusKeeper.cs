using System.Diagnostics;
using AgentSim.App.Clustering;
using AgentSim.Results;

namespace AgentSim.App.Experimenting;

/// <summary>Writes down once a second how far an experiment is, for <c>experiment status</c> in another terminal.</summary>
internal sealed class StatusKeeper : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly ResultFolder folder;
    private readonly ExperimentPlay play;
    private readonly WorkerBoard board;
    private readonly string? listens;
    private readonly Timer timer;

    /// <summary>Begins to.</summary>
    /// <param name="folder">The folder of results.</param>
    /// <param name="play">What is played.</param>
    /// <param name="board">The workers.</param>
    /// <param name="listens">Where they are listened for; null if there are none.</param>
    public StatusKeeper(ResultFolder folder, ExperimentPlay play, WorkerBoard board, string? listens)
    {
        (this.folder, this.play, this.board, this.listens) = (folder, play, board, listens);
        timer = new(_ => Write("playing"), null, TimeSpan.Zero, Pause);
    }

    /// <summary>It is over: what was played is on the disk.</summary>
    public void Dispose()
    {
        timer.Dispose();
        Write("stopped");
    }

    private void Write(string state)
    {
        lock (gate)
        {
            new ExperimentStatus(
                state, play.Before + play.Played, play.Total, Math.Round(play.Played / clock.Elapsed.TotalSeconds, 1), Environment.ProcessId, listens,
                [.. board.Workers.Select(worker => new WorkerStatus(worker.Name, worker.Cores, worker.Histories, Math.Round(worker.PerSecond, 1), worker.Held))]).Write(folder);
        }
    }
}
