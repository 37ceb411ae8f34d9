namespace AgentSim.Experiments.Statistics;

/// <summary>A number found from histories, and how far it may be off.</summary>
/// <param name="Value">The point estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Interval">Its confidence interval.</param>
public sealed record Estimate(double Value, double StandardError, ConfidenceInterval Interval);
