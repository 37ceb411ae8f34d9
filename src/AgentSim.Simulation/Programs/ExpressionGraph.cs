using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Programs;

/// <summary>
/// Formulas as a graph in which equal parts are one node. Constants are folded with the kernels that columns use, so folding changes no bits.
/// </summary>
internal sealed class ExpressionGraph
{
    private readonly List<Definition> definitions = [];
    private readonly Dictionary<Definition, Node> known = [];
    private readonly NodeSet missable = new();

    /// <summary>How a node is defined: <c>Slot</c> of an input or uniform, <c>Bits</c> of a constant, operands of an operation (-1 where there is none).</summary>
    internal readonly record struct Definition(NodeKind Kind, Operation Operation, int A, int B, int C, int Slot, long Bits)
    {
        public double Value => BitConverter.Int64BitsToDouble(Bits);

        /// <summary>How many operands there are.</summary>
        public int Operands => A < 0 ? 0 : B < 0 ? 1 : C < 0 ? 2 : 3;

        /// <summary>An operand.</summary>
        /// <param name="place">Its place, from 0 to one less than <see cref="Operands"/>.</param>
        public Node Operand(int place) => new(place == 0 ? A : place == 1 ? B : C);
    }

    /// <summary>Number of nodes.</summary>
    public int Count => definitions.Count;

    /// <summary>A number.</summary>
    public Node Constant(double value) => Add(new(NodeKind.Constant, default, -1, -1, -1, -1, BitConverter.DoubleToInt64Bits(value)));

    /// <summary>A column.</summary>
    /// <param name="slot">Its number among the columns.</param>
    /// <param name="mayBeMissing">Whether lanes of it can hold the <see cref="Missing"/> value.</param>
    public Node Input(int slot, bool mayBeMissing = true)
    {
        var node = Add(new(NodeKind.Input, default, -1, -1, -1, slot, 0));
        if (mayBeMissing) missable.Add(node);
        return node;
    }

    /// <summary>A scalar, the same in all lanes, and never missing.</summary>
    /// <param name="slot">Its number among the scalars.</param>
    public Node Uniform(int slot) => Add(new(NodeKind.Uniform, default, -1, -1, -1, slot, 0));

    /// <summary>An operation with one operand.</summary>
    public Node Unary(Operation operation, Node a)
    {
        if (IsConstant(a, out var value)) return Constant(ScalarKernel.Apply(operation, value, 0, 0));
        return Add(new(NodeKind.Operation, operation, a.Id, -1, -1, -1, 0));
    }

    /// <summary>An operation with two operands. Powers -1, 0.5, 1, 1.5, 2, 2.5 and 3 become cheaper operations, within 2 ulp; <c>x * 1</c>, <c>1 * x</c> and <c>x / 1</c> become x.</summary>
    public Node Binary(Operation operation, Node a, Node b)
    {
        var left = IsConstant(a, out var x);
        var right = IsConstant(b, out var y);
        if (left && right) return Constant(ScalarKernel.Apply(operation, x, y, 0));
        if (operation == Operation.Power && right)
        {
            switch (y)
            {
                case 2: return Unary(Operation.Square, a);
                case 1: return a;
                case 0.5: return Unary(Operation.SquareRoot, a);
                case -1: return Unary(Operation.Reciprocal, a);
                case 1.5: return Binary(Operation.Multiply, a, Unary(Operation.SquareRoot, a));
                case 2.5: return Binary(Operation.Multiply, Unary(Operation.Square, a), Unary(Operation.SquareRoot, a));
                case 3: return Binary(Operation.Multiply, Unary(Operation.Square, a), a);
            }
        }

        if (right && y == 1 && operation is (Operation.Multiply or Operation.Divide)) return a;
        if (left && x == 1 && operation is Operation.Multiply) return b;
        return Add(new(NodeKind.Operation, operation, a.Id, b.Id, -1, -1, 0));
    }

    /// <summary><paramref name="yes"/> where the condition is true, else <paramref name="no"/>.</summary>
    public Node Select(Node condition, Node yes, Node no)
    {
        if (IsConstant(condition, out var value)) return LaneSet.Holds(value) ? yes : no;
        return yes == no ? yes : Add(new(NodeKind.Operation, Operation.Select, condition.Id, yes.Id, no.Id, -1, 0));
    }

    /// <summary>The sum of some nodes, added up in their order; 0 of none.</summary>
    public Node Sum(IReadOnlyCollection<Node> terms) =>
        terms.Count == 0 ? Constant(0) : terms.Aggregate((total, term) => Binary(Operation.Add, total, term));

    /// <summary>Whether a node is a known number, and which.</summary>
    public bool IsConstant(Node node, out double value)
    {
        var definition = definitions[node.Id];
        value = definition.Value;
        return definition.Kind == NodeKind.Constant;
    }

    /// <summary>Whether a node's value can be the <see cref="Missing"/> one; every other NaN is that of an invalid operation, and all of these are equal.</summary>
    internal bool MayBeMissing(Node node) => missable.Contains(node);

    internal Definition this[Node node] => definitions[node.Id];

    /// <summary>All nodes that some nodes are made of, themselves included, operands first.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="given">Nodes below which it does not go; null for none.</param>
    internal NodeSet Below(IEnumerable<Node> nodes, NodeSet? given = null)
    {
        var reached = new NodeSet(Count);
        var open = new Stack<Node>(nodes);
        while (open.TryPop(out var node))
        {
            if (!reached.Add(node) || given?.Contains(node) == true) continue;
            var definition = definitions[node.Id];
            for (var place = 0; place < definition.Operands; place++) open.Push(definition.Operand(place));
        }

        return reached;
    }

    /// <summary>A node in which some inputs are others: the same operations on them, so that equal inputs give equal bits.</summary>
    /// <param name="node">The node.</param>
    /// <param name="other">For the slot of each input, the slot of the one in its place.</param>
    internal Node WithInputs(Node node, Func<int, int> other)
    {
        var replaced = new Node[node.Id + 1];
        int Of(int operand) => operand < 0 ? operand : replaced[operand].Id;
        foreach (var below in Below([node]))
        {
            var definition = this[below];
            replaced[below.Id] = definition.Kind switch
            {
                NodeKind.Input => Input(other(definition.Slot), MayBeMissing(below)),
                NodeKind.Operation => Add(definition with { A = Of(definition.A), B = Of(definition.B), C = Of(definition.C) }),
                _ => below,
            };
        }

        return replaced[node.Id];
    }

    private static bool IsOtherNaN(Definition definition) =>
        double.IsNaN(definition.Value) && definition.Bits != BitConverter.DoubleToInt64Bits(double.NaN);

    private Node Add(Definition definition)
    {
        if (!known.TryGetValue(definition, out var node))
        {
            node = new(definitions.Count);
            definitions.Add(definition);
            known.Add(definition, node);
            if (definition.Kind == NodeKind.Operation ? missable.ContainsOperand(definition) && !definition.Operation.IsCondition() : IsOtherNaN(definition)) missable.Add(node);
        }

        return node;
    }
}
