namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Puts the values of some ranks where sorting would put them. MathNet does so for one at a time, each among all values: for the five quantiles of a fan, whose
/// ten neighbours it looked for, that took a fifth of a large run's report.
/// </summary>
internal static class OrderStatistics
{
    private const int Few = 32;

    /// <summary>Puts the values of some ranks in their places by Hoare's quickselect, in time linear in the number of values.</summary>
    /// <param name="values">The values, none of them NaN; the order of the others changes.</param>
    /// <param name="ranks">The ranks, from 0, in ascending order.</param>
    public static void Place(Span<double> values, ReadOnlySpan<int> ranks) => Place(values, 0, ranks, 2 * int.Log2(values.Length | 1));

    /// <param name="values">Values that stand where sorting would put them, though not in order.</param>
    /// <param name="first">The rank of the least of them.</param>
    /// <param name="ranks">The ranks that are among them.</param>
    /// <param name="depth">How often they may still be parted, before they are sorted after all.</param>
    private static void Place(Span<double> values, int first, ReadOnlySpan<int> ranks, int depth)
    {
        if (ranks.IsEmpty) return;
        if (values.Length <= Few || depth == 0)
        {
            values.Sort();
            return;
        }

        var before = Part(values);
        var split = 0;
        while (split < ranks.Length && ranks[split] < first + before) split++;
        Place(values[..before], first, ranks[..split], depth - 1);
        Place(values[before..], first + before, ranks[split..], depth - 1);
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
