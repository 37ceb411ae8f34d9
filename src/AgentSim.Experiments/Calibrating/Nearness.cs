using System.Collections.Immutable;

namespace AgentSim.Experiments.Calibrating;

/// <summary>How far histories are from what history took, in tolerances.</summary>
internal static class Nearness
{
    /// <summary>The distance of one history; infinite if it failed.</summary>
    public static double Distance(ReadOnlySpan<double> simulated, bool failed, ImmutableArray<Target> targets, Closeness closeness)
    {
        if (failed) return double.PositiveInfinity;
        var (squares, most) = (0.0, 0.0);
        for (var i = 0; i < targets.Length; i++)
        {
            var away = Math.Abs(targets[i].Away(simulated[i]));
            squares += away * away;
            most = Math.Max(most, away);
        }

        return closeness == Closeness.Maximum ? most : Math.Sqrt(squares / targets.Length);
    }

    /// <summary>The distances of all histories.</summary>
    public static double[] Distances(Outcomes outcomes, ImmutableArray<Target> targets, Closeness closeness)
    {
        var distances = new double[outcomes.Failed.Length];
        for (var i = 0; i < distances.Length; i++)
            distances[i] = Distance(outcomes.Simulated.AsSpan(i * targets.Length, targets.Length), outcomes.Failed[i], targets, closeness);
        return distances;
    }
}
