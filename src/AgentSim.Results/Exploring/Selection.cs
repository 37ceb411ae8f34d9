using System.Collections.Immutable;

namespace AgentSim.Results.Exploring;

/// <summary>Which histories are looked at, and which of them are picked out.</summary>
/// <param name="Arm">The arm that is looked at; null for all.</param>
/// <param name="Point">The design point that is looked at; null for all.</param>
/// <param name="Patterns">Patterns, one of which those picked out have; empty for any.</param>
/// <param name="Ranges">What their quantities lie in.</param>
public sealed record Selection(string? Arm, int? Point, ImmutableArray<string> Patterns, ImmutableArray<QuantityRange> Ranges)
{
    /// <summary>Whether anything is left out of what is looked at.</summary>
    public bool Narrows => !Patterns.IsEmpty || !Ranges.IsEmpty;
}

/// <summary>Where a quantity lies, ends included.</summary>
/// <param name="Name">The quantity's name.</param>
/// <param name="Low">The lower end; infinite for none.</param>
/// <param name="High">The upper end; infinite for none.</param>
public readonly record struct QuantityRange(string Name, double Low, double High);
