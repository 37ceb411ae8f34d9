using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using CsCheck;

namespace AgentSim.Simulation.Tests.Programs;

/// <summary>A formula of many parts made of random numbers, and its evaluation by plain recursion, one lane at a time.</summary>
internal sealed class RandomGraph
{
    public const int Inputs = 5;
    public const int Uniforms = 3;

    private static readonly Operation[] Operations = Enum.GetValues<Operation>();
    private static readonly double[] Constants = [0, 1, -1, 2, 0.5, -0.5, 3, double.PositiveInfinity, Missing.Value, double.NaN];

    private RandomGraph((int, int, int, int)[] steps, bool mayBeMissing = true)
    {
        Nodes.AddRange(Enumerable.Range(0, Inputs).Select(slot => Graph.Input(slot, mayBeMissing)));
        Nodes.AddRange(Enumerable.Range(0, Uniforms).Select(Graph.Uniform));
        Nodes.AddRange(Constants.Select(Graph.Constant));
        foreach (var (operation, a, b, c) in steps)
            Nodes.Add(Make(Operations[operation % Operations.Length], At(a), At(b), At(c)));
    }

    private static readonly Gen<(int, int, int, int)> Step = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000]);

    public static Gen<RandomGraph> Any { get; } = Step.Array[0, 60].Select(steps => new RandomGraph(steps));

    /// <summary>So long that it is computed in several passes.</summary>
    public static Gen<RandomGraph> Long { get; } = Step.Array[100, 400].Select(steps => new RandomGraph(steps));

    /// <summary>With inputs that promise never to be missing.</summary>
    public static Gen<RandomGraph> OfPresentInputs { get; } = Step.Array[0, 60].Select(steps => new RandomGraph(steps, mayBeMissing: false));

    /// <summary>Values of all kinds: what a column may hold.</summary>
    public static Gen<double> Value { get; } = Gen.Frequency(
        (8, Gen.Double[-3, 3]), (1, Gen.Int[0, Constants.Length - 1].Select(i => Constants[i])), (1, Gen.Double[-1e300, 1e300]), (1, Gen.Const(-0.0)));

    public ExpressionGraph Graph { get; } = new();

    public List<Node> Nodes { get; } = [];

    /// <summary>The last nodes, which are made of most.</summary>
    public Node[] Outputs => [.. Nodes.TakeLast(4), Nodes[Nodes.Count / 2], Nodes[0]];

    /// <summary>The values of all nodes in one lane, computed one by one.</summary>
    public double[] Evaluate(Func<int, double> input, double[] uniforms)
    {
        var values = new double[Graph.Count];
        for (var id = 0; id < values.Length; id++)
        {
            var node = Graph[new(id)];
            double Of(int operand) => operand < 0 ? 0 : values[operand];
            values[id] = node.Kind switch
            {
                NodeKind.Constant => node.Value,
                NodeKind.Uniform => uniforms[node.Slot],
                NodeKind.Input => input(node.Slot),
                _ => ScalarKernel.Apply(node.Operation, Of(node.A), Of(node.B), Of(node.C)),
            };
        }
        return values;
    }

    private Node At(int number) => Nodes[number % 3 == 0 ? number / 3 % Nodes.Count : Nodes.Count - 1 - number / 3 % Math.Min(8, Nodes.Count)];

    private Node Make(Operation operation, Node a, Node b, Node c) => operation switch
    {
        Operation.Select => Graph.Select(a, b, c),
        >= Operation.Negate => Graph.Unary(operation, a),
        _ => Graph.Binary(operation, a, b),
    };
}
