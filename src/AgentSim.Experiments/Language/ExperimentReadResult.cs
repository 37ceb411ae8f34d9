using System.Collections.Immutable;
using AgentSim.Language;

namespace AgentSim.Experiments.Language;

/// <summary>An experiment, or what is wrong with its files.</summary>
/// <param name="Experiment">The experiment; null if there is any error.</param>
/// <param name="Errors">All errors, in the order of the files.</param>
/// <param name="Files">The files that it was read from, the experiment's own first: kept beside results, they make them again.</param>
public sealed record ExperimentReadResult(Experiment? Experiment, ImmutableArray<Diagnostic> Errors, ImmutableArray<InputFile> Files)
{
    /// <summary>Values that seeds set and nothing in any model of the experiment reads, so that to change them has no effect; none where there are errors.</summary>
    public ImmutableArray<string> UnreadSeedValues { get; init; } = [];
}
