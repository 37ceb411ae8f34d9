using System.Diagnostics;
using System.Runtime.CompilerServices;
using AgentSim.Experiments;
using AgentSim.Results;
using AgentSim.Runtime;

namespace AgentSim.App.Running;

/// <summary>Plays a run and keeps its records, batch by batch.</summary>
/// <param name="run">The run.</param>
/// <param name="folder">Where its records go.</param>
internal sealed class RunPlay(Run run, ResultFolder folder)
{
    // One batch is written while the next is packed.
    private const int WritesAtOnce = 2;

    private readonly double[] seconds = new double[run.Design.Points];
    private readonly int[] failed = new int[run.Design.Points];

    /// <summary>Histories of all arms and design points.</summary>
    public long Total => run.Histories;

    /// <summary>Histories that have been played.</summary>
    public int Played { get; private set; }

    /// <summary>How long each design point took, in seconds: the time during which its batches were finished one after the other.</summary>
    public IReadOnlyList<double> Seconds => seconds;

    /// <summary>How many histories failed at each design point.</summary>
    public IReadOnlyList<int> Failed => failed;

    /// <summary>Plays all batches.</summary>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends play; what is finished by then is kept.</param>
    /// <exception cref="OperationCanceledException">Play was cancelled.</exception>
    public Task Play(PlayProgress progress, CancellationToken cancellation)
    {
        var writer = new ResultWriter(folder, run, Collection.All);
        return Parallel.ForEachAsync(
            Counted(progress, cancellation), new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce },
            async (played, _) => await writer.Write(played.Batch, played.Records));
    }

    private async IAsyncEnumerable<PlayedBatch> Counted(PlayProgress progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var batches = run.Batches();
        await foreach (var played in Simulator.Play(run, batches, cancellation))
        {
            var point = played.Batch.Point;
            seconds[point] += clock.Elapsed.TotalSeconds;
            clock.Restart();
            failed[point] += played.Records.Failures.Length;
            Played += played.Records.Histories.Count;
            progress.Take(played);
            yield return played;
        }
    }
}
