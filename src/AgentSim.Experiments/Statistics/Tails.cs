using MathNet.Numerics;

namespace AgentSim.Experiments.Statistics;

/// <summary>How likely a variable is to exceed a value, without the cancellation of one minus the distribution function.</summary>
internal static class Tails
{
    /// <summary>Of the standard normal distribution.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2;

    /// <summary>Of Student's t (DLMF 8.17: half the regularised incomplete beta function at <c>df / (df + t^2)</c>).</summary>
    public static double Student(double t, double freedom)
    {
        if (double.IsInfinity(t)) return t > 0 ? 0 : 1;
        var beyond = SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + (t * t))) / 2;
        return t >= 0 ? beyond : 1 - beyond;
    }

    /// <summary>Of the chi-squared distribution.</summary>
    public static double ChiSquared(double x, double freedom) => x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2, x / 2);

    /// <summary>Of Fisher's F.</summary>
    public static double Fisher(double f, double above, double below) => double.IsPositiveInfinity(f) ? 0 :
        f <= 0 ? 1 : SpecialFunctions.BetaRegularized(below / 2, above / 2, below / (below + (above * f)));

    /// <summary>At most <paramref name="count"/> of <paramref name="total"/> by fair coins.</summary>
    public static double AtMostByCoins(int count, int total) => count >= total ? 1 : SpecialFunctions.BetaRegularized(total - count, count + 1, 0.5);

    /// <summary>At least <paramref name="count"/> of <paramref name="total"/>, each with chance <paramref name="share"/>.</summary>
    public static double AtLeastOf(int count, int total, double share) => count <= 0 || share >= 1 ? 1 : share <= 0 ? 0 : SpecialFunctions.BetaRegularized(count, total - count + 1, share);

    /// <summary>The p-value of a statistic that is standard normal without a difference.</summary>
    public static double OfNormal(double z, Alternative alternative) => alternative switch
    {
        Alternative.TwoSided => Math.Min(1, 2 * Normal(Math.Abs(z))),
        Alternative.Greater => Normal(z),
        _ => Normal(-z),
    };

    /// <summary>The p-value of a statistic that is Student's t without a difference.</summary>
    public static double OfStudent(double t, double freedom, Alternative alternative) => alternative switch
    {
        Alternative.TwoSided => Math.Min(1, 2 * Student(Math.Abs(t), freedom)),
        Alternative.Greater => Student(t, freedom),
        _ => Student(-t, freedom),
    };
}
