namespace AgentSim.Experiments.Statistics;

/// <summary>What a test of "no difference" says.</summary>
/// <param name="Statistic">The test's statistic, which each test defines.</param>
/// <param name="PValue">How likely something at least as extreme would be without a difference, from 0 to 1.</param>
internal sealed record TestOutcome(double Statistic, double PValue);
