using InverseOf = AgentSim.Simulation.Chance.Quantiles;

namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Critical values. They rest on the product's own inverse distribution functions, for MathNet's of beta, t and F search with a tolerance of about 1e-8.
/// </summary>
public static class Critical
{
    /// <summary>Half-width in standard errors of a two-sided normal interval.</summary>
    public static double Normal(double level) => -InverseOf.Normal((1 - level) / 2);

    /// <summary>Half-width in standard errors of a two-sided interval by Student's t.</summary>
    public static double Student(double level, double freedom)
    {
        // If t has Student's distribution, freedom / (freedom + t^2) has a beta distribution.
        var x = InverseOf.Beta(1 - level, freedom / 2, 0.5);
        var rest = InverseOf.Beta(level, 0.5, freedom / 2);
        return Math.Sqrt(freedom * rest / x);
    }

    /// <summary>The value below which a share of Fisher's F lies.</summary>
    public static double Fisher(double share, double above, double below) =>
        below / above * InverseOf.Beta(share, above / 2, below / 2) / InverseOf.Beta(1 - share, below / 2, above / 2);
}
