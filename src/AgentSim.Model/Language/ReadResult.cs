using System.Collections.Immutable;

namespace AgentSim.Language;

/// <summary>A model, or what is wrong with its files.</summary>
/// <param name="Model">The model; null if there is any error.</param>
/// <param name="Errors">All errors, in the order of the files.</param>
/// <param name="Files">The files that the model was read from: kept beside results, they make them again.</param>
public sealed record ReadResult(Model? Model, ImmutableArray<Diagnostic> Errors, ImmutableArray<InputFile> Files)
{
    /// <summary>Names of values of the seed that nothing in the model reads, in alphabetical order: to set them changes nothing.</summary>
    public ImmutableArray<string> UnreadSeedValues { get; init; } = [];
}

/// <summary>A file that a model was read from.</summary>
/// <param name="Path">Where it belongs, <c>/</c> between folders: <c>models/two-patrons.yaml</c>, <c>seeds/two-patrons/seed.yaml</c>.</param>
/// <param name="Text">Its text, lines ended by a line feed.</param>
public sealed record InputFile(string Path, string Text);
