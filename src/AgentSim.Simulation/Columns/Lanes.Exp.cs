namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    // ln 2 in two parts: the first is the nearest double, the second what is left.
    private const double LogOf2 = 0.6931471805599453;
    private const double LogOf2Rest = 2.3190468138462996e-17;
    private const double InverseLogOf2 = 1.4426950408889634;

    // 1.5 * 2^52: adding it rounds to the nearest integer, which then stands in the low bits.
    private const double Shift = 6755399441055744.0;

    /// <summary>e to the power <paramref name="x"/>, within 1 ulp. Above 709.78 it is infinite, below -745.13 it is 0.</summary>
    public static double Exp(double x) => Map<ExpFunction>(x);

    /// <summary><c>destination[i] = exp(source[i])</c>; both may be the same span.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Exp(ReadOnlySpan<double> source, Span<double> destination) => Map<ExpFunction>(source, destination);
}
