using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using CsCheck;

namespace AgentSim.Simulation.Tests.Programs;

public class ExpressionGraphTests
{
    private readonly ExpressionGraph graph = new();

    [Fact]
    public void Equal_parts_are_one_node()
    {
        Assert.Equal(Formula(), Formula());
        Assert.Equal(5, graph.Count);

        Node Formula() => graph.Binary(Operation.Add, graph.Unary(Operation.Exp, graph.Input(0)), graph.Binary(Operation.Multiply, graph.Input(0), graph.Uniform(0)));
    }

    [Fact]
    public void Constants_that_differ_in_their_bits_are_different()
    {
        Assert.NotEqual(graph.Constant(0), graph.Constant(-0.0));
        Assert.NotEqual(graph.Constant(double.NaN), graph.Constant(Missing.Value));
        Assert.Equal(graph.Constant(double.NaN), graph.Constant(double.NaN));
    }

    [Fact]
    public void What_is_made_of_constants_is_a_constant()
    {
        var folded = graph.Select(graph.Constant(1), graph.Unary(Operation.Exp, graph.Binary(Operation.Add, graph.Constant(1), graph.Constant(2))), graph.Input(0));
        Assert.True(graph.IsConstant(folded, out var value));
        Assert.Equal(Lanes.Exp(3), value);
        Assert.True(graph.IsConstant(graph.Sum([]), out value));
        Assert.Equal(0, value);
        Assert.False(graph.IsConstant(graph.Input(0), out _));
    }

    [Fact]
    public void Some_powers_are_cheaper_operations_and_1_is_no_factor()
    {
        var x = graph.Input(0);
        Node Power(double exponent) => graph.Binary(Operation.Power, x, graph.Constant(exponent));
        Assert.Equal(graph.Unary(Operation.Square, x), Power(2));
        Assert.Equal(graph.Unary(Operation.SquareRoot, x), Power(0.5));
        Assert.Equal(graph.Unary(Operation.Reciprocal, x), Power(-1));
        Assert.Equal(x, Power(1));
        Assert.Equal(graph.Binary(Operation.Multiply, x, graph.Unary(Operation.SquareRoot, x)), Power(1.5));
        Assert.Equal(graph.Binary(Operation.Multiply, graph.Unary(Operation.Square, x), graph.Unary(Operation.SquareRoot, x)), Power(2.5));
        Assert.Equal(graph.Binary(Operation.Multiply, graph.Unary(Operation.Square, x), x), Power(3));
        Assert.Equal(Operation.Power, graph[Power(1.4)].Operation);

        var one = graph.Constant(1);
        Assert.Equal(x, graph.Binary(Operation.Multiply, x, one));
        Assert.Equal(x, graph.Binary(Operation.Multiply, one, x));
        Assert.Equal(x, graph.Binary(Operation.Divide, x, one));
        Assert.Equal(x, graph.Select(graph.Input(1), x, x));
        Assert.NotEqual(x, graph.Binary(Operation.Divide, one, x));
    }

    private static readonly double[] Edges = [0, -0.0, 1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -2, 5e-324, 1e200, 1e-200];

    [Theory]
    [InlineData(1.5)]
    [InlineData(2.5)]
    [InlineData(3)]
    public void Powers_that_are_cheaper_operations_are_within_2_ulp_and_have_the_edges_of_others(double exponent) =>
        Gen.Frequency((8, Gen.Double[1e-100, 1e100]), (1, Gen.Int[0, Edges.Length - 1].Select(edge => Edges[edge]))).Sample(value =>
        {
            double Apply(Operation operation, double a, double b = 0) => ScalarKernel.Apply(operation, a, b, 0);
            var (square, root, power) = (Apply(Operation.Square, value), Apply(Operation.SquareRoot, value), Apply(Operation.Power, value, exponent));
            var cheaper = exponent switch { 1.5 => Apply(Operation.Multiply, value, root), 2.5 => Apply(Operation.Multiply, square, root), _ => Apply(Operation.Multiply, square, value) };
            return double.IsNegativeInfinity(value) ? double.IsNaN(cheaper) || cheaper == power : double.IsNaN(power) ? double.IsNaN(cheaper) : cheaper == power || Math.Abs(cheaper - power) <= 2 * Math.BitIncrement(Math.Abs(power)) - 2 * Math.Abs(power);
        }, threads: 1);

    [Fact]
    public void Folding_and_leaving_out_change_no_bits() =>
        Gen.Select(Gen.Int[0, (int)Operation.Select], RandomGraph.Value, RandomGraph.Value, RandomGraph.Value, Gen.Int[0, 7])
            .Sample((number, a, b, c, constants) =>
            {
                var operation = (Operation)number;
                double[] values = [a, b, c];
                Node[] nodes = [.. values.Select((value, slot) => (constants >> slot) % 2 == 1 ? graph.Constant(value) : graph.Input(slot))];
                if (operation == Operation.Power && graph.IsConstant(nodes[1], out var exponent) && exponent is 2 or 0.5 or -1 or 1.5 or 2.5 or 3)
                    return; // another operation, and another last bit
                var node = operation switch
                {
                    Operation.Select => graph.Select(nodes[0], nodes[1], nodes[2]),
                    >= Operation.Negate => graph.Unary(operation, nodes[0]),
                    _ => graph.Binary(operation, nodes[0], nodes[1]),
                };
                var definition = graph[node];
                TapeTests.Same(
                    ScalarKernel.Apply(operation, a, b, c),
                    definition.Kind switch
                    {
                        NodeKind.Constant => definition.Value,
                        NodeKind.Input => values[definition.Slot],
                        _ => ScalarKernel.Apply(definition.Operation, Value(definition.A), Value(definition.B), Value(definition.C)),
                    });

                double Value(int id) => id < 0 ? 0 : graph.IsConstant(new(id), out var constant) ? constant : values[graph[new(id)].Slot];
            }, threads: 1);

    [Fact]
    public void A_node_with_other_inputs_shares_what_does_not_read_them()
    {
        var graph = new ExpressionGraph();
        var shared = graph.Unary(Operation.Exp, graph.Input(0));
        var sum = graph.Binary(Operation.Add, shared, graph.Input(1));
        var other = graph.WithInputs(sum, slot => slot == 1 ? 7 : slot);
        Assert.Equal(graph.Binary(Operation.Add, shared, graph.Input(7)), other);
        Assert.Equal(sum, graph.WithInputs(sum, slot => slot));
    }
}
