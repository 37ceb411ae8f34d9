using System.Collections;
using System.Numerics;

namespace AgentSim.Simulation.Programs;

/// <summary>Some nodes of a graph, in the order of their numbers. A bit for each: models have tens of thousands of nodes, and are asked which of them some others are made of some thousand times.</summary>
internal sealed class NodeSet : IReadOnlyCollection<Node>
{
    private const int Bits = 64;

    private ulong[] words;

    /// <summary>No nodes.</summary>
    /// <param name="expected">How many there are in the graph, about.</param>
    public NodeSet(int expected = 0) => words = new ulong[(expected / Bits) + 1];

    /// <summary>Some nodes.</summary>
    public NodeSet(IEnumerable<Node> nodes)
        : this()
    {
        foreach (var node in nodes) Add(node);
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Whether a node is among them.</summary>
    public bool Contains(Node node) => node.Id / Bits < words.Length && (words[node.Id / Bits] >> (node.Id % Bits) & 1) != 0;

    /// <summary>Whether one of the operands of a node is among them.</summary>
    public bool ContainsOperand(in ExpressionGraph.Definition definition)
    {
        for (var place = 0; place < definition.Operands; place++)
            if (Contains(definition.Operand(place))) return true;
        return false;
    }

    /// <summary>Adds a node; false if it was there.</summary>
    public bool Add(Node node)
    {
        if (node.Id / Bits >= words.Length) Array.Resize(ref words, Math.Max(2 * words.Length, (node.Id / Bits) + 1));
        ref var word = ref words[node.Id / Bits];
        var bit = 1UL << (node.Id % Bits);
        if ((word & bit) != 0) return false;
        word |= bit;
        Count++;
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<Node> GetEnumerator()
    {
        for (var place = 0; place < words.Length; place++)
        {
            for (var word = words[place]; word != 0; word &= word - 1) yield return new((place * Bits) + BitOperations.TrailingZeroCount(word));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
