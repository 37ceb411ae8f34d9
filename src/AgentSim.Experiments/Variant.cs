using System.Collections.Immutable;

namespace AgentSim.Experiments;

/// <summary>The models that some design points play: what was set before reading, and the arms.</summary>
/// <param name="Settings">What was set, by name and as the researcher wrote it; empty where nothing was.</param>
/// <param name="Arms">The arms, each with its model already read with these settings; the baseline first.</param>
public sealed record Variant(ImmutableArray<KeyValuePair<string, string>> Settings, ImmutableArray<Arm> Arms);
