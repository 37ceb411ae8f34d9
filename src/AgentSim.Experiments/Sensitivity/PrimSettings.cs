using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>How a box is peeled.</summary>
/// <param name="Peel">Share of rows that a peel or a paste concerns, above 0 and below 1; <see cref="DefaultPeel"/> is patient enough.</param>
/// <param name="LeastMass">Share of rows that a box keeps at least, above 0 and below 1; <see cref="DefaultLeastMass"/> is usual.</param>
internal sealed record PrimSettings(double Peel, double LeastMass)
{
    /// <summary>A twentieth at a time.</summary>
    public const double DefaultPeel = 0.05;

    /// <summary>A twentieth of all rows.</summary>
    public const double DefaultLeastMass = 0.05;

    /// <summary>Share of rows that a peel or a paste concerns.</summary>
    public double Peel { get; } = Inside(Peel, nameof(Peel));

    /// <summary>Share of rows that a box keeps at least.</summary>
    public double LeastMass { get; } = Inside(LeastMass, nameof(LeastMass));

    private static double Inside(double share, string name)
    {
        Require.Level(share, name);
        return share;
    }
}
