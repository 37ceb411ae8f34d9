using System.Collections.Immutable;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Calibrating;

/// <summary>How far the posterior of a parameter is from its prior.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="PriorMean">Mean of the prior, as it was drawn in the first wave.</param>
/// <param name="PriorDeviation">Its standard deviation.</param>
/// <param name="Mean">Mean of the posterior.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="Distance">The greatest distance between both distribution functions (Kolmogorov), from 0 to 1.</param>
/// <param name="Noise">The distance that draws from the prior would exceed in 5 of 100 cases: <c>1.36 sqrt(1/n + sum of (c/m)^2)</c>, n of the prior, m of the posterior, of which c are each other's copies. Draws that descend from each other are more alike than that.</param>
public sealed record Contraction(string Parameter, double PriorMean, double PriorDeviation, double Mean, double Deviation, double Distance, double Noise)
{
    // Source: Smirnov, Annals of Mathematical Statistics 19 (1948) 279-281.
    private const double Critical = 1.36;

    /// <summary>How much less spread there is than in the prior: <c>1 - Deviation / PriorDeviation</c>; negative if there is more.</summary>
    public double Share => 1 - (Deviation / PriorDeviation);

    /// <summary>All parameters, those that moved most first.</summary>
    /// <param name="prior">The first wave.</param>
    /// <param name="posterior">The posterior.</param>
    public static ImmutableArray<Contraction> Of(Wave prior, Posterior posterior)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(posterior);
        var noise = Critical * Math.Sqrt((1.0 / prior.Particles.Count) + Alike(posterior));
        return [.. posterior.Parameters.Select((name, i) => Of(name, prior.Particles.Of(i), posterior.Of(i), noise)).OrderByDescending(moved => moved.Distance)];
    }

    private static double Alike(Posterior posterior) =>
        Enumerable.Range(0, posterior.Count).GroupBy(draw => posterior.Coordinates[draw * posterior.Parameters.Length]).Sum(copies => Square((double)copies.Count() / posterior.Count));

    private static double Square(double share) => share * share;

    private static Contraction Of(string name, double[] prior, double[] posterior, double noise)
    {
        var (before, after) = (Moments.Of(prior), Moments.Of(posterior));
        return new(name, before.Mean, before.Deviation, after.Mean, after.Deviation, KolmogorovSmirnov.Distance(prior, posterior), noise);
    }
}
