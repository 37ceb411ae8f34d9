namespace AgentSim.Experiments.Statistics;

/// <summary>How large a difference is, in units that do not depend on the number of histories.</summary>
internal static class EffectSize
{
    /// <summary>
    /// Cohen's d on pairs, d_z: mean difference divided by the standard deviation of differences. Infinite where all differences are equal, NaN where all
    /// are 0. Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), 2.3.5.
    /// </summary>
    /// <param name="differences">At least two.</param>
    public static double CohenOfPairs(ReadOnlySpan<double> differences)
    {
        Require.Values(differences, 2);
        var moments = Moments.Of(differences);
        return moments.Mean / moments.Deviation;
    }

    /// <summary>Cohen's d of two independent groups: difference of means divided by the pooled standard deviation. Source: Cohen (1988), 2.2.</summary>
    /// <param name="first">At least one value, both groups together at least three.</param>
    /// <param name="second">At least one value.</param>
    public static double Cohen(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.Values(first, 1);
        Require.Values(second, 1);
        var (one, two) = (Moments.Of(first), Moments.Of(second));
        return (one.Mean - two.Mean) / Math.Sqrt((one.Squares + two.Squares) / (one.Count + two.Count - 2));
    }

    /// <summary>Cohen's d times <c>1 - 3 / (4 (n1 + n2) - 9)</c>, nearly unbiased. Source: Hedges, Journal of Educational Statistics 6 (1981) 107-128.</summary>
    /// <inheritdoc cref="Cohen"/>
    public static double Hedges(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Cohen(first, second) * (1 - (3 / ((4.0 * (first.Length + second.Length)) - 9)));

    /// <summary>
    /// A12: the chance that a value of the first group is greater than one of the second, equal ones counting half; 0.5 means no tendency, 0.56, 0.64 and
    /// 0.71 are called small, medium and large. Source: Vargha and Delaney, Journal of Educational and Behavioral Statistics 25 (2000) 101-132.
    /// </summary>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    public static double Superiority(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => MannWhitney.Superiority(first, second);

    /// <summary>The median of all means of two differences (Walsh averages), each with itself too: the shift between pairs. Source: Hodges and Lehmann, as below.</summary>
    /// <remarks>It takes memory for all pairs of differences: for up to some two thousand.</remarks>
    /// <param name="differences">At least one.</param>
    public static double HodgesLehmannOfPairs(ReadOnlySpan<double> differences)
    {
        Require.Values(differences, 1);
        var averages = new List<double>(differences.Length * (differences.Length + 1) / 2);
        for (var i = 0; i < differences.Length; i++)
            for (var j = i; j < differences.Length; j++) averages.Add((differences[i] + differences[j]) / 2);
        return Bootstrap.Median([.. averages]);
    }

    /// <summary>The median of all differences between a value of the first group and one of the second, in the measure's unit. Source: Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963) 598-611.</summary>
    /// <remarks>It takes memory for all pairs: for up to about a thousand values in each group.</remarks>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    public static double HodgesLehmann(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.Values(first, 1);
        Require.Values(second, 1);
        var differences = new double[checked(first.Length * second.Length)];
        for (var i = 0; i < first.Length; i++)
            for (var j = 0; j < second.Length; j++) differences[(i * second.Length) + j] = first[i] - second[j];
        Array.Sort(differences);
        return SampleQuantile.OfSorted(differences, 0.5, QuantileType.Linear);
    }
}
