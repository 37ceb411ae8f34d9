using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentSim.Simulation.Columns;

/// <summary>
/// Columns of doubles in one zeroed block of native memory: 64-byte aligned, and at the same place until disposed of.
/// </summary>
/// <remarks>
/// Every column holds <see cref="Lanes"/> values and is padded to whole rows of eight, so that loops have no tails.
/// There is no finalizer: memory under a pointer must never go by itself, so whoever makes an arena disposes of it.
/// </remarks>
internal sealed unsafe class ColumnArena : IDisposable
{
    /// <summary>Lanes in a row, the unit to which columns are padded: 64 bytes, a cache line.</summary>
    public const int Row = 8;

    // One row between columns: at a distance of exactly 4,096 bytes columns evict each other (up to 50 % slower).
    private readonly nuint stride;
    private double* memory;

    /// <summary>An arena of <paramref name="columns"/> columns of <paramref name="lanes"/> lanes, all values 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public ColumnArena(int columns, int lanes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(lanes);
        Count = columns;
        Lanes = lanes;
        PaddedLanes = Padded(lanes);
        stride = (nuint)PaddedLanes + Row;
        var bytes = checked(stride * (nuint)columns * sizeof(double));
        memory = (double*)NativeMemory.AlignedAlloc(bytes, Row * sizeof(double));
        NativeMemory.Clear(memory, bytes);
    }

    /// <summary>Number of columns.</summary>
    public int Count { get; }

    /// <summary>Values in a column that mean something.</summary>
    public int Lanes { get; }

    /// <summary>Values in a column with its padding: <see cref="Lanes"/> rounded up to a multiple of eight.</summary>
    public int PaddedLanes { get; }

    /// <summary>Values from the beginning of a column to that of the next.</summary>
    internal nint Stride => (nint)stride;

    /// <summary>A column with its padding.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="ObjectDisposedException">The arena has been disposed of.</exception>
    public Span<double> this[int column] => new(Pointer(column), PaddedLanes);

    /// <summary>The address of a column, valid until the arena is disposed of.</summary>
    /// <inheritdoc cref="this"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double* Pointer(int column)
    {
        if (memory is null || (uint)column >= (uint)Count) Refuse(column);
        return memory + (nuint)column * stride;
    }

    /// <summary>The least multiple of eight that is not below <paramref name="lanes"/>.</summary>
    public static int Padded(int lanes) => checked(lanes + (Row - 1)) & -Row;

    /// <summary>Gives the memory back; spans and pointers into it must no longer be used.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }

    private void Refuse(int column)
    {
        ObjectDisposedException.ThrowIf(memory is null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Count, nameof(column));
    }
}
