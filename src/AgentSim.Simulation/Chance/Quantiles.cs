using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

/// <summary>
/// Inverse distribution functions: the value below which a share p of the distribution lies. They turn uniform draws into
/// others and are monotone in p, so that common random numbers and quasi-random points keep their order.
/// </summary>
/// <remarks>
/// All are made of <see cref="Lanes"/> and arithmetic, so that bits are stable. At p of 0 and 1 they give the ends of the
/// distribution, for p outside of 0 to 1 and for NaN they give NaN. Relative accuracy is 1e-10 or better, for shapes around 1 1e-13.
/// </remarks>
internal static partial class Quantiles
{
    /// <summary>Of the lognormal distribution: <c>exp(location + scale * normal(p))</c>.</summary>
    /// <param name="p">The share, from 0 to 1.</param>
    /// <param name="location">Mean of the logarithm.</param>
    /// <param name="scale">Standard deviation of the logarithm, 0 or more.</param>
    public static double LogNormal(double p, double location, double scale) => Lanes.Exp(location + scale * Normal(p));

    /// <summary>Of the triangular distribution from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">Not low &lt;= mode &lt;= high.</exception>
    public static double Triangular(double p, double low, double mode, double high)
    {
        if (!(low <= mode && mode <= high))
            throw new ArgumentException($"A triangular distribution from {low} over {mode} to {high} is none; the mode lies between the ends.");
        var width = high - low;
        return p * width < mode - low
            ? low + Math.Sqrt(p * width * (mode - low))
            : high - Math.Sqrt((1 - p) * width * (high - mode));
    }

    /// <summary>Of the standard logistic distribution, <c>log(p) - log(1 - p)</c>: the disturbance behind a logit choice of two.</summary>
    public static double Logistic(double p) => Lanes.Map<LogisticQuantile>(p);

    /// <summary><c>destination[i] = logistic(p[i])</c>; both may be the same span.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Logistic(ReadOnlySpan<double> p, Span<double> destination) => Lanes.Map<LogisticQuantile>(p, destination);

    /// <summary>Of the standard Gumbel distribution, <c>-log(-log(p))</c>: the disturbance behind a logit choice of many.</summary>
    public static double Gumbel(double p) => Lanes.Map<GumbelQuantile>(p);

    /// <summary><c>destination[i] = gumbel(p[i])</c>; both may be the same span.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Gumbel(ReadOnlySpan<double> p, Span<double> destination) => Lanes.Map<GumbelQuantile>(p, destination);
}
