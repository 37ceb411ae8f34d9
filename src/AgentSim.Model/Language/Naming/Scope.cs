using System.Collections.Immutable;

namespace AgentSim.Language.Naming;

/// <summary>An index that stands for an element.</summary>
/// <param name="Index">The index; an element that a definition names itself has none.</param>
/// <param name="Set">The set that the element is of, as far as it is said.</param>
/// <param name="Element">The element.</param>
internal sealed record Binding(string? Index, string? Set, string Element);

/// <summary>What indices stand for in some place of the file.</summary>
/// <param name="OfDefinition">The indices of the definition that the place is in.</param>
/// <param name="Local">Those of the functions over sets around it, innermost last.</param>
internal sealed record Scope(ImmutableArray<Binding> OfDefinition, ImmutableArray<Binding> Local)
{
    /// <summary>No index at all.</summary>
    public static Scope Empty { get; } = new([], []);

    /// <summary>The binding of an index: the nearest one; null if nothing binds it.</summary>
    public Binding? Find(string index) =>
        Local.LastOrDefault(b => b.Index == index) ?? OfDefinition.FirstOrDefault(b => b.Index == index);

    /// <summary>With one more index of a function over a set.</summary>
    public Scope With(Binding binding) => this with { Local = Local.Add(binding) };
}
