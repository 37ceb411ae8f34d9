using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Comparing;

/// <summary>The mean difference between histories with the same luck, while they are being played.</summary>
public static class PairedMean
{
    /// <summary>
    /// The mean of <c>second - first</c> with its interval by Student's t at 95 per cent; null of fewer than two pairs in which both have a value. Of what holds or does not, where all pairs differ alike, with <see cref="Proportion.ErrorOfSame"/>.
    /// </summary>
    /// <param name="first">A value of each history; NaN for none.</param>
    /// <param name="second">The same of the other arm, row by row; each history is a sample of its own.</param>
    /// <param name="isShare">Whether values are 1 or 0, for what holds or does not.</param>
    public static Estimate? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool isShare)
    {
        var differences = new List<double>(first.Length);
        for (var row = 0; row < Math.Min(first.Length, second.Length); row++)
        {
            if (!double.IsNaN(first[row]) && !double.IsNaN(second[row])) differences.Add(second[row] - first[row]);
        }

        if (differences.Count < 2) return null;
        var moments = Moments.Of([.. differences]);
        var error = isShare && moments.Deviation == 0 ? Proportion.ErrorOfSame(differences.Count) : moments.Deviation / Math.Sqrt(differences.Count);
        return new(moments.Mean, error, ConfidenceInterval.Around(moments.Mean, Critical.Student(Proportion.Level, differences.Count - 1) * error, Proportion.Level));
    }
}
