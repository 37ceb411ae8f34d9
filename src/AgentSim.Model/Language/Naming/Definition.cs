using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Naming;

/// <summary>What a name of the model can be.</summary>
internal enum NameKind
{
    Set,
    Parameter,
    Series,
    Event,
    Shock,
    Variable,
    Issue,
    Package,
    Actor,
    Measure,

    /// <summary>Shares that sum to 1: a name for setting them together, no quantity.</summary>
    Group,
}

/// <summary>One thing that the file defines, its sets written out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Base">Its name without index.</param>
/// <param name="Scope">What the indices in its definition stand for.</param>
/// <param name="Entry">Where it is defined.</param>
internal sealed record Definition(NameKind Kind, string Base, Scope Scope, Entry Entry)
{
    private const int NamedElement = 2;

    /// <summary>Its full name: <c>trust[north]</c>.</summary>
    public string Name { get; } = Full(Base, Scope.OfDefinition.Select(b => b.Element));

    /// <summary>The elements that it is defined for.</summary>
    public ImmutableArray<string> Elements { get; } = [.. Scope.OfDefinition.Select(b => b.Element)];

    /// <summary>How closely it says what it defines, by naming elements or by a condition: of two definitions of one thing the closer one holds.</summary>
    public int Closeness { get; } = (Scope.OfDefinition.Count(b => b.Index is null) * NamedElement) + (Entry.Name.Contains(" if ") ? 1 : 0);

    /// <summary>A name with its elements in brackets.</summary>
    public static string Full(string name, IEnumerable<string> elements)
    {
        var inside = string.Join(',', elements);
        return inside.Length == 0 ? name : $"{name}[{inside}]";
    }
}

/// <summary>All things of one name: <c>trust[north]</c> and <c>trust[south]</c>.</summary>
internal sealed class Family(Definition first)
{
    public NameKind Kind => first.Kind;

    public Definition First => first;

    public int Arity => first.Elements.Length;

    public Dictionary<string, Definition> Members { get; } = [];
}
