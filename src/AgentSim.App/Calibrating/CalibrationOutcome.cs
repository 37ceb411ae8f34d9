using System.Collections.Immutable;
using AgentSim.Experiments.Calibrating;
using AgentSim.Results.Calibrating;
using AgentSim.Results.Reports;

namespace AgentSim.App.Calibrating;

/// <summary>What came out of a calibration.</summary>
/// <param name="Calibration">The calibration.</param>
/// <param name="Folder">Where the results are.</param>
/// <param name="Identity">What made it, complete.</param>
/// <param name="Histories">Histories of all waves.</param>
/// <param name="Played">Those that were played now.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="EffectiveSize">The effective number of particles in the end.</param>
/// <param name="Distinct">Particles that differ in the end.</param>
/// <param name="Contractions">How far each parameter moved, the farthest first.</param>
/// <param name="Fits">How new histories under the posterior stand to the targets.</param>
internal sealed record CalibrationOutcome(
    Calibration Calibration, CalibrationFolder Folder, CalibrationIdentity Identity, long Histories, long Played, double Seconds, double EffectiveSize, int Distinct, ImmutableArray<Contraction> Contractions, ImmutableArray<Fit> Fits)
{
    /// <summary>Writes the posterior, and completes the identity.</summary>
    public static async Task<CalibrationOutcome> Of(
        Calibration calibration, CalibrationFolder folder, CalibrationIdentity identity, Wave prior, Wave last, ImmutableArray<Fit> fits, long played, double seconds)
    {
        var posterior = Posterior.Of(calibration, last);
        var contractions = Contraction.Of(prior, posterior);
        await folder.Write(calibration, posterior);
        identity = identity with { Fits = [.. fits.Select(FitIdentity.Of)] };
        await folder.WriteReport(CalibrationReport.Of(calibration, identity, prior, posterior, contractions));
        await folder.Save(identity);
        return new(
            calibration, folder, identity, identity.Waves.Sum(wave => (long)wave.Histories), played, seconds, last.Particles.EffectiveSize, last.Particles.Distinct,
            contractions, fits);
    }
}
