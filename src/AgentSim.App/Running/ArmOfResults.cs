using AgentSim.Results;

namespace AgentSim.App.Running;

/// <summary>An arm of some results, as a person names it: <c>results/x</c> or <c>results/x:arm</c>.</summary>
internal sealed record ArmOfResults(string Results, string Arm, ResultFolder Folder, Manifest Manifest)
{
    /// <summary>Finds it.</summary>
    /// <param name="text">What the person named.</param>
    /// <param name="named">The arm, where it was named apart; null if it was not.</param>
    /// <exception cref="WrongRequestException">There are no such results, or no such arm in them.</exception>
    public static ArmOfResults Of(string text, string? named = null)
    {
        var colon = text.LastIndexOf(':');
        var (results, arm) = named is not null ? (text, named) : ResultFolder.Exists(text) || colon < 0 ? (text, Experiments.Arm.Baseline) : (text[..colon], text[(colon + 1)..]);
        if (!ResultFolder.Exists(results)) throw new WrongRequestException($"There are no results in {results}: it has no manifest.json.");
        var folder = ResultFolder.Open(results);
        var manifest = folder.ReadManifest();
        return manifest.Arms.Contains(arm) ? new(results, arm, folder, manifest)
            : throw new WrongRequestException($"{results} has no arm {arm}; it has {string.Join(", ", manifest.Arms)}.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Arm} of {Results}";
}
