namespace AgentSim;

/// <summary>A quantity that is unknown to the researcher: drawn once per sample, constant over a history.</summary>
/// <param name="Name">Its name, with its index where it has one: <c>appetite[china]</c>.</param>
/// <param name="Distribution">What is believed of it.</param>
/// <param name="Group">The Dirichlet group that it is drawn with, if any: the members of a group sum to 1.</param>
/// <param name="Unit">Its unit; unknown where the file gives none.</param>
/// <param name="Source">Why it has this range, or where the number is from.</param>
public sealed record Parameter(string Name, Distribution Distribution, string? Group, Unit Unit, string? Source)
{
    /// <summary>Whether it is drawn from its own distribution even where a posterior would give it: that of another case says nothing of it.</summary>
    public bool IsOwn { get; init; }
}
