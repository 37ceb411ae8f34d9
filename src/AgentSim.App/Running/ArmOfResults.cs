namespace AgentSim.App.Running;

/// <summary>An arm of some results, as a person names it: <c>results/x</c> or <c>results/x:arm</c>.</summary>
internal sealed record ArmOfResults(string Results, string Arm, Replay Replay)
{
    /// <summary>Finds it.</summary>
    /// <exception cref="WrongRequestException">There are no such results, or no such arm in them.</exception>
    public static ArmOfResults Of(string text)
    {
        var colon = text.LastIndexOf(':');
        var (results, arm) = AgentSim.Results.ResultFolder.Exists(text) || colon < 0 ? (text, Experiments.Arm.Baseline) : (text[..colon], text[(colon + 1)..]);
        if (!AgentSim.Results.ResultFolder.Exists(results)) throw new WrongRequestException($"There are no results in {results}: it has no manifest.json.");
        var replay = Replay.Of(results);
        return replay.Manifest.Arms.Contains(arm) ? new(results, arm, replay)
            : throw new WrongRequestException($"{results} has no arm {arm}; it has {string.Join(", ", replay.Manifest.Arms)}.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Arm} of {Results}";
}
