namespace AgentSim.Experiments.Statistics;

/// <summary>Mean and sum of squares around it, with compensated sums in the order of the values.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; NaN of none.</param>
/// <param name="Squares">The sum of squared distances from the mean.</param>
internal readonly record struct Moments(int Count, double Mean, double Squares)
{
    /// <summary>Dividing by one less than the count; NaN of fewer than two.</summary>
    public double Variance => Count < 2 ? double.NaN : Squares / (Count - 1);

    public double Deviation => Math.Sqrt(Variance);

    public double StandardError => Math.Sqrt(Variance / Count);

    public static Moments Of(ReadOnlySpan<double> values)
    {
        var mean = MeanOf(values);
        return new(values.Length, mean, SquaresAround(mean, values));
    }

    public static double MeanOf(ReadOnlySpan<double> values)
    {
        var sum = new CompensatedSum();
        foreach (var value in values) sum.Add(value);
        return sum.Value / values.Length;
    }

    private static double SquaresAround(double mean, ReadOnlySpan<double> values)
    {
        var squares = new CompensatedSum();
        var rest = new CompensatedSum();
        foreach (var value in values)
        {
            squares.Add((value - mean) * (value - mean));
            rest.Add(value - mean);
        }

        // The deviations do not quite sum to 0, for the mean is rounded: Chan, Golub and LeVeque, The American Statistician 37 (1983) 242-247.
        return Math.Max(0, squares.Value - (rest.Value * rest.Value / values.Length));
    }
}
