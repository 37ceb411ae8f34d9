using System.Diagnostics;

namespace AgentSim.Simulation.Bargaining;

/// <summary>Columns that lie one behind the other in memory that somebody else owns.</summary>
/// <param name="first">First lane of the first column.</param>
/// <param name="count">Number of columns.</param>
/// <param name="stride">Lanes from one column to the next: a multiple of 8, at least as long as a column with its padding.</param>
internal readonly unsafe struct ColumnTable(double* first, int count, int stride)
{
    /// <summary>Number of columns.</summary>
    public int Count => count;

    /// <summary>First lane of a column.</summary>
    /// <param name="column">Which column, from 0.</param>
    public double* this[int column]
    {
        get
        {
            Debug.Assert(column >= 0 && column < count, "The table has no such column.");
            return first + (nint)column * stride;
        }
    }

    /// <summary>Some of these columns as a table.</summary>
    /// <param name="start">First of them.</param>
    /// <param name="length">How many.</param>
    public ColumnTable Slice(int start, int length)
    {
        Debug.Assert(start >= 0 && length >= 0 && start + length <= count, "The table has no such columns.");
        return new(first + (nint)start * stride, length, stride);
    }
}
