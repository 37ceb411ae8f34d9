namespace AgentSim.Experiments;

/// <summary>How many of some histories, and what that says of the share among all that could be played.</summary>
/// <param name="Count">How many, from 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct Proportion(int Count, int Total)
{
    /// <summary>How sure it is that the interval holds the true share.</summary>
    public const double Level = 0.95;

    // The quantile of the standard normal distribution at (1 + Level) / 2.
    private const double Z = 1.959963984540054;

    /// <summary>The observed share; NaN of none.</summary>
    public double Share => (double)Count / Total;

    /// <summary>Lower end of the Wilson interval, at least 0; NaN of none.</summary>
    public double Low => Count == 0 && Total > 0 ? 0 : Centre - HalfWidth;

    /// <summary>Upper end of the Wilson interval, at most 1; NaN of none.</summary>
    public double High => Count == Total && Total > 0 ? 1 : Centre + HalfWidth;

    // (p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n). Source: Wilson, JASA 22 (1927) 209-212.
    private double Centre => (Share + (Z * Z / (2.0 * Total))) / (1 + (Z * Z / Total));

    private double HalfWidth =>
        Z * Math.Sqrt((Share * (1 - Share) / Total) + (Z * Z / (4.0 * Total * Total))) / (1 + (Z * Z / Total));
}
