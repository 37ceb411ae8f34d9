using System.Collections.Immutable;

namespace AgentSim.Language.Parsing;

/// <summary>A formula as it was written, before names mean anything.</summary>
/// <param name="At">Offset in the text at which an error in it is reported.</param>
internal abstract record Syntax(int At);

/// <summary>A name that was written, and where.</summary>
internal readonly record struct Word(int At, string Text);

/// <summary>A number.</summary>
internal sealed record NumberSyntax(int At, double Value) : Syntax(At);

/// <summary>A length of time: <c>5 years</c>.</summary>
internal sealed record DurationSyntax(int At, double Count, Word Measure) : Syntax(At);

/// <summary>A name with what goes with it: <c>csto.depth</c>, <c>trust[patron]</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Indices">What stands in its brackets; empty without brackets.</param>
/// <param name="Attribute">What stands behind its dot, if anything.</param>
internal sealed record NameSyntax(Word Name, ImmutableArray<Word> Indices, Word? Attribute) : Syntax(Name.At)
{
    /// <summary>Whether it is a name and nothing else.</summary>
    public bool IsBare => Indices.IsEmpty && Attribute is null;

    /// <summary>All of it, without blanks: <c>trust[north]</c>.</summary>
    public string Full =>
        Name.Text + (Indices.IsEmpty ? string.Empty : $"[{string.Join(',', Indices.Select(index => index.Text))}]") + (Attribute is { } attribute ? "." + attribute.Text : string.Empty);
}

/// <summary>An operator and what it works on; <paramref name="Left"/> is null for signs and <c>not</c>.</summary>
internal sealed record OperatorSyntax(int At, Sign Operator, Syntax? Left, Syntax Right) : Syntax(At);

/// <summary>A function of some arguments.</summary>
internal sealed record CallSyntax(Word Function, ImmutableArray<Syntax> Arguments) : Syntax(Function.At);

/// <summary>A function over sets: <c>sum(p in patron if p != north: depth[p])</c>.</summary>
internal sealed record OverSyntax(Word Function, ImmutableArray<IndexSyntax> Indices, Syntax? Filter, Syntax Body) : Syntax(Function.At);

/// <summary>An index: <c>p in patron</c>, or, in the name of a definition, <c>patron</c> or an element.</summary>
internal sealed record IndexSyntax(Word Name, Word? Set);

/// <summary>The name of a definition: <c>flow[route, owner]</c>, <c>rivalry[a in state, b in state if a != b]</c>.</summary>
internal sealed record HeaderSyntax(Word Name, ImmutableArray<IndexSyntax> Indices, Syntax? Filter);
