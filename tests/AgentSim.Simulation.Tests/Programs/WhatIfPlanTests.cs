using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using CsCheck;

namespace AgentSim.Simulation.Tests.Programs;

public sealed unsafe class WhatIfPlanTests
{
    private static readonly Gen<double[]> Lane = RandomGraph.Value.Array[RandomGraph.Inputs];

    [Fact]
    public void Terms_that_do_not_vary_are_left_out_and_what_the_others_read_of_them_is_given()
    {
        var graph = new ExpressionGraph();
        var fixedPart = graph.Unary(Operation.Exp, graph.Input(0));
        var varying = graph.Binary(Operation.Multiply, fixedPart, graph.Input(1));
        var plan = WhatIfPlan.Of(graph, [fixedPart, varying], slot => slot == 1);

        Assert.Equal([1], plan.Terms);
        Assert.Equal([fixedPart], plan.Given);
        Assert.Equal(1, plan.Dependent.Length);
    }

    [Fact]
    public void Where_nothing_varies_the_plan_is_zero()
    {
        var graph = new ExpressionGraph();
        var plan = WhatIfPlan.Of(graph, [graph.Input(0)], slot => slot == 1);
        Assert.Empty(plan.Terms);
        Assert.Equal(0, plan.Dependent.Length);
        Assert.Equal(0, Run(plan.Dependent, []));
    }

    [Fact]
    public void A_what_if_has_the_bits_of_the_full_evaluation_of_its_terms() =>
        Gen.Select(RandomGraph.Any, Lane, RandomGraph.Value.Array[RandomGraph.Uniforms], Gen.Int[1, 30], RandomGraph.Value.Array[RandomGraph.Inputs])
            .Sample((random, lane, uniforms, varying, otherwise) =>
            {
                bool Varies(int slot) => (varying >> slot) % 2 == 1;
                var graph = random.Graph;
                Node[] terms = random.Outputs;
                var plan = WhatIfPlan.Of(graph, terms, Varies);
                var sum = graph.Sum([.. plan.Terms.Select(term => terms[term])]);

                var before = random.Evaluate(slot => lane[slot], uniforms);
                var after = random.Evaluate(slot => (Varies(slot) ? otherwise : lane)[slot], uniforms);
                // What is given is taken from before: it must not have changed.
                var sources = plan.Dependent.Inputs.Select(node =>
                    graph[node].Kind == NodeKind.Input && Varies(graph[node].Slot) ? after[node.Id] : before[node.Id]);
                TapeTests.Same(after[sum.Id], Run(plan.Dependent, [.. sources], uniforms));

                foreach (var term in Enumerable.Range(0, terms.Length).Except(plan.Terms))
                    TapeTests.Same(before[terms[term].Id], after[terms[term].Id]);
            });

    /// <summary>Runs a tape in one lane, each input being a scalar source, and gives its only result.</summary>
    private static double Run(Tape tape, double[] inputs, params double[] uniforms)
    {
        using var runner = new TapeRunner();
        using var to = new ColumnArena(1, 1);
        var results = stackalloc double*[] { to.Pointer(0) };
        runner.Run(tape, [.. inputs.Select(Source.Of)], uniforms, [], 1, results);
        return to[0][0];
    }
}
