namespace AgentSim.Experiments.Sensitivity;

/// <summary>Shares of a measure's variance that a factor explains, from its spectrum along a curve.</summary>
/// <param name="Factor">Index of the factor.</param>
/// <param name="First">The share that it explains alone.</param>
/// <param name="Total">The share that it explains alone and together with others.</param>
internal sealed record FastIndex(int Factor, double First, double Total);
