namespace AgentSim.Games.Predicting;

/// <summary>A protocol that may be fitted.</summary>
/// <param name="Protocol">With its settings.</param>
/// <param name="Distance">The sum of squares of how far its settings are from those under which nothing but the plain model is left, each in steps of its own.</param>
internal sealed record Candidate(PredictionProtocol Protocol, double Distance);
