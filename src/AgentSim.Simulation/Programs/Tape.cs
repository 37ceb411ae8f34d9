using System.Collections.Immutable;

namespace AgentSim.Simulation.Programs;

/// <summary>One step of a tape: an operation on values, giving a value. Unused operands are 0.</summary>
internal readonly record struct Instruction(Operation Operation, int Destination, int A, int B, int C);

/// <summary>
/// Formulas as straight code over values. What depends on scalars only is computed once a run; the rest once a lane. Compile once, run often.
/// </summary>
/// <remarks>
/// Values are numbered: first the inputs, then the scalars (constants, uniforms and what is made of them), then the registers, which are
/// used again as soon as what they held is no longer read.
/// </remarks>
internal sealed class Tape
{
    private Tape(
        ImmutableArray<Node> inputs,
        ImmutableArray<ScalarValue> scalars,
        ImmutableArray<Instruction> scalarCode,
        ImmutableArray<Instruction> laneCode,
        ImmutableArray<int> outputs,
        int registers)
    {
        Inputs = inputs;
        Scalars = scalars;
        ScalarCode = scalarCode;
        LaneCode = laneCode;
        Outputs = outputs;
        Registers = registers;
    }

    /// <summary>The nodes that whoever runs the tape must provide as columns or scalars, in the order in which it must.</summary>
    public ImmutableArray<Node> Inputs { get; }

    /// <summary>Number of operations on each lane.</summary>
    public int Length => LaneCode.Length;

    /// <summary>Number of results.</summary>
    public int Results => Outputs.Length;

    /// <summary>A scalar that is known before the scalar code runs: a constant, or the uniform of a slot.</summary>
    internal readonly record struct ScalarValue(double Constant, int UniformSlot);

    internal ImmutableArray<ScalarValue> Scalars { get; }

    internal ImmutableArray<Instruction> ScalarCode { get; }

    internal ImmutableArray<Instruction> LaneCode { get; }

    internal ImmutableArray<int> Outputs { get; }

    internal int Registers { get; }

    /// <summary>Number of the first scalar, and of the first register.</summary>
    internal int FirstScalar => Inputs.Length;

    internal int FirstRegister => FirstScalar + Scalars.Length + ScalarCode.Length;

    internal int Values => FirstRegister + Registers;

    /// <summary>Compiles the code that computes some nodes of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">What is to be computed, in the order of the results.</param>
    /// <param name="given">Nodes that need not be computed because they will be provided like inputs; null for none.</param>
    public static Tape Compile(ExpressionGraph graph, IReadOnlyList<Node> outputs, NodeSet? given = null)
    {
        var compiler = new Compiler(graph, given ?? new());
        return compiler.Compile(outputs);
    }

    private sealed class Compiler(ExpressionGraph graph, NodeSet given)
    {
        // By node, the number of its value; of those that there are.
        private readonly int[] values = new int[graph.Count];
        private readonly NodeSet lanes = new(graph.Count);
        private readonly List<Instruction> scalarCode = [], laneCode = [];
        private readonly Stack<int> free = new();
        private int placed, registers;

        public Tape Compile(IReadOnlyList<Node> outputs)
        {
            var nodes = graph.Below(outputs, given);
            var inputs = nodes.Where(IsInput).ToImmutableArray();
            foreach (var node in inputs)
            {
                lanes.Add(node);
                values[node.Id] = placed++;
            }

            var leaves = nodes.Where(IsScalarLeaf).ToList();
            foreach (var node in leaves) values[node.Id] = placed++;
            var onLanes = new List<Node>();
            foreach (var node in nodes.Where(node => !IsInput(node) && !IsScalarLeaf(node)))
            {
                if (lanes.ContainsOperand(graph[node]))
                {
                    lanes.Add(node);
                    onLanes.Add(node);
                }
                else
                {
                    Emit(node, scalarCode, placed++);
                }
            }

            EmitLaneCode(onLanes, outputs, placed);
            return new(inputs, [.. leaves.Select(ScalarOf)], [.. scalarCode], [.. laneCode], [.. outputs.Select(node => values[node.Id])], registers);
        }

        private bool IsInput(Node node) => given.Contains(node) || graph[node].Kind == NodeKind.Input;

        private bool IsScalarLeaf(Node node) => !given.Contains(node) && graph[node].Kind is NodeKind.Constant or NodeKind.Uniform;

        private ScalarValue ScalarOf(Node node) =>
            graph[node].Kind == NodeKind.Constant ? new(graph[node].Value, -1) : new(0, graph[node].Slot);

        private void Emit(Node node, List<Instruction> code, int destination)
        {
            var definition = graph[node];
            int Value(int operand) => operand < 0 ? 0 : values[operand];
            code.Add(new(definition.Operation, destination, Value(definition.A), Value(definition.B), Value(definition.C)));
            values[node.Id] = destination;
        }

        private void EmitLaneCode(List<Node> operations, IReadOnlyList<Node> outputs, int first)
        {
            var lastReader = new int[values.Length];
            foreach (var node in operations)
            {
                var definition = graph[node];
                for (var place = 0; place < definition.Operands; place++) lastReader[definition.Operand(place).Id] = node.Id;
            }

            // What is a result is read to the end.
            foreach (var node in outputs) lastReader[node.Id] = int.MaxValue;
            foreach (var node in operations)
            {
                // Lane by lane, an operation may write where it reads: operands that end here are free for its result.
                var definition = graph[node];
                for (var place = 0; place < definition.Operands; place++)
                {
                    var operand = definition.Operand(place);
                    if (values[operand.Id] < first || lastReader[operand.Id] != node.Id) continue;
                    free.Push(values[operand.Id]);
                    lastReader[operand.Id] = int.MaxValue; // it may be the other operand, too
                }

                Emit(node, laneCode, free.TryPop(out var register) ? register : first + registers++);
            }
        }
    }
}
