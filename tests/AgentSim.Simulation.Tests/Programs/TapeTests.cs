using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using CsCheck;

namespace AgentSim.Simulation.Tests.Programs;

public sealed unsafe class TapeTests
{
    private static readonly Gen<int> LaneCount = Gen.Int[0, 7].Select(i => new[] { 1, 7, 8, 9, 127, 128, 129, 1000 }[i]);
    private static readonly Gen<double[]> Pool = RandomGraph.Value.Array[97];
    private static readonly Gen<double[]> UniformValues = RandomGraph.Value.Array[RandomGraph.Uniforms];

    [Fact]
    public void A_tape_computes_columns_scalars_and_gathered_lanes()
    {
        var graph = new ExpressionGraph();
        var sum = graph.Binary(Operation.Add, graph.Input(0), graph.Binary(Operation.Multiply, graph.Uniform(0), graph.Constant(10)));
        var tape = Tape.Compile(graph, [graph.Unary(Operation.Square, sum)]);
        using var columns = new ColumnArena(2, 300);
        using var runner = new TapeRunner();
        for (var lane = 0; lane < 300; lane++) columns[0][lane] = lane;
        var results = stackalloc double*[] { columns.Pointer(1) };

        runner.Run(tape, [Source.Dense(columns.Pointer(0))], [2.0], [], 300, results);
        Assert.Equal(Math.Pow(299 + 20, 2), columns[1][299]);

        runner.Run(tape, [Source.Gathered(columns.Pointer(0))], [0.5], [7, 290], 2, results);
        Assert.Equal([144.0, 87025.0], columns[1][..2].ToArray());
    }

    [Fact]
    public void A_tape_gives_the_bits_of_plain_recursion_in_every_lane() =>
        Gen.Select(RandomGraph.Any, LaneCount, Pool, UniformValues).Sample((random, lanes, pool, uniforms) =>
        {
            var tape = Tape.Compile(random.Graph, random.Outputs);
            var inputs = Columns(pool, lanes);
            var results = Run(tape, random.Graph, inputs, uniforms, lanes);
            for (var lane = 0; lane < lanes; lane++)
            {
                var expected = random.Evaluate(slot => inputs[slot][lane], uniforms);
                for (var output = 0; output < random.Outputs.Length; output++)
                    Same(expected[random.Outputs[output].Id], results[output][lane]);
            }
        });

    [Fact]
    public void Gathered_lanes_have_the_bits_of_dense_ones() =>
        Gen.Select(RandomGraph.Any, LaneCount, Pool, UniformValues, Gen.Int[1, 5]).Sample((random, lanes, pool, uniforms, every) =>
        {
            var tape = Tape.Compile(random.Graph, random.Outputs);
            var inputs = Columns(pool, lanes);
            var all = Run(tape, random.Graph, inputs, uniforms, lanes);
            var some = Enumerable.Range(0, lanes).Where(lane => lane * 7 % 11 % every == 0).ToArray();
            var gathered = Run(tape, random.Graph, inputs, uniforms, some.Length, some);
            for (var output = 0; output < all.Length; output++)
                for (var i = 0; i < some.Length; i++)
                    Same(all[output][some[i]], gathered[output][i]);
        });

    [Fact]
    public void A_scalar_source_has_the_bits_of_a_column_of_it() =>
        Gen.Select(RandomGraph.Any, LaneCount, Pool, UniformValues).Sample((random, lanes, pool, uniforms) =>
        {
            var tape = Tape.Compile(random.Graph, random.Outputs);
            var inputs = Columns(pool, lanes);
            foreach (var column in inputs[..2]) column.AsSpan().Fill(column[0]);
            var columns = Run(tape, random.Graph, inputs, uniforms, lanes);
            var scalars = Run(tape, random.Graph, inputs, uniforms, lanes, scalars: 2);
            for (var output = 0; output < columns.Length; output++)
                for (var lane = 0; lane < lanes; lane++)
                    Same(columns[output][lane], scalars[output][lane]);
        });

    [Fact]
    public void Values_that_are_given_are_not_computed_again()
    {
        var graph = new ExpressionGraph();
        var known = graph.Unary(Operation.Exp, graph.Input(0));
        var tape = Tape.Compile(graph, [graph.Binary(Operation.Add, known, graph.Input(1)), known], new NodeSet([known]));
        Assert.Equal(1, tape.Length);
        Assert.Equal([graph.Input(1), known], tape.Inputs.OrderBy(node => graph[node].Kind == NodeKind.Operation));
    }

    [Fact]
    public void What_depends_on_scalars_only_costs_nothing_in_the_lanes()
    {
        var graph = new ExpressionGraph();
        var discount = graph.Unary(Operation.Exp, graph.Binary(Operation.Multiply, graph.Uniform(0), graph.Uniform(1)));
        Assert.Equal(1, Tape.Compile(graph, [graph.Binary(Operation.Multiply, discount, graph.Input(0))]).Length);
        Assert.Equal(0, Tape.Compile(graph, [discount]).Length);
    }

    [Fact]
    public void A_long_sum_needs_few_registers()
    {
        var graph = new ExpressionGraph();
        var squares = Enumerable.Range(0, 50).Select(slot => graph.Unary(Operation.Square, graph.Input(slot)));
        Assert.InRange(Tape.Compile(graph, [squares.Aggregate((x, y) => graph.Binary(Operation.Add, x, y))]).Registers, 1, 50);
    }

    [Fact]
    public void Running_allocates_nothing_once_it_has_run()
    {
        var graph = new ExpressionGraph();
        var tape = Tape.Compile(graph, [graph.Unary(Operation.Exp, graph.Binary(Operation.Add, graph.Input(0), graph.Uniform(0)))]);
        using var columns = new ColumnArena(2, 300);
        using var runner = new TapeRunner();
        var results = stackalloc double*[] { columns.Pointer(1) };
        Span<Source> sources = [Source.Gathered(columns.Pointer(0))];
        Span<double> uniforms = [0.5];
        Span<int> lanes = [3, 299];
        runner.Run(tape, sources, uniforms, lanes, 2, results);
        var before = GC.GetAllocatedBytesForCurrentThread();
        runner.Run(tape, sources, uniforms, lanes, 2, results);
        runner.Run(tape, sources, uniforms, [], 300, results);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    internal static double[][] Columns(double[] pool, int lanes) =>
        [.. Enumerable.Range(0, RandomGraph.Inputs).Select(slot =>
            Enumerable.Range(0, lanes).Select(lane => pool[(lane * (slot + 2) + 13 * slot) % pool.Length]).ToArray())];

    /// <summary>Runs a tape whose inputs are columns of the graph; the first <paramref name="scalars"/> of them as scalars, the rest gathered if there are lanes.</summary>
    private static double[][] Run(
        Tape tape, ExpressionGraph graph, double[][] inputs, double[] uniforms, int count, int[]? lanes = null, int scalars = 0)
    {
        using var runner = new TapeRunner();
        using var from = new ColumnArena(inputs.Length, inputs[0].Length);
        using var to = new ColumnArena(tape.Results, count);
        for (var slot = 0; slot < inputs.Length; slot++) inputs[slot].CopyTo(from[slot]);
        var sources = tape.Inputs.Select(node => graph[node].Slot).Select(slot =>
            slot < scalars ? Source.Of(inputs[slot][0]) : lanes is null ? Source.Dense(from.Pointer(slot)) : Source.Gathered(from.Pointer(slot)));
        var results = stackalloc double*[tape.Results];
        for (var result = 0; result < tape.Results; result++) results[result] = to.Pointer(result);
        runner.Run(tape, sources.ToArray(), uniforms, lanes, count, results);
        return [.. Enumerable.Range(0, tape.Results).Select(result => to[result][..count].ToArray())];
    }

    internal static void Same(double expected, double actual) =>
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{actual:R} is not {expected:R}");
}
