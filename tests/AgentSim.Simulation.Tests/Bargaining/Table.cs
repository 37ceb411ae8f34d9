using System.Runtime.InteropServices;
using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>Columns of a test's own, padded, and filled with a number that would be noticed in a result.</summary>
internal sealed unsafe class Table : IDisposable
{
    private readonly double* memory;
    private readonly int stride;

    public Table(int count, int lanes)
    {
        stride = (lanes + 7 & -8) + 8;
        memory = (double*)NativeMemory.AlignedAlloc((nuint)(Math.Max(count, 1) * stride * sizeof(double)), 64);
        Columns = new(memory, count, stride);
        new Span<double>(memory, count * stride).Fill(12345.5);
    }

    public ColumnTable Columns { get; }

    public double* this[int column] => Columns[column];

    public void Set(int column, IEnumerable<double> values)
    {
        var lane = 0;
        foreach (var value in values)
            Columns[column][lane++] = value;
    }

    public void Dispose() => NativeMemory.AlignedFree(memory);
}
