using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AgentSim.Experiments.Calibrating;

namespace AgentSim.Results.Calibrating;

/// <summary>What made a calibration, and how far it has come: <c>calibration.json</c>. It holds no times: the same calibration writes the same file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Its file, below <c>inputs/</c>.</param>
/// <param name="Digest">SHA-256 of the calibration's file and of all that its model and seed were read from.</param>
/// <param name="Model">The model.</param>
/// <param name="Seed">The seed.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Engine">Version of the engine.</param>
/// <param name="InstructionSet">Class of the processor that it ran on.</param>
/// <param name="Command">The command line.</param>
/// <param name="Parameters">The parameters that are fitted.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Waves">The waves that are finished.</param>
/// <param name="Ended">Why there is no further wave; null while there is one.</param>
public sealed record CalibrationIdentity(
    string Name, string File, string Digest, ModelIdentity Model, SeedIdentity Seed, ulong RandomSeed, string Engine, string InstructionSet, string Command,
    ImmutableArray<string> Parameters, ImmutableArray<Target> Targets, ImmutableArray<WaveIdentity> Waves, string? Ended)
{
    /// <summary>What history matching said; null if there was none.</summary>
    public Matching? Matching { get; init; }

    /// <summary>How new histories under the posterior stand to the targets; empty while the calibration is not finished.</summary>
    public ImmutableArray<FitIdentity> Fits { get; init; } = [];

    /// <summary>The identity of a calibration that is about to begin.</summary>
    public static CalibrationIdentity Of(Calibration calibration, string file, string command) => new(
        calibration.Name, file, calibration.Digest, ModelIdentity.Of(calibration.Model), SeedIdentity.Of(calibration.Model.Seed), calibration.RandomSeed,
        Manifest.EngineVersion, Results.InstructionSet.Class, command, calibration.Parameters, calibration.Targets, [], null);
}

/// <summary>What is told of how histories stand to a target; see <see cref="Fit"/>. Null where no history has a value.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Low">The 5 per cent quantile of what histories took.</param>
/// <param name="Median">Their median.</param>
/// <param name="High">The 95 per cent quantile.</param>
/// <param name="Missing">The share of histories without a value.</param>
/// <param name="Within">The share of histories that are at most one tolerance away.</param>
/// <param name="IsCovered">Whether history lies between the quantiles.</param>
public sealed record FitIdentity(string Target, double? Low, double? Median, double? High, double Missing, double Within, bool IsCovered)
{
    /// <summary>The identity of a fit.</summary>
    public static FitIdentity Of(Fit fit)
    {
        double? Known(double value) => double.IsFinite(value) ? value : null;
        var quantiles = fit.Values.Quantiles;
        return new(fit.Target.Name, Known(quantiles.Q05), Known(quantiles.Q50), Known(quantiles.Q95), fit.Values.MissingShare, fit.Within, fit.IsCovered);
    }
}

/// <summary>What is told of a wave; see <see cref="Wave"/>.</summary>
/// <param name="Wave">Its number.</param>
/// <param name="Epsilon">The distance; null in the first.</param>
/// <param name="Size">The mean size of proposals that come next.</param>
/// <param name="Acceptance">The share of proposals that were accepted; null in the first.</param>
/// <param name="EffectiveSize">The effective number of particles before any were drawn again.</param>
/// <param name="Distinct">Particles that differ.</param>
/// <param name="Resampled">Whether particles were drawn again.</param>
/// <param name="Histories">Histories played in it.</param>
public sealed record WaveIdentity(int Wave, double? Epsilon, double Size, double? Acceptance, double EffectiveSize, int Distinct, bool Resampled, int Histories)
{
    /// <summary>The identity of a wave.</summary>
    public static WaveIdentity Of(Wave wave) => new(
        wave.Number, double.IsFinite(wave.Epsilon) ? wave.Epsilon : null, wave.Sizes.Mean, double.IsNaN(wave.Acceptance) ? null : wave.Acceptance, wave.EffectiveSize, wave.Particles.Distinct, wave.Resampled, wave.Histories);
}

/// <summary>How it is written: readable, and without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CalibrationIdentity))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
