using System.Collections.Immutable;

namespace AgentSim.Experiments;

/// <summary>What history had, arm by arm, where arms are cases of their own: other states, other times.</summary>
/// <param name="Patterns">The pattern that each arm was of, in the order of the file; empty if none is told.</param>
/// <param name="Measures">Measures with the values that they had in history, each for some arms.</param>
public sealed record ObservedArms(ImmutableArray<ObservedPattern> Patterns, ImmutableArray<ObservedMeasure> Measures)
{
    /// <summary>Nothing.</summary>
    public static ObservedArms None { get; } = new([], []);
}

/// <summary>The pattern that an arm was of.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Pattern">The pattern.</param>
public readonly record struct ObservedPattern(string Arm, string Pattern);

/// <summary>What a measure was in history.</summary>
/// <param name="Measure">The measure, one number of a history.</param>
/// <param name="Values">Its value by arm, in the order of the file.</param>
public sealed record ObservedMeasure(string Measure, ImmutableArray<KeyValuePair<string, double>> Values);
