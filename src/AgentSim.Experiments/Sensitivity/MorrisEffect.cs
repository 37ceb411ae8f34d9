using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>What elementary effects say of a group of factors.</summary>
/// <param name="Group">The group, or the factor by itself.</param>
/// <param name="Absolute">mu*, the mean of absolute effects: how much the group matters.</param>
/// <param name="Mean">mu, the mean effect: in which direction; NaN for several factors at once, which may move against each other.</param>
/// <param name="Deviation">sigma, the standard deviation of effects: how much they depend on where one is, by curvature or other factors; NaN likewise.</param>
internal sealed record MorrisEffect(string Group, Estimate Absolute, double Mean, double Deviation);
