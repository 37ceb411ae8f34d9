namespace AgentSim.Simulation.Programs;

/// <summary>A value in an <see cref="ExpressionGraph"/>.</summary>
/// <param name="Id">Its number; operands have smaller ones than what is made of them.</param>
internal readonly record struct Node(int Id);
