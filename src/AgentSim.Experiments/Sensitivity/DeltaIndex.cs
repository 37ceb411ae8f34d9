using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>How much knowing an input changes a measure's distribution.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Delta">Half of the mean area between the density of the measure and that with the input known, from 0 (none) to 1; corrected for bias, which can take it below 0 where the true one is near 0.</param>
/// <param name="First">The first-order Sobol' index from the same classes.</param>
internal sealed record DeltaIndex(string Input, Estimate Delta, Estimate First);
