using System.Collections.Immutable;
using AgentSim.Language;

namespace AgentSim.App.Answers;

/// <summary>What <c>check --json</c> prints.</summary>
/// <param name="Files">The files, in the order given.</param>
internal sealed record CheckAnswer(ImmutableArray<FileCheck> Files);

/// <summary>What is wrong with a file.</summary>
/// <param name="File">The file, as the person named it.</param>
/// <param name="Errors">All errors; none if it is right.</param>
/// <param name="UnreadSeedValues">Values of its seed that nothing in a model reads; none of a file with errors.</param>
internal sealed record FileCheck(string File, ImmutableArray<Diagnostic> Errors, ImmutableArray<string> UnreadSeedValues);
