using AgentSim.Experiments;

namespace AgentSim.Results.Exploring;

/// <summary>Quantiles of what was counted in bins, as if values lay evenly within each: never off by more than a bin.</summary>
internal static class BinnedQuantiles
{
    /// <summary>The five quantiles; NaN of nothing.</summary>
    /// <param name="axis">What the bins are.</param>
    /// <param name="count">How many lie in each.</param>
    public static Quantiles Of(Axis axis, Func<int, int> count)
    {
        int[] counts = [.. Enumerable.Range(0, axis.Bins).Select(count)];
        var total = counts.Sum(here => (long)here);
        double At(double share) => total == 0 ? double.NaN : ValueAt(axis, counts, share * total);
        return new(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }

    private static double ValueAt(Axis axis, int[] counts, double place)
    {
        var before = 0L;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0 && before + counts[bin] >= place)
                return axis.Values.IsEmpty ? axis.Low + ((axis.High - axis.Low) * (bin + ((place - before) / counts[bin])) / axis.Bins) : axis.Values[bin];
            before += counts[bin];
        }

        return axis.High;
    }
}
