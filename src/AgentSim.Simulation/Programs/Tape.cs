using System.Collections.Immutable;
using AgentSim.Simulation.Programs.Fusing;

namespace AgentSim.Simulation.Programs;

/// <summary>One step of a tape.</summary>
/// <param name="Operation">An operation on values.</param>
/// <param name="Destination">The value that it gives.</param>
/// <param name="A">Its first operand.</param>
/// <param name="B">The second; 0 where there is none.</param>
/// <param name="C">The third; 0 where there is none.</param>
/// <param name="IsPlain">Whether no operand can be missing, so that NaNs are all the same and it does not matter which of two stays.</param>
internal readonly record struct Instruction(Operation Operation, int Destination, int A, int B, int C, bool IsPlain);

/// <summary>
/// Formulas as straight code over values. What depends on scalars only is computed once a run; the rest once a lane. Compile once, run often.
/// </summary>
/// <remarks>
/// Values are numbered: first the inputs, then the scalars (constants, uniforms and what is made of them), then the registers, which are
/// used again as soon as what they held is no longer read.
/// </remarks>
internal sealed class Tape
{
    private int isBeingFused;

    // In lanes: what it costs to start a run, operation by operation, and after how many an average tape has cost as much as to fuse it does.
    private const long LanesOfStart = 100, LanesWorthFusing = 400_000;

    private FusedCode? fused;
    private long lanesRun;

    private Tape(
        ImmutableArray<Node> inputs,
        ImmutableArray<ScalarValue> scalars,
        ImmutableArray<Instruction> scalarCode,
        SteppedCode stepped)
    {
        Inputs = inputs;
        Scalars = scalars;
        Constants = scalars.Count(scalar => scalar.UniformSlot < 0);
        ScalarCode = scalarCode;
        Stepped = stepped;
    }

    /// <summary>The nodes that whoever runs the tape must provide as columns or scalars, in the order in which it must.</summary>
    public ImmutableArray<Node> Inputs { get; }

    /// <summary>Number of operations on each lane.</summary>
    public int Length => Stepped.Steps.Length;

    /// <summary>Number of results.</summary>
    public int Results => Stepped.Outputs.Length;

    /// <summary>A scalar that is known before the scalar code runs: a constant, or the uniform of a slot.</summary>
    internal readonly record struct ScalarValue(double Constant, int UniformSlot);

    /// <summary>Those that are known before, constants first.</summary>
    internal ImmutableArray<ScalarValue> Scalars { get; }

    internal int Constants { get; }

    internal ImmutableArray<Instruction> ScalarCode { get; }

    /// <summary>The operations on lanes, as they were compiled.</summary>
    internal SteppedCode Stepped { get; }

    /// <summary>Number of the first scalar, and of the first register.</summary>
    internal int FirstScalar => Inputs.Length;

    internal int FirstRegister => FirstScalar + Scalars.Length + ScalarCode.Length;

    /// <summary>The operations on lanes, fused: by machine code that is made at the first call.</summary>
    internal FusedCode Fused => LazyInitializer.EnsureInitialized(ref fused, () => FusedCode.Of(this));

    /// <summary>Whether a value is the same in all lanes.</summary>
    internal bool IsScalar(int value) => value >= FirstScalar && value < FirstRegister;

    /// <summary>The code for another run of some lanes: operation by operation, until so much has been run that to fuse them was worth it.</summary>
    internal LaneCode CodeFor(int count)
    {
        if (fused is { } code) return code;
        lanesRun += LanesOfStart + count; // threads may miss each other's: it is about how many
        return lanesRun >= LanesWorthFusing && FusedCode.IsSupported && Length > 1 && Interlocked.Exchange(ref isBeingFused, 1) == 0 ? Fused : Stepped;
    }

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

            var leaves = nodes.Where(IsScalarLeaf).OrderBy(node => graph[node].Kind == NodeKind.Uniform).ToList();
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
            return new(inputs, [.. leaves.Select(ScalarOf)], [.. scalarCode], new([.. laneCode], [.. outputs.Select(node => values[node.Id])], registers));
        }

        private bool IsInput(Node node) => given.Contains(node) || graph[node].Kind == NodeKind.Input;

        private bool IsScalarLeaf(Node node) => !given.Contains(node) && graph[node].Kind is NodeKind.Constant or NodeKind.Uniform;

        private ScalarValue ScalarOf(Node node) =>
            graph[node].Kind == NodeKind.Constant ? new(graph[node].Value, -1) : new(0, graph[node].Slot);

        private void Emit(Node node, List<Instruction> code, int destination)
        {
            var definition = graph[node];
            int Value(int operand) => operand < 0 ? 0 : values[operand];
            code.Add(new(definition.Operation, destination, Value(definition.A), Value(definition.B), Value(definition.C), !HasMissableOperand(definition)));
            values[node.Id] = destination;
        }

        private bool HasMissableOperand(ExpressionGraph.Definition definition)
        {
            for (var place = 0; place < definition.Operands; place++)
                if (graph.MayBeMissing(definition.Operand(place))) return true;
            return false;
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
