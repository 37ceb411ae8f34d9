namespace AgentSim.Experiments.Statistics;

/// <summary>Differences of means by Student's t. Source: Student, Biometrika 6 (1908) 1-25; Welch, Biometrika 34 (1947) 28-35.</summary>
internal static class StudentTest
{
    /// <summary>Whether the mean of differences between pairs is 0. Where all are equal, t is infinite, or NaN with p-value 1 if they are 0.</summary>
    /// <param name="differences">At least two.</param>
    /// <param name="alternative">Greater: the mean is above 0.</param>
    public static TestOutcome Paired(ReadOnlySpan<double> differences, Alternative alternative) => Shifted(differences, 0, alternative);

    /// <summary>The mean and its interval, <c>m +- t s / sqrt(n)</c>.</summary>
    /// <param name="values">At least two; paired differences, or any independent values.</param>
    /// <param name="level">How sure, between 0 and 1.</param>
    public static Estimate Mean(ReadOnlySpan<double> values, double level)
    {
        Require.Values(values, 2);
        Require.Level(level);
        var moments = Moments.Of(values);
        return new(moments.Mean, moments.StandardError, ConfidenceInterval.Around(moments.Mean, Critical.Student(level, moments.Count - 1) * moments.StandardError, level));
    }

    /// <summary>Whether two independent groups have the same mean; their variances may differ.</summary>
    /// <param name="first">At least two values.</param>
    /// <param name="second">At least two values.</param>
    /// <param name="alternative">Greater: the first mean is.</param>
    public static TestOutcome Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative)
    {
        Require.Values(first, 2);
        Require.Values(second, 2);
        var (one, two) = (Moments.Of(first), Moments.Of(second));
        var (a, b) = (one.Variance / one.Count, two.Variance / two.Count);
        var freedom = (a + b) * (a + b) / ((a * a / (one.Count - 1)) + (b * b / (two.Count - 1)));
        return Result((one.Mean - two.Mean) / Math.Sqrt(a + b), freedom, alternative);
    }

    internal static TestOutcome Shifted(ReadOnlySpan<double> differences, double shift, Alternative alternative)
    {
        Require.Values(differences, 2);
        var moments = Moments.Of(differences);
        return Result((moments.Mean - shift) / moments.StandardError, moments.Count - 1, alternative);
    }

    private static TestOutcome Result(double t, double freedom, Alternative alternative) =>
        new(t, double.IsNaN(t) ? 1 : Tails.OfStudent(t, double.IsNaN(freedom) ? 1 : freedom, alternative));
}
