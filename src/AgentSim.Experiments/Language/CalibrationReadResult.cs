using System.Collections.Immutable;
using AgentSim.Experiments.Calibrating;
using AgentSim.Language;

namespace AgentSim.Experiments.Language;

/// <summary>A calibration, or what is wrong with its files.</summary>
/// <param name="Calibration">The calibration; null if there is any error.</param>
/// <param name="Errors">All errors, in the order of the files.</param>
/// <param name="Files">The files that it was read from, the calibration's own first: kept beside results, they make them again.</param>
public sealed record CalibrationReadResult(Calibration? Calibration, ImmutableArray<Diagnostic> Errors, ImmutableArray<InputFile> Files);
