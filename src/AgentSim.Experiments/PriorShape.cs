using System.Collections.Immutable;
using AgentSim.Simulation.Chance;
using Shares = AgentSim.Simulation.Chance.Quantiles;

namespace AgentSim.Experiments;

/// <summary>What is believed of a parameter, as values to be drawn.</summary>
public static class PriorShape
{
    /// <summary>The values below which lie equal shares of the distribution: of 100, the first has half a per cent below it, the next one and a half. Of a share of a Dirichlet group, those of its beta distribution.</summary>
    /// <param name="distribution">What is believed; no hazard.</param>
    /// <param name="count">How many values, at least 1.</param>
    public static ImmutableArray<double> Of(Distribution distribution, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Func<double, double> quantile = distribution is DirichletShare share
            ? p => Shares.Beta(p, share.Concentration, (share.Concentration / share.Mean) - share.Concentration)
            : new Sampler(distribution).Of;
        return [.. Enumerable.Range(0, count).Select(i => quantile((i + 0.5) / count))];
    }
}
