using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;

namespace AgentSim.Benchmarks;

/// <summary>
/// What kernels reach of what the machine can do, as a table: operations on doubles a second against the peak of fused multiply-adds (each two operations), and bytes that are read and written against what
/// the first and second cache and memory give. Of each the best of many turns, in one thread.
/// </summary>
internal static unsafe class Roofline
{
    public const string Usage = "roofline";

    /// <summary>Of <see cref="Lanes.Exp(double)"/>: additions, multiplications, minima, counted in its source.</summary>
    private const int OperationsOfExp = 45;

    private const int Turns = 200;
    private const int Terms = 12;
    private const int Width = 256;

    public static int Print()
    {
        Console.WriteLine("| | operations an element | bytes an element | ns an element | 10^9 operations/s | share of the peak | GB/s |\n|---|---|---|---|---|---|---|");
        var peak = Peak();
        Row("fused multiply-adds in registers, 512 bits (the peak)", 2, 0, 2 / peak);
        foreach (var (name, size) in new[] { ("reading, first cache", 2_048), ("reading, second cache", 32_768), ("reading, memory", 16_777_216) }) Row(name, 1, 8, Read(size));
        using var columns = new ColumnArena(Terms + 1, Width);
        for (var column = 0; column < columns.Count; column++) columns[column].Fill(0.1 + (0.05 * column));
        Row("exp of a column", OperationsOfExp, 16, Best(() => Lanes.Exp(columns[0], columns[1]), Width));
        var graph = new ExpressionGraph();
        foreach (var (name, tape) in new[] { ("a sum of two columns, as a tape", SumOfTwo(graph)), ("twelve terms w (1 - exp(-x y)), as a tape", TwelveTerms(graph)) })
        {
            using var runner = new TapeRunner();
            Source[] sources = [.. tape.Inputs.Select((_, input) => Source.Gathered(columns.Pointer(input)))];
            void Run()
            {
                var result = columns.Pointer(Terms);
                runner.Run(tape, sources, [], [], Width, &result);
            }

            Row(name, tape.Stepped.Steps.Sum(Operations), 0, Best(Run, Width)); // what is fused stays in registers
        }

        return 0;

        void Row(string name, int operations, int bytes, double nanoseconds) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {operations} | {bytes} | {nanoseconds:G3} | {operations / nanoseconds:F1} | {operations / nanoseconds / peak:P0} | {(bytes == 0 ? "" : (bytes / nanoseconds).ToString("F0", CultureInfo.InvariantCulture))} |"));
    }

    private static Tape SumOfTwo(ExpressionGraph graph) => Tape.Compile(graph, [graph.Binary(Operation.Add, graph.Input(0), graph.Input(1))]);

    private static Tape TwelveTerms(ExpressionGraph graph) => Tape.Compile(graph, [graph.Sum([.. Enumerable.Range(0, Terms).Select(term =>
    {
        var product = graph.Binary(Operation.Multiply, graph.Input(term), graph.Input((term + 5) % Terms));
        return graph.Binary(Operation.Multiply, graph.Constant(0.1), graph.Binary(Operation.Subtract, graph.Constant(1), graph.Unary(Operation.Exp, graph.Unary(Operation.Negate, product))));
    })])]);

    private static int Operations(Instruction instruction) => instruction.Operation == Operation.Exp ? OperationsOfExp : 1;

    /// <summary>Operations a nanosecond of twelve sums that do not wait for each other; a step of one is two in each of eight lanes.</summary>
    private static double Peak()
    {
        const int steps = 10_000;
        return 2 / Best(() => Sink(FusedSums(steps)), 12 * Vector512<double>.Count * steps);
    }

    // Written out: what is to stay in registers cannot be an array.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> FusedSums(int steps)
    {
        var (x, y) = (Vector512.Create(0.999999), Vector512.Create(1e-7));
        Vector512<double> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var step = 0; step < steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return a + b + c + d + e + f + (g + h + i + j + k + l);
    }

    private static double Read(int size)
    {
        var values = GC.AllocateUninitializedArray<double>(size);
        values.AsSpan().Fill(1);
        return Best(() => Sink(Sum(values)), size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> Sum(ReadOnlySpan<double> values)
    {
        Vector512<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (var i = 0; i + 64 <= values.Length; i += 64)
        {
            var block = values.Slice(i, 64);
            a += Vector512.Create(block);
            b += Vector512.Create(block[8..]);
            c += Vector512.Create(block[16..]);
            d += Vector512.Create(block[24..]);
            e += Vector512.Create(block[32..]);
            f += Vector512.Create(block[40..]);
            g += Vector512.Create(block[48..]);
            h += Vector512.Create(block[56..]);
        }

        return a + b + c + d + (e + f + g + h);
    }

    private static Vector512<double> sink;

    private static void Sink(Vector512<double> value) => sink += value;

    /// <summary>Nanoseconds an element: the best of many turns, each long enough for the clock.</summary>
    private static double Best(Action work, int elements)
    {
        var times = Math.Max(1, 200_000 / elements);
        var best = double.PositiveInfinity;
        for (var turn = 0; turn < Turns; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var time = 0; time < times; time++) work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalNanoseconds / times / elements);
        }

        return best;
    }
}
