namespace AgentSim.Games.Predicting;

/// <summary>A decision, and what is predicted of it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Value">The prediction, on its only dimension.</param>
public sealed record FittedPrediction(Decision Decision, double Value);
