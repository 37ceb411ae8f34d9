using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>
/// Inputs that stand for columns of the public world as they would be with a level of an issue in force: with them, one tape computes utility with each level of
/// an answer, and what the answer has no bearing on only once.
/// </summary>
internal sealed class Suppositions
{
    /// <summary>Slots from here on are no columns.</summary>
    private const int First = 1 << 24;

    private readonly List<(int Slot, int Level)> supposed = [];
    private readonly Dictionary<(int Slot, int Level), int> numbers = [];

    /// <summary>A node as it would be with a level of an issue in force.</summary>
    public Node Suppose(ExpressionGraph graph, Node node, int issue, int level, Slots slots) =>
        graph.WithInputs(node, slot => slots.Lanes[slot].LevelOf == issue ? Number(slot, level) : slot);

    /// <summary>The column that an input stands for, and the level that it supposes; null where it supposes nothing.</summary>
    public (int Slot, int Level)? Find(int slot) => slot < First ? null : supposed[slot - First];

    private int Number(int slot, int level)
    {
        if (!numbers.TryGetValue((slot, level), out var number))
        {
            numbers.Add((slot, level), number = First + supposed.Count);
            supposed.Add((slot, level));
        }

        return number;
    }
}
