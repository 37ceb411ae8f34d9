using System.Collections.Immutable;

namespace AgentSim.Experiments.Calibrating;

/// <summary>A calibration, read and checked: what of history a model's parameters are to be fitted to, and how. <c>docs/calibration.md</c> says what its file may hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Model">The model.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Closeness">How the distances of targets make one.</param>
/// <param name="Targets">What is to be met, at least one.</param>
/// <param name="HeldBack">What is looked at afterwards only, and in no distance.</param>
/// <param name="Parameters">Names of the parameters that are fitted, in model order; others that have a distribution keep being drawn from it.</param>
/// <param name="Matching">How history matching goes; null for none.</param>
/// <param name="Posterior">How the posterior is found.</param>
/// <param name="Digest">SHA-256 of the calibration's file and of all that its model and seed were read from.</param>
public sealed record Calibration(
    string Name,
    string Title,
    Model Model,
    ulong RandomSeed,
    Closeness Closeness,
    ImmutableArray<Target> Targets,
    ImmutableArray<Target> HeldBack,
    ImmutableArray<string> Parameters,
    MatchingSettings? Matching,
    PosteriorSettings Posterior,
    string Digest);

/// <summary>Something that history took, and that the model shall.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measure">The measure of the model.</param>
/// <param name="Year">The year of a measure that is a series; null for one number of a history.</param>
/// <param name="Observed">What history took.</param>
/// <param name="Tolerance">A difference that counts as one, above 0: error of observation and what the model is not asked to hit.</param>
/// <param name="Missing">How many tolerances a history is away that has no value, above 0.</param>
/// <param name="Source">Where the number is from; null if nobody said.</param>
public sealed record Target(string Name, string Measure, int? Year, double Observed, double Tolerance, double Missing, string? Source)
{
    /// <summary>How many tolerances a history is away if it does not say.</summary>
    public const double DefaultMissing = 5;

    /// <summary>The measure as a person writes it: <c>route_china, 2009</c>.</summary>
    public string Written => Year is { } year ? FormattableString.Invariant($"{Measure}, {year}") : Measure;

    /// <summary>How many tolerances a simulated value is away from history; NaN is a missing one.</summary>
    public double Away(double simulated) => double.IsNaN(simulated) ? Missing : (simulated - Observed) / Tolerance;
}

/// <summary>How the distances of targets, each in its tolerances, make one.</summary>
public enum Closeness
{
    /// <summary>The root of the mean of their squares.</summary>
    RootMeanSquare,

    /// <summary>The largest.</summary>
    Maximum,
}

/// <summary>How the posterior is found.</summary>
/// <param name="Particles">Sets of parameter values that are kept at once, at least 10.</param>
/// <param name="Replications">Histories that each is judged by, at least 1.</param>
/// <param name="Waves">Waves after the first at most, at least 1.</param>
/// <param name="Moves">Proposals to each particle in a wave, at least 1.</param>
/// <param name="Keep">The share of the effective number of particles that the next, smaller distance leaves, between 0 and 1.</param>
/// <param name="Acceptance">Waves end once a smaller share of proposals is accepted, from 0 to below 1.</param>
/// <param name="Epsilon">Waves end once histories are nearer than this, at least 0.</param>
public sealed record PosteriorSettings(int Particles, int Replications, int Waves, int Moves, double Keep, double Acceptance, double Epsilon);

/// <summary>How history matching goes.</summary>
/// <param name="Samples">Sets of parameter values in each wave, at least 50.</param>
/// <param name="Replications">Histories of each, at least 2.</param>
/// <param name="Waves">Waves, at least 1.</param>
/// <param name="Cutoff">The implausibility above which parameter values are ruled out, above 0.</param>
public sealed record MatchingSettings(int Samples, int Replications, int Waves, double Cutoff);
