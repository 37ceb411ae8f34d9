using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using AgentSim.Simulation.Programs.Fusing;
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
        Gen.Select(RandomGraph.Any, LaneCount, Pool, UniformValues.Select(Present)).Sample((random, lanes, pool, uniforms) =>
            LikeRecursion(random, Tape.Compile(random.Graph, random.Outputs), lanes, pool, uniforms));

    [Fact]
    public void Fused_operations_give_the_bits_of_plain_recursion_in_every_lane() => FusedLike(RandomGraph.Any, Pool);

    [Fact]
    public void So_do_passes_of_a_long_tape() => FusedLike(RandomGraph.Long, Pool);

    [Fact]
    public void It_does_not_matter_which_NaN_stays_where_none_is_missing() => FusedLike(RandomGraph.OfPresentInputs, Pool.Select(Present));

    [Fact]
    public void Nor_where_they_are_not_fused() =>
        Gen.Select(RandomGraph.OfPresentInputs, LaneCount, Pool.Select(Present), UniformValues.Select(Present)).Sample((random, lanes, pool, uniforms) =>
            LikeRecursion(random, Tape.Compile(random.Graph, random.Outputs), lanes, pool, uniforms));

    [Fact]
    public void A_tape_is_fused_when_it_has_run_so_often_that_it_pays()
    {
        if (!FusedCode.IsSupported) Assert.Skip("This processor has no vectors to fuse for.");
        var graph = new ExpressionGraph();
        var tape = Tape.Compile(graph, [graph.Unary(Operation.Square, graph.Binary(Operation.Add, graph.Input(0), graph.Uniform(0)))]);
        Assert.IsType<SteppedCode>(tape.CodeFor(256));
        for (var run = 0; run < 2_000; run++) tape.CodeFor(256);
        Assert.IsType<FusedCode>(tape.CodeFor(256));
    }

    [Fact]
    public void A_runner_goes_from_one_code_of_a_tape_to_the_other_and_to_other_tapes_between()
    {
        var graph = new ExpressionGraph();
        Node Deep(int levels) => levels == 0 ? graph.Input(0) : graph.Binary(Operation.Add, graph.Unary(Operation.Square, Deep(levels - 1)), graph.Constant(levels));
        var (tape, wide) = (Tape.Compile(graph, [Deep(3)]), Tape.Compile(graph, [.. Enumerable.Range(1, 300).Select(n => graph.Binary(Operation.Multiply, graph.Input(n % 4), graph.Constant(n + 0.5)))]));
        using var columns = new ColumnArena(4, 700);
        using var to = new ColumnArena(300, 700);
        using var runner = new TapeRunner();
        for (var column = 0; column < 4; column++)
            for (var lane = 0; lane < 700; lane++) columns[column][lane] = (lane / 700.0) + column;
        var results = stackalloc double*[300];
        for (var result = 0; result < 300; result++) results[result] = to.Pointer(result);
        var expected = RunIt(tape);
        for (var run = 0; run < 1_200; run++)
        {
            if (run % 97 == 0) Assert.Equal(columns[3][699] * 299.5, RunIt(wide)[298]);
            Assert.Equal(expected[0], RunIt(tape)[0]);
        }

        Assert.IsType<SteppedCode>(wide.CodeFor(1));
        if (FusedCode.IsSupported) Assert.IsType<FusedCode>(tape.CodeFor(1));

        double[] RunIt(Tape which)
        {
            runner.Run(which, [.. which.Inputs.Select(node => Source.Dense(columns.Pointer(graph[node].Slot)))], [], [], 700, results);
            return [.. Enumerable.Range(0, which.Results).Select(result => to[result][699])];
        }
    }

    [Fact]
    public void Threads_that_run_a_tape_at_once_come_to_the_same_fused_code()
    {
        if (!FusedCode.IsSupported) Assert.Skip("This processor has no vectors to fuse for.");
        var graph = new ExpressionGraph();
        var tape = Tape.Compile(graph, [graph.Unary(Operation.Square, graph.Binary(Operation.Add, graph.Input(0), graph.Uniform(0)))]);
        var codes = new System.Collections.Concurrent.ConcurrentBag<LaneCode>();
        Parallel.For(0, 4, _ =>
        {
            for (var run = 0; run < 2_000; run++) codes.Add(tape.CodeFor(256));
        });
        Assert.Single(codes.OfType<FusedCode>().Distinct());
    }

    [Fact]
    public void Functions_are_computed_between_passes_and_what_is_of_them_behind()
    {
        var graph = new ExpressionGraph();
        var exp = graph.Unary(Operation.Exp, graph.Unary(Operation.Negate, graph.Input(0)));
        var log = graph.Unary(Operation.Log, graph.Binary(Operation.Add, graph.Input(1), graph.Constant(1)));
        var schedule = new Schedule(Tape.Compile(graph, [graph.Sum([graph.Unary(Operation.Square, graph.Input(2)), exp, log, graph.Unary(Operation.Exp, log)])]));
        Assert.Equal([false, true, true, true, false], schedule.Parts.Select(part => part.IsFunction));
        Assert.Equal([2, 1, 1, 1, 4], schedule.Parts.Select(part => part.Steps.Length));
    }

    private static void FusedLike(Gen<RandomGraph> any, Gen<double[]> pools)
    {
        if (!FusedCode.IsSupported) Assert.Skip("This processor has no vectors to fuse for.");
        Gen.Select(any, LaneCount, pools, UniformValues.Select(Present)).Sample((random, lanes, pool, uniforms) =>
        {
            var tape = Tape.Compile(random.Graph, random.Outputs);
            if (tape.Length == 0) return;
            Assert.NotNull(tape.Fused);
            Assert.IsType<FusedCode>(tape.CodeFor(lanes));
            LikeRecursion(random, tape, lanes, pool, uniforms);
        });
    }

    private static double[] Present(double[] values) => [.. values.Select(value => Missing.Is(value) ? double.NaN : value)];

    private static void LikeRecursion(RandomGraph random, Tape tape, int lanes, double[] pool, double[] uniforms)
    {
        var inputs = Columns(pool, lanes);
        var results = Run(tape, random.Graph, inputs, uniforms, lanes);
        for (var lane = 0; lane < lanes; lane++)
        {
            var expected = random.Evaluate(slot => inputs[slot][lane], uniforms);
            for (var output = 0; output < random.Outputs.Length; output++)
                Same(expected[random.Outputs[output].Id], results[output][lane]);
        }
    }

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
        Assert.InRange(Tape.Compile(graph, [squares.Aggregate((x, y) => graph.Binary(Operation.Add, x, y))]).Stepped.Registers, 1, 50);
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
