using AgentSim.App.Clustering;
using AgentSim.Experiments;
using AgentSim.Experiments.Language;

namespace AgentSim.App.Experimenting;

/// <summary>What a person asked of an experiment.</summary>
/// <param name="File">Its file.</param>
/// <param name="Overrides">What is asked for instead of what the file says.</param>
/// <param name="Folder">Where the results go; null for the usual folder.</param>
/// <param name="Parallel">Batches under way at once.</param>
/// <param name="Restart">Whether to begin again, whatever is in the folder.</param>
/// <param name="Shard">Which share of it is played; null for all.</param>
/// <param name="Format">How the answer is printed.</param>
/// <param name="Command">The command line.</param>
internal sealed record ExperimentRequest(string File, ExperimentOverrides Overrides, string? Folder, int Parallel, bool Restart, Shard? Shard, Format Format, string Command)
{
    /// <summary>The cluster that plays it; null for this process alone.</summary>
    public ClusterRequest? Cluster { get; init; }
}
