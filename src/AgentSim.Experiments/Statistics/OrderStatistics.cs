namespace AgentSim.Experiments.Statistics;

/// <summary>
/// The values that would have some ranks if values were sorted. MathNet finds one at a time, each among all values: of the five quantiles of a fan, the ten
/// neighbours took a fifth of a large run's report.
/// </summary>
internal static class OrderStatistics
{
    private const int Few = 32;

    /// <summary>Finds the values of some ranks by Hoare's quickselect, in time linear in the number of values.</summary>
    /// <param name="values">The values, none of them NaN; their order changes.</param>
    /// <param name="ranks">The ranks, from 0, rising.</param>
    /// <param name="found">Takes, for each rank, its value.</param>
    public static void Find(Span<double> values, ReadOnlySpan<int> ranks, Span<double> found) =>
        Find(values, 0, ranks, found, 2 * int.Log2(values.Length | 1));

    /// <param name="values">Those of the values that are not known to be before or behind others.</param>
    /// <param name="first">The rank of the least of them.</param>
    /// <param name="ranks">The ranks that are among them.</param>
    /// <param name="found">Takes, for each rank, its value.</param>
    /// <param name="depth">How often they may still be parted, before they are sorted after all.</param>
    private static void Find(Span<double> values, int first, ReadOnlySpan<int> ranks, Span<double> found, int depth)
    {
        if (ranks.IsEmpty) return;
        if (values.Length <= Few || depth == 0)
        {
            values.Sort();
            for (var i = 0; i < ranks.Length; i++) found[i] = values[ranks[i] - first];
            return;
        }

        var before = Part(values);
        var split = 0;
        while (split < ranks.Length && ranks[split] < first + before) split++;
        Find(values[..before], first, ranks[..split], found[..split], depth - 1);
        Find(values[before..], first + before, ranks[split..], found[split..], depth - 1);
    }

    /// <summary>Parts values by the median of three of them, and says how many, neither none nor all, come before the others.</summary>
    private static int Part(Span<double> values)
    {
        ref var least = ref values[0];
        ref var middle = ref values[(values.Length - 1) / 2];
        ref var greatest = ref values[^1];
        if (middle < least) (least, middle) = (middle, least);
        if (greatest < least) (least, greatest) = (greatest, least);
        if (greatest < middle) (middle, greatest) = (greatest, middle);
        var pivot = middle;
        for (int below = 0, above = values.Length - 1; ; below++, above--)
        {
            while (values[below] < pivot) below++;
            while (values[above] > pivot) above--;
            if (below >= above) return above + 1;
            (values[below], values[above]) = (values[above], values[below]);
        }
    }
}
