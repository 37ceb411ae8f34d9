using AgentSim.Experiments;
using AgentSim.Runtime;

namespace AgentSim.App.Running;

/// <summary>Is told of histories as they are played, and counts which patterns they ended in: for the arm that is told of first, all design points together.</summary>
/// <param name="patterns">How many patterns the model has.</param>
/// <param name="advanced">Is told how many more histories there are.</param>
internal sealed class PlayProgress(int patterns, Action<int> advanced)
{
    private readonly Lock gate = new();
    private readonly Tally[] tallies = new Tally[patterns];
    private int[] bySample = []; // of each sample, how many histories have each pattern, and how many there are
    private long total;
    private int samples, replications;
    private double totalsSquared;

    /// <summary>Histories that were there before: they are counted as progress, and in no share.</summary>
    public void Skip(int histories) => advanced(histories);

    /// <summary>A batch that has been played.</summary>
    public void Take(PlayedBatch played)
    {
        if (played.Batch.Arm == 0 && patterns > 0) Count(played);
        advanced(played.Records.Histories.Count);
    }

    /// <summary>The share of each pattern so far, with its interval; of no history there are no shares.</summary>
    public Proportion[] Shares()
    {
        lock (gate)
        {
            return total == 0 ? [] : [.. tallies.Select(tally => Proportion.OfSamples((int)tally.Count, (int)total, new(samples, tally.Squares, tally.Products, totalsSquared, replications)))];
        }
    }

    private void Count(PlayedBatch played)
    {
        var (histories, records) = (played.Records.Histories, played.Records);
        var failed = records.Failures.Select(failure => failure.History - histories.First).ToHashSet();
        lock (gate)
        {
            replications = (int)histories.Replications;
            for (var lane = 0; lane < histories.Count; lane++)
            {
                if (!failed.Contains((uint)lane)) Add((int)histories.Sample(lane), records.Patterns[lane]);
            }
        }
    }

    /// <summary>A history more: what it changes in sums over samples of squares and products.</summary>
    private void Add(int sample, int pattern)
    {
        var first = sample * (patterns + 1);
        if (bySample.Length < first + patterns + 1) Array.Resize(ref bySample, Math.Max(first + patterns + 1, 2 * bySample.Length));
        var counts = bySample.AsSpan(first, patterns);
        ref var all = ref bySample[first + patterns];
        if (all == 0) samples++;
        for (var other = 0; other < patterns; other++) tallies[other].Products += counts[other];
        tallies[pattern] = new(tallies[pattern].Count + 1, tallies[pattern].Squares + (2 * counts[pattern]) + 1, tallies[pattern].Products + all + 1);
        totalsSquared += (2 * all) + 1;
        counts[pattern]++;
        all++;
        total++;
    }

    private record struct Tally(long Count, double Squares, double Products);
}
