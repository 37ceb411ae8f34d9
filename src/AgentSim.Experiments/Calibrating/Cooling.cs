namespace AgentSim.Experiments.Calibrating;

/// <summary>Chooses the next, smaller distance.</summary>
internal static class Cooling
{
    /// <summary>
    /// The smallest distance of a history that leaves the effective number of particles at <paramref name="keep"/> times what it is, or more; where the next smaller one leaves less already, as with outcomes that
    /// can be counted, that one. Null if no history is nearer than <paramref name="epsilon"/>.
    /// </summary>
    public static double? Next(Particles particles, double epsilon, double keep)
    {
        var nearer = particles.Distances.Where((distance, history) => distance < epsilon && particles.Weights[history / particles.Replications] > 0).Distinct().Order().ToArray();
        if (nearer.Length == 0) return null;
        var least = keep * particles.EffectiveSize;
        var (below, enough) = (-1, nearer.Length - 1);
        while (enough - below > 1)
        {
            var middle = (below + enough) / 2;
            if (Particles.EffectiveSizeOf(Weights(particles, epsilon, nearer[middle])) >= least) enough = middle;
            else below = middle;
        }

        return nearer[enough];
    }

    /// <summary>The weights at a smaller distance, which sum to 1: each times the share of its histories within it over that before. All 0 if none are left.</summary>
    public static double[] Weights(Particles particles, double before, double epsilon)
    {
        var weights = new double[particles.Count];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (particles.Weights[i] > 0) weights[i] = particles.Weights[i] * particles.Within(i, epsilon) / particles.Within(i, before);
            sum += weights[i];
        }

        for (var i = 0; sum > 0 && i < weights.Length; i++) weights[i] /= sum;
        return weights;
    }
}
