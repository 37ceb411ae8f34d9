using System.Collections.Immutable;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Calibrating;

/// <summary>The last wave as draws of equal weight.</summary>
/// <param name="Parameters">Names of the parameters.</param>
/// <param name="Origins">For each draw, the particle that it is of: the same one may be drawn several times.</param>
/// <param name="Coordinates">The coordinates: <c>[draw * parameters + parameter]</c>.</param>
/// <param name="Values">The values: <c>[draw * parameters + parameter]</c>.</param>
/// <param name="Distances">The distance of one history of each that came within the last distance.</param>
/// <param name="Simulated">What that history took of each target: <c>[draw * targets + target]</c>.</param>
public sealed record Posterior(ImmutableArray<string> Parameters, int[] Origins, double[] Coordinates, double[] Values, double[] Distances, double[] Simulated)
{
    private static readonly Stream Choosing = Stream.Named("calibration choice of a history");

    /// <summary>How many draws there are.</summary>
    public int Count => Origins.Length;

    /// <summary>All values of one parameter.</summary>
    public double[] Of(int parameter) => [.. Enumerable.Range(0, Count).Select(draw => Values[(draw * Parameters.Length) + parameter])];

    /// <summary>Draws particles by their weights, and of each one of its histories that came within the distance.</summary>
    public static Posterior Of(Calibration calibration, Wave last)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(last);
        var particles = last.Particles;
        var origins = SystematicResampling.Of(particles.Weights, calibration.RandomSeed, int.MaxValue);
        var histories = origins.Select((origin, draw) => (origin * particles.Replications) + Chosen(particles, origin, last.Epsilon, calibration.RandomSeed, draw)).ToArray();
        return new(
            calibration.Parameters, origins, Rows(particles.Coordinates, origins, particles.Parameters), Rows(particles.Values, origins, particles.Parameters),
            Rows(particles.Distances, histories, 1), Rows(particles.Simulated, histories, particles.Targets));
    }

    private static int Chosen(Particles particles, int particle, double epsilon, ulong randomSeed, int draw)
    {
        var within = Enumerable.Range(0, particles.Replications).Where(k => particles.Distances[(particle * particles.Replications) + k] <= epsilon).ToArray();
        return within[(int)(new Draws(randomSeed).Uniform(Choosing, (uint)draw, 0, 0, 0) * within.Length)];
    }

    private static double[] Rows(double[] all, int[] rows, int width)
    {
        var taken = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++) all.AsSpan(rows[i] * width, width).CopyTo(taken.AsSpan(i * width, width));
        return taken;
    }
}
