namespace AgentSim.Experiments.Sensitivity;

/// <summary>In what unit elementary effects are.</summary>
internal enum EffectScale
{
    /// <summary>The measure's change if the factor went over its whole range at the same rate: difference divided by the step. Source: Morris (1991).</summary>
    Range,

    /// <summary>
    /// Standard deviations of the measure for one of the factor, both along the trajectory, so that measures with different units can be compared. Source:
    /// Sin and Gernaey, Computer Aided Chemical Engineering 26 (2009) 925-930.
    /// </summary>
    Deviation,
}
