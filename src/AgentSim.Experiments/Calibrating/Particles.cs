namespace AgentSim.Experiments.Calibrating;

/// <summary>Weighted sets of parameter values, each with the histories that it is judged by.</summary>
public sealed class Particles
{
    /// <summary>Room for particles, all of the same weight.</summary>
    /// <param name="count">How many.</param>
    /// <param name="parameters">Parameters of each.</param>
    /// <param name="replications">Histories of each.</param>
    /// <param name="targets">Targets.</param>
    public Particles(int count, int parameters, int replications, int targets)
    {
        (Count, Parameters, Replications, Targets) = (count, parameters, replications, targets);
        (Weights, Coordinates, Values) = (new double[count], new double[count * parameters], new double[count * parameters]);
        (Distances, Simulated) = (new double[count * replications], new double[count * replications * targets]);
        Weights.AsSpan().Fill(1.0 / count);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Parameters of each.</summary>
    public int Parameters { get; }

    /// <summary>Histories of each.</summary>
    public int Replications { get; }

    /// <summary>Targets.</summary>
    public int Targets { get; }

    /// <summary>The weights, which sum to 1.</summary>
    public double[] Weights { get; }

    /// <summary>The coordinates, in which the prior is standard normal: <c>[particle * parameters + parameter]</c>.</summary>
    public double[] Coordinates { get; }

    /// <summary>The values that were played: <c>[particle * parameters + parameter]</c>.</summary>
    public double[] Values { get; }

    /// <summary>The distance of each history: <c>[particle * replications + replication]</c>.</summary>
    public double[] Distances { get; }

    /// <summary>What each history took of each target, NaN if nothing: <c>[(particle * replications + replication) * targets + target]</c>.</summary>
    public double[] Simulated { get; }

    /// <summary>How many equally weighted particles would say as much: <c>(sum w)^2 / sum w^2</c>.</summary>
    public double EffectiveSize => EffectiveSizeOf(Weights);

    /// <summary>How many differ among those that have weight.</summary>
    public int Distinct => Enumerable.Range(0, Count).Where(i => Weights[i] > 0).Select(i => Coordinates[i * Parameters]).Distinct().Count();

    /// <summary>All values of one parameter.</summary>
    public double[] Of(int parameter) => [.. Enumerable.Range(0, Count).Select(particle => Values[(particle * Parameters) + parameter])];

    internal static double EffectiveSizeOf(ReadOnlySpan<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights) (sum, squares) = (sum + weight, squares + (weight * weight));
        return squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>How many histories of a particle are no further away than <paramref name="epsilon"/>.</summary>
    internal int Within(int particle, double epsilon)
    {
        var count = 0;
        foreach (var distance in Distances.AsSpan(particle * Replications, Replications)) count += distance <= epsilon ? 1 : 0;
        return count;
    }

    /// <summary>Takes a particle over from elsewhere, but for its weight.</summary>
    internal void Take(int to, Particles other, int from)
    {
        Copy(other.Coordinates, Coordinates, Parameters);
        Copy(other.Values, Values, Parameters);
        Copy(other.Distances, Distances, Replications);
        Copy(other.Simulated, Simulated, Replications * Targets);
        void Copy(double[] source, double[] destination, int width) => source.AsSpan(from * width, width).CopyTo(destination.AsSpan(to * width, width));
    }

    /// <summary>The same particles, which can be changed without changing these.</summary>
    internal Particles Copy()
    {
        var copy = new Particles(Count, Parameters, Replications, Targets);
        Weights.CopyTo(copy.Weights, 0);
        for (var i = 0; i < Count; i++) copy.Take(i, this, i);
        return copy;
    }

    /// <summary>Particles that were played as proposals.</summary>
    internal static Particles Of(ReadOnlySpan<double> coordinates, Outcomes outcomes, Calibration calibration, int replications)
    {
        var parameters = calibration.Parameters.Length;
        var particles = new Particles(coordinates.Length / parameters, parameters, replications, calibration.Targets.Length);
        coordinates.CopyTo(particles.Coordinates);
        outcomes.Values.CopyTo(particles.Values, 0);
        outcomes.Simulated.CopyTo(particles.Simulated, 0);
        Nearness.Distances(outcomes, calibration.Targets, calibration.Closeness).CopyTo(particles.Distances, 0);
        return particles;
    }
}
