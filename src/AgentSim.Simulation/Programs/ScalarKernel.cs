namespace AgentSim.Simulation.Programs;

/// <summary>One operation on single values, by the kernels that columns use.</summary>
internal static class ScalarKernel
{
    /// <summary>The result for one lane.</summary>
    public static unsafe double Apply(Operation operation, double a, double b, double c)
    {
        var values = stackalloc double[16];
        new Span<double>(values, 4).Fill(a);
        new Span<double>(values + 4, 4).Fill(b);
        new Span<double>(values + 8, 4).Fill(c);
        Loops.Run(operation, values + 12, values, 0, values + 4, 0, values + 8, 0, 4);
        return values[12];
    }
}
