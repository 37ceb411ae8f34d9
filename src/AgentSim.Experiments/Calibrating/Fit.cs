using System.Collections.Immutable;

namespace AgentSim.Experiments.Calibrating;

/// <summary>How histories stand to one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Values">What histories took: median and quantiles of those that have a value.</param>
public sealed record Fit(Target Target, Summary Values)
{
    /// <summary>Whether history lies between the 5th and the 95th percentile.</summary>
    public bool IsCovered => Target.Observed >= Values.Quantiles.Q05 && Target.Observed <= Values.Quantiles.Q95;

    /// <summary>The share of histories, those without a value included, that are at most one tolerance away.</summary>
    public required double Within { get; init; }

    /// <summary>
    /// What is played to see how histories under the posterior stand to the targets: one history of each draw, with luck that no wave has had, so that none is judged by the histories that it was chosen by.
    /// </summary>
    public static Proposals Of(Calibration calibration, Posterior posterior)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(posterior);
        var settings = calibration.Posterior;
        var first = (((long)settings.Waves * settings.Moves) + 1) * settings.Particles;
        return new(calibration.Parameters, checked((uint)first), 1, calibration.RandomSeed, posterior.Values);
    }

    /// <summary>How what came out stands to some targets.</summary>
    /// <param name="targets">The targets that were looked at.</param>
    /// <param name="outcomes">What came out.</param>
    public static ImmutableArray<Fit> Of(ImmutableArray<Target> targets, Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return Of(targets, outcomes.Simulated);
    }

    /// <summary>How the histories of some particles stand to the targets, whatever their weights.</summary>
    public static ImmutableArray<Fit> Of(Calibration calibration, Particles particles)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(particles);
        return Of(calibration.Targets, particles.Simulated);
    }

    private static ImmutableArray<Fit> Of(ImmutableArray<Target> targets, double[] simulated) => [.. targets.Select((target, i) =>
    {
        double[] values = [.. Enumerable.Range(0, simulated.Length / targets.Length).Select(history => simulated[(history * targets.Length) + i])];
        return new Fit(target, Summary.Of(values)) { Within = (double)values.Count(value => Math.Abs(value - target.Observed) <= target.Tolerance) / values.Length };
    })];
}
