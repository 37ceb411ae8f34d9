using AgentSim.Experiments.Statistics;

namespace AgentSim.App.Predicting;

/// <summary>
/// A mean over decisions, where those of one proposal are no independent ones. With sums S_g and numbers n_g of the G proposals, the standard error of <c>m = sum S_g / sum n_g</c> is
/// <c>sqrt(G / (G - 1) sum (S_g - m n_g)^2) / sum n_g</c>, and the interval is by Student's t with G - 1 degrees of freedom. Source: Cochran, Sampling Techniques (1977), 6.3.
/// </summary>
/// <param name="Value">The mean.</param>
/// <param name="Low">Lower end of the 95 per cent interval; NaN with fewer proposals than two.</param>
/// <param name="High">Its upper end.</param>
internal sealed record ClusteredMean(double Value, double Low, double High)
{
    private const double Level = 0.95;

    /// <param name="values">By proposal, each with at least one value; at least one proposal.</param>
    public static ClusteredMean Of(IEnumerable<IEnumerable<double>> values)
    {
        double[][] groups = [.. values.Select(group => group.ToArray())];
        var count = groups.Sum(group => group.Length);
        var mean = groups.Sum(group => group.Sum()) / count;
        if (groups.Length < 2) return new(mean, double.NaN, double.NaN);
        var squares = groups.Sum(group => Square(group.Sum() - mean * group.Length));
        var half = Critical.Student(Level, groups.Length - 1) * Math.Sqrt(squares * groups.Length / (groups.Length - 1)) / count;
        return new(mean, mean - half, mean + half);
    }

    private static double Square(double x) => x * x;
}
