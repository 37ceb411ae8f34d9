namespace AgentSim.Simulation.Programs;

/// <summary>One operation on single values, by the kernels that columns use.</summary>
internal static unsafe class ScalarKernel
{
    /// <summary>The result for one lane.</summary>
    public static double Apply(Operation operation, double a, double b, double c)
    {
        const int row = 2 * Place.Vector;
        var values = stackalloc double[4 * row];
        new Span<double>(values, row).Fill(a);
        new Span<double>(values + row, row).Fill(b);
        new Span<double>(values + 2 * row, row).Fill(c);
        var places = stackalloc Place[4];
        for (var value = 0; value < 4; value++) places[value] = Place.Column(values + value * row);
        Loops.Run(new(operation, Destination: 3, 0, 1, 2, IsPlain: false), places, row);
        return values[3 * row];
    }
}
