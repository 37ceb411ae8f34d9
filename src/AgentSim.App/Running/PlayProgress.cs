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
    private long total;
    private int samples;
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
            return total == 0 ? [] : [.. tallies.Select(tally => Proportion.OfSamples((int)tally.Count, (int)total, new(samples, tally.Squares, tally.Products, totalsSquared)))];
        }
    }

    // The histories of a sample in one batch are one unit; a sample that lies in two batches is two.
    private void Count(PlayedBatch played)
    {
        var (histories, records) = (played.Records.Histories, played.Records);
        var failed = records.Failures.Select(failure => failure.History - histories.First).ToHashSet();
        var units = Enumerable.Range(0, histories.Count).Where(lane => !failed.Contains((uint)lane)).GroupBy(lane => (histories.Point(lane), histories.Sample(lane)), lane => records.Patterns[lane]);
        lock (gate)
        {
            foreach (var unit in units)
            {
                double size = unit.Count();
                (total, samples, totalsSquared) = (total + (long)size, samples + 1, totalsSquared + (size * size));
                foreach (var pattern in unit.CountBy(pattern => pattern)) tallies[pattern.Key].Add(pattern.Value, size);
            }
        }
    }

    private record struct Tally(long Count, double Squares, double Products)
    {
        public void Add(int count, double size) => (Count, Squares, Products) = (Count + count, Squares + ((double)count * count), Products + (count * size));
    }
}
