using System.Collections.Immutable;

namespace AgentSim.Experiments;

/// <summary>One combination of settings, and the arms that are played with it.</summary>
/// <param name="Settings">What was set, by name and as the researcher wrote it; empty where nothing is swept.</param>
/// <param name="Arms">The arms, each with its model already read with these settings; the baseline first.</param>
public sealed record DesignPoint(ImmutableArray<KeyValuePair<string, string>> Settings, ImmutableArray<Arm> Arms)
{
    /// <summary>The settings in one line, <c>w_rev=0.3, russia.precision=0</c>; empty where nothing is swept.</summary>
    public string Label => string.Join(", ", Settings.Select(setting => $"{setting.Key}={setting.Value}"));
}
