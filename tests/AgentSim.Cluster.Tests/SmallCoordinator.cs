using AgentSim.Experiments.Language;
using AgentSim.Language;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentSim.Cluster.Tests;

/// <summary>A coordinator of a small experiment, on a free port of this machine.</summary>
internal static class SmallCoordinator
{
    /// <summary>Starts one.</summary>
    /// <param name="folder">Where the experiment's file is written.</param>
    /// <param name="trust">By what workers are known; null for anybody on this machine.</param>
    /// <param name="logs">Where it says what happens.</param>
    public static async Task<(ClusterCoordinator Coordinator, ExperimentRecipe Recipe)> Start(string folder, ClusterTrust? trust, ILoggerFactory? logs = null)
    {
        var file = Path.Combine(folder, "small.yaml");
        await File.WriteAllTextAsync(file, "experiment: small\nmodel: two-patrons\nsamples: 2\n", TestContext.Current.CancellationToken);
        var read = ExperimentReader.Read(file, new ModelFolders(Repository.At("models"), Repository.At("seeds")), ExperimentOverrides.None);
        var experiment = read.Experiment!;
        var recipe = new ExperimentRecipe(experiment, experiment.Run(experiment.Divided(1)), new(read.Files[0].Path, null, experiment.Digest), read.Files);
        return (await ClusterCoordinator.Start(new("127.0.0.1", 0), trust, recipe, _ => { }, logs ?? NullLoggerFactory.Instance), recipe);
    }
}
