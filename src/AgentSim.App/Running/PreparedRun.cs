using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Language;
using AgentSim.Results;

namespace AgentSim.App.Running;

/// <summary>A run, ready to be played.</summary>
/// <param name="Run">The run.</param>
/// <param name="Collection">What is kept of it.</param>
/// <param name="Source">What it was read from.</param>
/// <param name="Settings">What the command set of the model at all design points.</param>
/// <param name="Inputs">The files that it was read from.</param>
internal sealed record PreparedRun(
    Run Run, Collection Collection, SourceIdentity Source, ImmutableArray<KeyValuePair<string, string>> Settings, ImmutableArray<InputFile> Inputs)
{
    /// <summary>The experiment that it is of; null for a run of a model.</summary>
    public Experiment? Experiment { get; init; }

    /// <summary>The model of the baseline.</summary>
    public Model Model => Run.Design.Variants[0].Arms[0].Model;

    /// <summary>The manifest before anything is played.</summary>
    public Manifest Manifest(string command) => Results.Manifest.Of(Run, Settings, Source, Collection, command);
}
