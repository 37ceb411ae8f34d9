using System.Collections.Immutable;

namespace AgentSim.Language;

/// <summary>A model, or what is wrong with its files.</summary>
/// <param name="Model">The model; null if there is any error.</param>
/// <param name="Errors">All errors, in the order of the files.</param>
public sealed record ReadResult(Model? Model, ImmutableArray<Diagnostic> Errors);
