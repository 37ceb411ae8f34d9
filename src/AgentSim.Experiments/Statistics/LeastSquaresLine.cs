namespace AgentSim.Experiments.Statistics;

/// <summary>The straight line that is closest to points in squares of vertical distances. Source: Draper and Smith, Applied Regression Analysis (1998), 1.</summary>
/// <param name="Intercept">Where it crosses x = 0, with standard error and interval.</param>
/// <param name="Slope">By how much it rises with x, with standard error and interval.</param>
/// <param name="ResidualDeviation">Standard deviation of vertical distances, with two degrees of freedom taken off.</param>
/// <param name="RSquared">The share of squares that the line explains, from 0 to 1.</param>
internal sealed record LeastSquaresLine(Estimate Intercept, Estimate Slope, double ResidualDeviation, double RSquared)
{
    /// <summary>Fits a line.</summary>
    /// <param name="x">At least three values that are not all equal.</param>
    /// <param name="y">As many.</param>
    /// <param name="level">How sure intervals are to be, between 0 and 1.</param>
    public static LeastSquaresLine Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level)
    {
        Require.Pairs(x, y, 3);
        Require.Level(level);
        var (ofX, ofY) = (Moments.Of(x), Moments.Of(y));
        if (!(ofX.Squares > 0)) throw new ArgumentException("A line cannot be fitted where all x are equal.", nameof(x));
        var products = new CompensatedSum();
        for (var i = 0; i < x.Length; i++) products.Add((x[i] - ofX.Mean) * (y[i] - ofY.Mean));
        var slope = products.Value / ofX.Squares;

        var residuals = new CompensatedSum();
        for (var i = 0; i < x.Length; i++)
        {
            var residual = y[i] - ofY.Mean - (slope * (x[i] - ofX.Mean));
            residuals.Add(residual * residual);
        }

        var (n, freedom) = (x.Length, x.Length - 2);
        var deviation = Math.Sqrt(residuals.Value / freedom);
        var critical = Critical.Student(level, freedom);
        return new(
            With(ofY.Mean - (slope * ofX.Mean), deviation * Math.Sqrt((1.0 / n) + (ofX.Mean * ofX.Mean / ofX.Squares))),
            With(slope, deviation / Math.Sqrt(ofX.Squares)),
            deviation,
            ofY.Squares > 0 ? 1 - (residuals.Value / ofY.Squares) : 1);

        Estimate With(double value, double error) => new(value, error, ConfidenceInterval.Around(value, critical * error, level));
    }
}
