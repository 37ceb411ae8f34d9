namespace AgentSim.Experiments.Statistics;

/// <summary>Whether half a step is taken off a statistic that moves in steps before it is compared to the normal distribution.</summary>
internal enum Continuity
{
    /// <summary>Taken as it is.</summary>
    Plain,

    /// <summary>Half a step nearer to what is expected.</summary>
    Corrected,
}
