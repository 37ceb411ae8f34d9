using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Calibrating;

/// <summary>Samples of a wave of history matching, summed up for one target in tolerances from history.</summary>
/// <param name="Means">The mean over the replications of each sample.</param>
/// <param name="Chance">The variance between replications of the same sample, over all samples: history was one of them.</param>
/// <param name="Replications">Replications of each.</param>
internal sealed record MatchedSamples(double[] Means, double Chance, int Replications)
{
    /// <summary>The samples of a wave; a history without a value is as far away as the target says, and so is one that failed.</summary>
    public static MatchedSamples Of(Particles particles, Target target, int index)
    {
        var means = new double[particles.Count];
        var squares = 0.0;
        var away = new double[particles.Replications];
        for (var i = 0; i < means.Length; i++)
        {
            for (var k = 0; k < away.Length; k++) away[k] = target.Away(particles.Simulated[(((i * particles.Replications) + k) * particles.Targets) + index]);
            var moments = Moments.Of(away);
            means[i] = moments.Mean;
            squares += moments.Squares;
        }

        return new(means, squares / (means.Length * (particles.Replications - 1.0)), particles.Replications);
    }

    /// <summary>
    /// How implausible a sample's parameter values are: <c>|mean| / sqrt(1 + chance / replications + chance)</c>, in tolerances: error of observation, error of the mean, and that history is one draw. Source: Craig, Goldstein,
    /// Seheult and Smith, Case Studies in Bayesian Statistics 3 (1997) 37-93.
    /// </summary>
    public double Implausibility(int sample) => Math.Abs(Means[sample]) / Math.Sqrt(1 + (Chance / Replications) + Chance);

    /// <summary>The same of values that were not played, where the emulator's error stands for that of the mean.</summary>
    public double Implausibility(Emulator emulator, ReadOnlySpan<double> coordinates) => Math.Abs(emulator.At(coordinates)) / Math.Sqrt(1 + emulator.Residual + Chance);
}
