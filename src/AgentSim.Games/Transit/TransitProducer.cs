namespace AgentSim.Games.Transit;

/// <summary>Who has something to ship.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Volume">The most that it ships, from 0.</param>
/// <param name="Cost">What a unit costs it before it is shipped.</param>
public sealed record TransitProducer(string Name, double Volume, double Cost);
