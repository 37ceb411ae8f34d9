namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    // ln 2 in two parts, the first of 42 bits, so that its product with an exponent is exact.
    private const double LogOf2High = 0.6931471805598903;
    private const double LogOf2Low = 5.497923018708371e-14;

    /// <summary>The natural logarithm of <paramref name="x"/>, within 1 ulp. Of 0 it is minus infinity, below 0 NaN.</summary>
    public static double Log(double x) => Map<LogFunction>(x);

    /// <summary><c>destination[i] = log(source[i])</c>; both may be the same span.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Log(ReadOnlySpan<double> source, Span<double> destination) => Map<LogFunction>(source, destination);
}
