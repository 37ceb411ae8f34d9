using System.Collections.Immutable;

namespace AgentSim.Games.Predicting;

/// <summary>A protocol that was fitted to a table.</summary>
/// <param name="Protocol">With the settings that all decisions give.</param>
/// <param name="Folds">Into how many parts proposals were divided.</param>
/// <param name="Seed">How they were dealt out.</param>
/// <param name="Predictions">Of each decision with an outcome, by the settings that the other folds give.</param>
/// <param name="Chosen">What the others of each fold give.</param>
public sealed record Fit(PredictionProtocol Protocol, int Folds, ulong Seed, ImmutableArray<FittedPrediction> Predictions, ImmutableArray<PredictionProtocol> Chosen);
