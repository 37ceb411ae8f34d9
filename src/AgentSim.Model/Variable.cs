using AgentSim.Expressions;

namespace AgentSim;

/// <summary>An endogenous quantity, known to all actors.</summary>
/// <param name="Name">Its name, with its index where it has one: <c>trust[north]</c>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Why it is modelled so.</param>
public abstract record Variable(string Name, Unit Unit, string? Source);

/// <summary>A variable without memory: what its expression says in each period, and in each what-if.</summary>
public sealed record DerivedVariable(string Name, Expression Value, Unit Unit, string? Source) : Variable(Name, Unit, Source);

/// <summary>A variable with memory. At the end of each period all of them take their next values at once.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Its value in the first period.</param>
/// <param name="Next">Its value in the next period.</param>
/// <param name="Range">What it is kept within.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Why it is modelled so.</param>
public sealed record MemoryVariable(string Name, Expression Start, Expression Next, Interval Range, Unit Unit, string? Source)
    : Variable(Name, Unit, Source);
