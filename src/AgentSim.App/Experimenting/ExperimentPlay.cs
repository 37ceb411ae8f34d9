using System.Runtime.CompilerServices;
using AgentSim.App.Running;
using AgentSim.Experiments;
using AgentSim.Results;
using AgentSim.Runtime;

namespace AgentSim.App.Experimenting;

/// <summary>Plays what is missing of an experiment, and keeps it batch by batch.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="run">What is played, if all of it is.</param>
/// <param name="folder">Where its records go.</param>
/// <param name="manifest">The manifest in that folder.</param>
/// <param name="elsewhere">Who plays and keeps batches instead of this process; null if it does.</param>
internal sealed class ExperimentPlay(Experiment experiment, Run run, ResultFolder folder, Manifest manifest, PlayElsewhere? elsewhere = null)
{
    // One batch is written while the next is packed.
    private const int WritesAtOnce = 2;

    private readonly HashSet<Batch> finished = [.. folder.Finished(manifest)];
    private long played;

    /// <summary>Histories that were there before.</summary>
    public long Before => finished.Sum(batch => (long)batch.Histories.Count);

    /// <summary>Histories that have been played now.</summary>
    public long Played => Interlocked.Read(ref played);

    /// <summary>Histories that there are to play, those that were there before included; the most, where the experiment may stop earlier.</summary>
    public long Total => manifest.Shard is null ? run.Histories : Batches.Sum(batch => (long)batch.Histories.Count);

    private IEnumerable<Batch> Batches => manifest.Shard is { } shard ? shard.Batches(run.Batches()) : run.Batches();

    /// <summary>Plays until there is nothing more to play.</summary>
    /// <param name="progress">Is told of each batch, those that were there before included.</param>
    /// <param name="cancellation">Ends play; what is finished by then is kept.</param>
    public async Task Play(PlayProgress progress, CancellationToken cancellation)
    {
        if (experiment.Until is not { } until)
        {
            await Play(Batches, progress, cancellation);
            return;
        }

        // Every look sees whole samples of every arm from the first on, and nothing that a later look has left behind, so that where it stops depends on nothing but the records.
        var (going, looks) = (Enumerable.Range(0, run.Design.Points).ToList(), new List<Range>());
        for (int from = 0, to = Math.Min(until.AtLeast, run.Sampling.Samples); going.Count > 0; (from, to) = (to, Math.Min(to + until.Look, run.Sampling.Samples)))
        {
            looks.Add(from..to);
            await Play(going.SelectMany(point => run.Batches(point, from..to)), progress, cancellation);
            if (to == run.Sampling.Samples) return;
            going = StillWide(going, until, looks);
        }
    }

    /// <summary>The points at which an interval is still too wide after some looks, all of which they have been played for.</summary>
    private List<int> StillWide(List<int> points, StoppingRule until, List<Range> looks)
    {
        using var query = ResultQuery.Open(folder, manifest, points.SelectMany(point => looks.SelectMany(look => run.Batches(point, look))));
        var (arms, samples) = (manifest.Arms.Where(arm => arm != Arm.RandomPlay), looks[^1].End.Value);
        var histories = RecordsOf(query, experiment, manifest);
        return [.. points.Where(point => arms.Any(arm => !until.IsMet(histories, arm, point, samples)))];
    }

    /// <summary>Plays some batches, those that are there left out.</summary>
    public Task Play(IEnumerable<Batch> batches, PlayProgress progress, CancellationToken cancellation)
    {
        if (elsewhere is not null) return elsewhere(batches.Where(batch => IsMissing(batch, progress)), histories => Count(histories, progress), cancellation);
        var writer = new ResultWriter(folder, run, experiment.Collection);
        return Parallel.ForEachAsync(
            Missing(batches, progress, cancellation), new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce },
            async (played, _) => await writer.Write(played.Batch, played.Records));
    }

    private async IAsyncEnumerable<PlayedBatch> Missing(IEnumerable<Batch> batches, PlayProgress progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var played in Simulator.Play(run, batches.Where(batch => IsMissing(batch, progress)), cancellation))
        {
            Interlocked.Add(ref this.played, played.Records.Histories.Count);
            progress.Take(played);
            yield return played;
        }
    }

    private void Count(int histories, PlayProgress progress)
    {
        Interlocked.Add(ref played, histories);
        progress.Skip(histories);
    }

    private bool IsMissing(Batch batch, PlayProgress progress)
    {
        if (!finished.Contains(batch)) return true;
        progress.Skip(batch.Histories.Count);
        return false;
    }

    /// <summary>The records that there are, for claims and looks.</summary>
    public static RecordedHistories RecordsOf(ResultQuery query, Experiment experiment, Manifest manifest)
    {
        var calendar = experiment.Design.Variants[0].Arms[0].Model.Calendar;
        return new(query, manifest, experiment.Design, (calendar.Time(0), calendar.Time(calendar.Periods)));
    }
}

/// <summary>Plays batches and keeps them, in another way than by this process.</summary>
/// <param name="batches">Which.</param>
/// <param name="kept">Is told how many histories more there are.</param>
/// <param name="cancellation">Ends it.</param>
internal delegate Task PlayElsewhere(IEnumerable<Batch> batches, Action<int> kept, CancellationToken cancellation);
