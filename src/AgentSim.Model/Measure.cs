using System.Collections.Immutable;
using AgentSim.Expressions;

namespace AgentSim;

/// <summary>Something recorded of each history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">
/// Either an expression of one period, recorded as a series (its yearly means; the year's last value if it is nominal) and, for the whole history, by its last value; or one with aggregates over the
/// history (<c>mean(bwi, 2003, 2009)</c>), recorded once.
/// </param>
/// <param name="Unit">Its unit.</param>
/// <param name="Observed">Name of the seed's series that history took, to be drawn over the simulated one; null if there is none.</param>
/// <param name="Source">Which requirement it observes, or why it is recorded.</param>
public sealed record Measure(string Name, Expression Value, Unit Unit, string? Observed, string? Source)
{
    /// <summary>The codes of a nominal measure, as the file lists them; empty if it is not nominal.</summary>
    public ImmutableArray<Code> Codes { get; init; } = [];

    /// <summary>What its numbers mean.</summary>
    public MeasureKind Kind => !Codes.IsEmpty ? MeasureKind.Nominal : Truth.Is(Value) ? MeasureKind.Truth : MeasureKind.Quantity;

    /// <summary>What a value of a nominal measure stands for; null if no code has it.</summary>
    public string? NameOf(double value) => Codes.Where(code => code.Value == value).Select(code => code.Name).FirstOrDefault();

    /// <summary>Whether it is one number of a whole history, rather than a series.</summary>
    public bool IsAggregate => Value.HasAggregate();
}

/// <summary>A class that histories are put in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">When it holds, in terms of the measures of the whole history; the first pattern that holds is the history's.</param>
/// <param name="Source">Where the definition is from.</param>
public sealed record Pattern(string Name, Expression Condition, string? Source);
