using System.Collections.Immutable;
using AgentSim.Language;

namespace AgentSim.Experiments.Language;

/// <summary>A posterior, or what is wrong with its file.</summary>
/// <param name="Draws">The draws; null if there is any error.</param>
/// <param name="Errors">All errors.</param>
/// <param name="File">The file as it is kept beside results; null if there is any error.</param>
public sealed record PosteriorReadResult(PosteriorDraws? Draws, ImmutableArray<Diagnostic> Errors, InputFile? File);
