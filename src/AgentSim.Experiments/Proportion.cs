using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments;

/// <summary>How many of some histories, and what that says of the share among all that could be played.</summary>
/// <param name="Count">How many, from 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct Proportion(int Count, int Total)
{
    /// <summary>How sure it is that the interval holds the true share.</summary>
    public const double Level = 0.95;

    /// <summary>The observed share; NaN of none.</summary>
    public double Share => (double)Count / Total;

    /// <summary>Lower end of the Wilson interval, at least 0; NaN of none.</summary>
    public double Low => Total == 0 ? double.NaN : ProportionInterval.Wilson(Count, Total, Level).Low;

    /// <summary>Upper end of the Wilson interval, at most 1; NaN of none.</summary>
    public double High => Total == 0 ? double.NaN : ProportionInterval.Wilson(Count, Total, Level).High;
}
