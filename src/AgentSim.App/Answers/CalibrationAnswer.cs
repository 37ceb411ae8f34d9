using AgentSim.App.Calibrating;
using AgentSim.Experiments.Calibrating;
using AgentSim.Results.Calibrating;

namespace AgentSim.App.Answers;

/// <summary>What <c>calibrate --json</c> prints. A number that there is none of is null.</summary>
/// <param name="Calibration">The calibration's name.</param>
/// <param name="Digest">The digest of its file, model and seed.</param>
/// <param name="Ended">Why there is no further wave.</param>
/// <param name="Histories">Histories of all waves.</param>
/// <param name="Played">Those that were played now; the others were there.</param>
/// <param name="Seconds">How long playing took.</param>
/// <param name="Results">The folder with the results.</param>
/// <param name="EffectiveSize">The effective number of particles in the end.</param>
/// <param name="Distinct">Particles that differ in the end.</param>
/// <param name="Matching">What history matching says; null where there was none.</param>
/// <param name="Waves">Each wave.</param>
/// <param name="Parameters">How far each parameter moved, the farthest first.</param>
/// <param name="Targets">How new histories under the posterior stand to the targets.</param>
internal sealed record CalibrationAnswer(
    string Calibration, string Digest, string Ended, long Histories, long Played, double Seconds, string Results, double EffectiveSize, int Distinct, MatchingAnswer? Matching, WaveIdentity[] Waves, ContractionAnswer[] Parameters, FittedAnswer[] Targets)
{
    /// <summary>The answer of a calibration.</summary>
    public static CalibrationAnswer Of(CalibrationOutcome outcome) => new(
        outcome.Calibration.Name, outcome.Calibration.Digest, outcome.Identity.Ended!, outcome.Histories, outcome.Played, Math.Round(outcome.Seconds, 3), outcome.Folder.Path,
        outcome.EffectiveSize, outcome.Distinct, outcome.Identity.Matching is { } matching ? MatchingAnswer.Of(matching) : null, [.. outcome.Identity.Waves], [.. outcome.Contractions.Select(ContractionAnswer.Of)], [.. outcome.Fits.Select(FittedAnswer.Of)]);
}

/// <summary>What history matching says; see <see cref="Experiments.Calibrating.Matching"/>.</summary>
internal sealed record MatchingAnswer(double Cutoff, double[] Shares, double LeastOfWorst, MatchedAnswer[] Targets)
{
    /// <summary>The answer of all waves.</summary>
    public static MatchingAnswer Of(Matching matching) => new(matching.Cutoff, [.. matching.Shares], matching.LeastOfWorst, [.. matching.Targets.Select(target => new MatchedAnswer(target.Target.Name, target.Least, target.Within))]);
}

/// <summary>What history matching says of a target; see <see cref="TargetMatch"/>.</summary>
internal sealed record MatchedAnswer(string Target, double Least, double Within);

/// <summary>How far a parameter moved; see <see cref="Experiments.Calibrating.Contraction"/>.</summary>
internal sealed record ContractionAnswer(string Parameter, double PriorMean, double PriorDeviation, double Mean, double Deviation, double? Contraction, double Distance, double Noise)
{
    /// <summary>The answer of one parameter.</summary>
    public static ContractionAnswer Of(Contraction moved) =>
        new(moved.Parameter, moved.PriorMean, moved.PriorDeviation, moved.Mean, moved.Deviation, Known.Number(moved.Share), moved.Distance, moved.Noise);
}
