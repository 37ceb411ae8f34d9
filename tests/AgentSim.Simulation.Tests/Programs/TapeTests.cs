using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Tests.Programs;

public sealed unsafe class TapeTests
{
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
    public void A_what_if_leaves_out_what_does_not_vary_and_gives_the_difference_that_the_whole_sum_gives()
    {
        var graph = new ExpressionGraph();
        var fixedPart = graph.Unary(Operation.Exp, graph.Input(0));
        var varying = graph.Binary(Operation.Multiply, fixedPart, graph.Input(1));
        var plan = WhatIfPlan.Of(graph, [fixedPart, varying], slot => slot == 1);

        Assert.Equal([1], plan.Terms);
        Assert.Equal([fixedPart], plan.Given);
        Assert.Equal(1, plan.Dependent.Length);
    }
}
