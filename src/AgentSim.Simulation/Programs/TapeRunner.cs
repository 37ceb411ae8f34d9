using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>
/// Runs tapes, in blocks of lanes that stay in the nearest cache. A lane's result depends on that lane only: neither on its place nor on how many there are.
/// Belongs to one thread at a time; nothing allocates once it has run the largest tape.
/// </summary>
internal sealed unsafe class TapeRunner : IDisposable
{
    /// <summary>Lanes in a block.</summary>
    public const int Block = 256;

    private ColumnArena registers = new(0, Block);
    private ColumnArena scalars = new(0, ColumnArena.Row);
    private Place[] places = [];
    private Tape? last;
    private LaneCode? lastCode;

    /// <summary>Runs a tape.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="sources">One source for each of <see cref="Tape.Inputs"/>.</param>
    /// <param name="uniforms">The uniforms, by slot.</param>
    /// <param name="lanes">The lanes that gathered sources are taken from, <paramref name="count"/> of them; empty takes the first ones.</param>
    /// <param name="count">Number of lanes to compute.</param>
    /// <param name="results">One dense column for each result, padded to a multiple of eight; none of them a source.</param>
    public void Run(Tape tape, ReadOnlySpan<Source> sources, ReadOnlySpan<double> uniforms, ReadOnlySpan<int> lanes, int count, double** results)
    {
        Debug.Assert(sources.Length == tape.Inputs.Length, "A tape needs a source for each of its inputs.");
        Debug.Assert(lanes.IsEmpty || lanes.Length >= count, "A run needs an index for each of its lanes.");
        if (count == 0) return;
        var code = tape.CodeFor(count);
        if (tape != last || code != lastCode) Prepare(tape, code);
        SetScalars(tape, uniforms);
        for (var start = 0; start < count; start += Block)
        {
            var length = Math.Min(Block, count - start);
            SetInputs(tape, sources, lanes, start, length);
            SetOutputs(tape, code.Outputs, results, start);
            fixed (Place* table = places) code.Run(table, ColumnArena.Padded(length));
            for (var result = 0; result < tape.Results; result++)
                CopyOut(places[code.Outputs[result]], results[result] + start, length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        registers.Dispose();
        scalars.Dispose();
    }

    private void Prepare(Tape tape, LaneCode code)
    {
        // Gathered inputs need a buffer each, too.
        Grow(ref registers, tape.Inputs.Length + code.Registers, Block);
        Grow(ref scalars, tape.FirstRegister, ColumnArena.Row);
        if (places.Length < tape.FirstRegister + code.Registers) places = new Place[tape.FirstRegister + code.Registers];
        for (var register = 0; register < code.Registers; register++)
            places[tape.FirstRegister + register] = Place.Column(registers.Pointer(tape.Inputs.Length + register));
        for (var scalar = 0; scalar < tape.Constants; scalar++) SetScalar(tape.FirstScalar + scalar, tape.Scalars[scalar].Constant);
        foreach (ref readonly var step in tape.ScalarCode.AsSpan()) places[step.Destination] = Place.Scalar(scalars.Pointer(step.Destination));
        (last, lastCode) = (tape, code);
    }

    private static void Grow(ref ColumnArena arena, int columns, int lanes)
    {
        if (arena.Count >= columns) return;
        arena.Dispose();
        arena = new(columns, lanes);
    }

    /// <summary>Constants are there since the tape was prepared.</summary>
    private void SetScalars(Tape tape, ReadOnlySpan<double> uniforms)
    {
        for (var scalar = tape.Constants; scalar < tape.Scalars.Length; scalar++)
            SetScalar(tape.FirstScalar + scalar, uniforms[tape.Scalars[scalar].UniformSlot]);
        if (tape.ScalarCode.IsEmpty) return;
        fixed (Place* table = places)
        {
            foreach (ref readonly var step in tape.ScalarCode.AsSpan()) Loops.Run(in step, table, ColumnArena.Row);
        }
    }

    private void SetScalar(int value, double scalar)
    {
        var row = scalars.Pointer(value);
        new Span<double>(row, ColumnArena.Row).Fill(scalar);
        places[value] = Place.Scalar(row);
    }

    private void SetInputs(Tape tape, ReadOnlySpan<Source> sources, ReadOnlySpan<int> lanes, int start, int length)
    {
        for (var input = 0; input < sources.Length; input++)
        {
            ref readonly var source = ref sources[input];
            places[input] = Place.Column(
                source.Column is null ? Fill(source.Scalar, length, registers.Pointer(input))
                : source.IsGathered && !lanes.IsEmpty ? Gather(source.Column, lanes.Slice(start, length), registers.Pointer(input))
                : source.Column + start);
        }
    }

    private static double* Fill(double scalar, int length, double* buffer)
    {
        new Span<double>(buffer, ColumnArena.Padded(length)).Fill(scalar);
        return buffer;
    }

    /// <summary>Lanes behind the last of a row hold a copy of it, so that they raise no trouble of their own.</summary>
    private static double* Gather(double* column, ReadOnlySpan<int> lanes, double* buffer)
    {
        Gathering.Copy(column, lanes, buffer);
        return buffer;
    }

    /// <summary>Registers that are results in the end lie where these are to go: nothing else is read or written there.</summary>
    private void SetOutputs(Tape tape, ImmutableArray<int> outputs, double** results, int start)
    {
        for (var result = 0; result < outputs.Length; result++)
        {
            if (outputs[result] >= tape.FirstRegister) places[outputs[result]] = Place.Column(results[result] + start);
        }
    }

    private static void CopyOut(Place place, double* destination, int length)
    {
        if (place.Lanes == destination) return;
        if (place.IsScalar) new Span<double>(destination, length).Fill(*place.Lanes);
        else new ReadOnlySpan<double>(place.Lanes, length).CopyTo(new Span<double>(destination, length));
    }
}
