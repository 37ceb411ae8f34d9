namespace AgentSim.Simulation.Chance;

/// <summary>Two names whose streams would be the same numbers. One of them has to be changed.</summary>
/// <param name="First">The name that was there before.</param>
/// <param name="Second">The name that collides with it.</param>
internal sealed record StreamCollision(string First, string Second);
