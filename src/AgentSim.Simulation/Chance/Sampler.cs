using System.Diagnostics;

namespace AgentSim.Simulation.Chance;

/// <summary>Draws from a distribution by the inverse of its distribution function, conditioned on its range: more of the uniform is never less of the draw.</summary>
internal sealed class Sampler
{
    private const int Halvings = 64;

    private readonly Distribution distribution;
    private readonly double low, high;

    /// <summary>A sampler; a Dirichlet share is drawn as the gamma that its group divides.</summary>
    public Sampler(Distribution distribution)
    {
        this.distribution = distribution;
        low = double.IsNegativeInfinity(distribution.Range.Low) ? 0 : Below(distribution.Range.Low);
        high = double.IsPositiveInfinity(distribution.Range.High) ? 1 : Below(distribution.Range.High);
    }

    /// <summary>The draw that belongs to a uniform draw, strictly between 0 and 1.</summary>
    public double Of(double uniform)
    {
        var range = distribution.Range;
        if (double.IsNegativeInfinity(range.Low) && double.IsPositiveInfinity(range.High)) return Quantile(uniform);
        return Math.Clamp(Quantile(low + ((high - low) * uniform)), range.Low, range.High);
    }

    private double Quantile(double p) => distribution switch
    {
        Fixed f => f.Value,
        Uniform u => u.Low + ((u.High - u.Low) * p),
        Normal n => n.Mean + (n.Deviation * Quantiles.Normal(p)),
        LogNormal l => l.Median * Columns.Lanes.Exp(l.LogDeviation * Quantiles.Normal(p)),
        Triangular t => Quantiles.Triangular(p, t.Low, t.Mode, t.High),
        Beta b => b.Low + ((b.High - b.Low) * Quantiles.Beta(p, b.A, b.B)),
        Gamma g => g.Mean / g.Shape * Quantiles.Gamma(p, g.Shape),
        DirichletShare d => Quantiles.Gamma(p, d.Concentration),
        Categorical c => Value(c, p),
        _ => throw new UnreachableException(),
    };

    private static double Value(Categorical categorical, double p)
    {
        var sum = 0.0;
        for (var index = 0; index < categorical.Values.Length - 1; index++)
        {
            sum += categorical.Probabilities[index];
            if (p < sum) return categorical.Values[index];
        }

        return categorical.Values[^1];
    }

    /// <summary>The distribution function at a bound, by halving: needed once a model, not once a draw.</summary>
    private double Below(double bound)
    {
        var (below, above) = (1e-300, 1 - 1e-16);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (below + above) / 2;
            if (Quantile(middle) < bound) below = middle;
            else above = middle;
        }

        return (below + above) / 2;
    }
}
