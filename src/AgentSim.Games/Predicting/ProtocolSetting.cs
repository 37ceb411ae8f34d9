namespace AgentSim.Games.Predicting;

/// <summary>A number of a protocol.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is.</param>
public sealed record ProtocolSetting(string Name, double Value);
