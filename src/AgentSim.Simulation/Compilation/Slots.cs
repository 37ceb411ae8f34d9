namespace AgentSim.Simulation.Compilation;

/// <summary>Numbers the roots: lane roots become columns, uniform roots become scalars.</summary>
internal sealed class Slots
{
    private readonly Dictionary<LaneRoot, int> columns = [];
    private readonly Dictionary<UniformRoot, int> scalars = [];
    private readonly List<LaneRoot> lanes = [];
    private readonly List<UniformRoot> uniforms = [];

    /// <summary>Lane roots in the order of their columns.</summary>
    public IReadOnlyList<LaneRoot> Lanes => lanes;

    /// <summary>Uniform roots in the order of their scalars.</summary>
    public IReadOnlyList<UniformRoot> Uniforms => uniforms;

    /// <summary>The column of a root.</summary>
    public int Of(LaneRoot root) => Number(columns, lanes, root);

    /// <summary>The scalar of a root.</summary>
    public int Of(UniformRoot root) => Number(scalars, uniforms, root);

    /// <summary>The column of a root; -1 if no expression reads it.</summary>
    public int Find(LaneRoot root) => columns.GetValueOrDefault(root, -1);

    private static int Number<T>(Dictionary<T, int> numbers, List<T> order, T root)
        where T : notnull
    {
        if (!numbers.TryGetValue(root, out var number))
        {
            number = order.Count;
            numbers.Add(root, number);
            order.Add(root);
        }

        return number;
    }
}
