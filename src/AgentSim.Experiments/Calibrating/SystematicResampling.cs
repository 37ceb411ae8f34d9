using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Calibrating;

/// <summary>Draws particles again by their weights, so that all have the same: one draw for all, at even distances. Source: Kitagawa, Journal of Computational and Graphical Statistics 5 (1996) 1-25.</summary>
internal static class SystematicResampling
{
    private static readonly Stream Named = Stream.Named("calibration resampling");

    /// <summary>Which particles are drawn, as many as there are weights, in their order.</summary>
    public static int[] Of(ReadOnlySpan<double> weights, ulong randomSeed, int wave)
    {
        var drawn = new int[weights.Length];
        var start = new Draws(randomSeed).Uniform(Named, 0, (uint)wave, 0, 0);
        var (particle, sum) = (0, weights[0]);
        for (var i = 0; i < drawn.Length; i++)
        {
            var at = (i + start) / drawn.Length;
            while (sum <= at && particle < weights.Length - 1) sum += weights[++particle];
            while (weights[particle] == 0) particle--; // the weights may sum to a little less than 1
            drawn[i] = particle;
        }

        return drawn;
    }
}
