using AgentSim.Simulation.Columns;
using MathNet.Numerics.Statistics;

namespace AgentSim.Experiments.Statistics;

/// <summary>How steadily one quantity rises with another, whatever the shape of the curve.</summary>
internal static class RankCorrelation
{
    /// <summary>
    /// Spearman's rank correlation, from -1 to 1, with the interval <c>tanh(atanh(r) +- z sqrt((1 + r^2/2) / (n - 3)))</c>; NaN where one of the two does
    /// not vary. Sources: Spearman, American Journal of Psychology 15 (1904) 72-101; Bonett and Wright, Psychometrika 65 (2000) 23-28.
    /// </summary>
    /// <param name="first">At least four values.</param>
    /// <param name="second">As many.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate Spearman(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level)
    {
        Require.Pairs(first, second, 4);
        Require.Level(level);
        var r = Math.Clamp(Correlation.Pearson(Ranking.Of(first), Ranking.Of(second)), -1, 1);
        var error = Math.Sqrt((1 + (r * r / 2)) / (first.Length - 3));
        var (centre, half) = (Lanes.Log((1 + r) / (1 - r)) / 2, Critical.Normal(level) * error);
        return new(r, error * (1 - (r * r)), new(Tanh(centre - half), Tanh(centre + half), level));
    }

    /// <summary>Whether the correlation of independent pairs is 0, by Student's t with <c>t = r sqrt((n - 2) / (1 - r^2))</c>.</summary>
    /// <param name="first">At least four values.</param>
    /// <param name="second">As many.</param>
    /// <param name="alternative">Greater: the second rises with the first.</param>
    public static TestOutcome SpearmanTest(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        var r = Spearman(first, second, 0.95).Value;
        var freedom = first.Length - 2.0;
        return new(r, double.IsNaN(r) ? 1 : Tails.OfStudent(r * Math.Sqrt(freedom / (1 - (r * r))), freedom, alternative));
    }

    private static double Tanh(double x) => (2 * Lanes.Logistic(2 * x)) - 1;
}
