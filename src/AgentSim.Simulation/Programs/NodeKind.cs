namespace AgentSim.Simulation.Programs;

/// <summary>What a node is made of.</summary>
internal enum NodeKind : byte
{
    /// <summary>A number known when the graph is built.</summary>
    Constant,

    /// <summary>A scalar, the same in all lanes of a run.</summary>
    Uniform,

    /// <summary>A column, with a value of its own in each lane.</summary>
    Input,

    /// <summary>An operation on other nodes.</summary>
    Operation,
}
