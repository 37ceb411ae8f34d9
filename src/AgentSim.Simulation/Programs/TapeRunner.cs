using System.Diagnostics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>Where an input of a tape comes from.</summary>
public readonly unsafe struct Source
{
    private Source(double* column, bool gathered, double scalar)
    {
        Column = column;
        IsGathered = gathered;
        Scalar = scalar;
    }

    internal double* Column { get; }

    internal bool IsGathered { get; }

    internal double Scalar { get; }

    /// <summary>A column whose lane i is the run's lane i; padded to a multiple of eight.</summary>
    public static Source Dense(double* column) => new(column, false, 0);

    /// <summary>A column of the whole batch, of which the run takes the lanes that it is told to.</summary>
    public static Source Gathered(double* column) => new(column, true, 0);

    /// <summary>The same value in all lanes.</summary>
    public static Source Of(double scalar) => new(null, false, scalar);
}

/// <summary>
/// Runs tapes, in blocks of lanes that stay in the nearest cache. A lane's result depends on that lane only: neither on its place nor on how many there are.
/// Belongs to one thread at a time; nothing allocates once it has run the largest tape.
/// </summary>
public sealed unsafe class TapeRunner : IDisposable
{
    /// <summary>Lanes in a block.</summary>
    public const int Block = 128;

    private const int Vector = 4;

    private ColumnArena registers = new(0, Block);
    private ColumnArena scalars = new(0, Vector);
    private nint[] values = [];
    private nint[] masks = [];

    /// <summary>Runs a tape.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="sources">One source for each of <see cref="Tape.Inputs"/>.</param>
    /// <param name="uniforms">The uniforms, by slot.</param>
    /// <param name="lanes">The lanes that gathered sources are taken from, <paramref name="count"/> of them; empty takes the first ones.</param>
    /// <param name="count">Number of lanes to compute.</param>
    /// <param name="results">One dense column for each result, padded to a multiple of eight.</param>
    public void Run(Tape tape, ReadOnlySpan<Source> sources, ReadOnlySpan<double> uniforms, ReadOnlySpan<int> lanes, int count, double** results)
    {
        Debug.Assert(sources.Length == tape.Inputs.Length, "A tape needs a source for each of its inputs.");
        if (count == 0) return;
        Prepare(tape);
        SetScalars(tape, sources, uniforms);
        for (var start = 0; start < count; start += Block)
        {
            var length = Math.Min(Block, count - start);
            SetInputs(tape, sources, lanes, start, length);
            Execute(tape.LaneCode.AsSpan(), (length + Vector - 1) & -Vector);
            for (var result = 0; result < tape.Results; result++)
                CopyOut(tape.Outputs[result], results[result] + start, length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        registers.Dispose();
        scalars.Dispose();
    }

    private void Prepare(Tape tape)
    {
        // Gathered inputs need a buffer each, too.
        Grow(ref registers, tape.Inputs.Length + tape.Registers, Block);
        Grow(ref scalars, tape.FirstRegister, Vector);
        if (values.Length < tape.Values)
        {
            values = new nint[tape.Values];
            masks = new nint[tape.Values];
        }

        for (var register = 0; register < tape.Registers; register++)
        {
            values[tape.FirstRegister + register] = (nint)registers.Pointer(tape.Inputs.Length + register);
            masks[tape.FirstRegister + register] = -1;
        }
    }

    private static void Grow(ref ColumnArena arena, int columns, int lanes)
    {
        if (arena.Count >= columns) return;
        arena.Dispose();
        arena = new(columns, lanes);
    }

    private void SetScalars(Tape tape, ReadOnlySpan<Source> sources, ReadOnlySpan<double> uniforms)
    {
        for (var input = 0; input < sources.Length; input++)
        {
            if (sources[input].Column is null) SetScalar(input, sources[input].Scalar);
        }

        for (var scalar = 0; scalar < tape.Scalars.Length; scalar++)
        {
            var (constant, slot) = tape.Scalars[scalar];
            SetScalar(tape.FirstScalar + scalar, slot < 0 ? constant : uniforms[slot]);
        }

        for (var value = tape.FirstScalar + tape.Scalars.Length; value < tape.FirstRegister; value++) SetScalar(value, 0);
        Execute(tape.ScalarCode.AsSpan(), Vector);
    }

    private void SetScalar(int value, double scalar)
    {
        var column = scalars.Pointer(value);
        new Span<double>(column, Vector).Fill(scalar);
        values[value] = (nint)column;
        masks[value] = 0;
    }

    private void SetInputs(Tape tape, ReadOnlySpan<Source> sources, ReadOnlySpan<int> lanes, int start, int length)
    {
        for (var input = 0; input < tape.Inputs.Length; input++)
        {
            var source = sources[input];
            if (source.Column is null) continue;
            masks[input] = -1;
            values[input] = source.IsGathered && !lanes.IsEmpty
                ? (nint)Gather(source.Column, lanes.Slice(start, length), registers.Pointer(input))
                : (nint)(source.Column + start);
        }
    }

    private static double* Gather(double* column, ReadOnlySpan<int> lanes, double* buffer)
    {
        for (var i = 0; i < lanes.Length; i++) buffer[i] = column[lanes[i]];
        // Lanes behind the last of a vector hold a copy of it, so that they raise no trouble of their own.
        for (var i = lanes.Length; i % Vector != 0; i++) buffer[i] = buffer[lanes.Length - 1];
        return buffer;
    }

    private void Execute(ReadOnlySpan<Instruction> code, nint count)
    {
        foreach (ref readonly var step in code)
        {
            Loops.Run(
                step.Operation, (double*)values[step.Destination],
                (double*)values[step.A], masks[step.A], (double*)values[step.B], masks[step.B], (double*)values[step.C], masks[step.C], count);
        }
    }

    private void CopyOut(int value, double* destination, int length)
    {
        if (masks[value] == 0) new Span<double>(destination, length).Fill(*(double*)values[value]);
        else new ReadOnlySpan<double>((double*)values[value], length).CopyTo(new Span<double>(destination, length));
    }
}
