namespace AgentSim.Games.Spatial;

/// <summary>Middles of positions on a line; weights are from 0, and not all 0.</summary>
internal static class Weighted
{
    /// <summary><c>sum over k of w_k x_k / sum over k of w_k</c>.</summary>
    public static double Mean(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var actor = 0; actor < positions.Length; actor++) (sum, total) = (sum + weights[actor] * positions[actor], total + weights[actor]);
        return sum / total;
    }

    /// <summary>The Condorcet winner among the positions by weight times nearness, which leaves at most half of all weight on either side; of several, the first in the order of actors.</summary>
    public static double Winner(double[] positions, double[] weights) => positions.First(own => IsUnbeaten(own, positions, weights));

    /// <summary>The middle of all that beat or tie with every other.</summary>
    public static double Median(double[] positions, double[] weights)
    {
        var unbeaten = positions.Where(own => IsUnbeaten(own, positions, weights)).ToArray();
        return (unbeaten.Min() + unbeaten.Max()) / 2;
    }

    private static bool IsUnbeaten(double own, double[] positions, double[] weights)
    {
        var (below, above, all) = (0.0, 0.0, 0.0);
        foreach (var (position, weight) in positions.Zip(weights))
        {
            all += weight;
            if (position < own) below += weight;
            if (position > own) above += weight;
        }

        // Sums are known to rounding only: halves are equal if they nearly are.
        return Math.Max(below, above) <= all * (0.5 + 1e-12);
    }
}
