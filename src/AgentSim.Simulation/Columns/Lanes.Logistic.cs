namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary><c>1 / (1 + exp(-x))</c>, within 2.2 ulp also where it is tiny; 0 and 1 at minus and plus infinity.</summary>
    public static double Logistic(double x) => Map<LogisticFunction>(x);

    /// <summary><c>destination[i] = logistic(source[i])</c>; both may be the same span.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Logistic(ReadOnlySpan<double> source, Span<double> destination) =>
        Map<LogisticFunction>(source, destination);
}
