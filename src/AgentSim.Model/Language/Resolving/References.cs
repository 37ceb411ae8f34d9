using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>Finds the one thing that a name, with or without indices, means in its place.</summary>
internal static class References
{
    /// <summary>The thing meant; null if there is none, and then the error is reported.</summary>
    /// <param name="formula">Where the name stands.</param>
    /// <param name="name">The name.</param>
    /// <param name="scope">What indices stand for there.</param>
    /// <param name="kinds">What it may be.</param>
    /// <param name="what">What it may be, in words.</param>
    public static Definition? Find(Resolution formula, NameSyntax name, Scope scope, ReadOnlySpan<NameKind> kinds, string what)
    {
        var text = name.Name.Text;
        if (scope.Find(text) is not null)
        {
            formula.Error(name.At, $"{text} is an index, not {what}");
            return null;
        }

        if (formula.Draft.Names.Find(text) is not { } family)
        {
            var known = formula.Draft.Names.Of(kinds.ToArray()).ToList();
            formula.Error(name.At, $"there is no such {Bare(what)}", text, known.Count > 8 ? null : Listing.Of(known), Nearest.To(text, known));
            return null;
        }

        if (!kinds.Contains(family.Kind))
        {
            formula.Error(name.At, $"{text} is {Names.Phrase(family.Kind)}, not {what}");
            return null;
        }

        return name.Indices.IsEmpty ? Implied(formula, name, scope, family) : Named(formula, name, scope, family);
    }

    private static string Bare(string what) => what.StartsWith("an ", StringComparison.Ordinal) ? what[3..] : what.StartsWith("a ", StringComparison.Ordinal) ? what[2..] : what;

    private static Definition? Named(Resolution formula, NameSyntax name, Scope scope, Family family)
    {
        var text = name.Name.Text;
        if (name.Indices.Length != family.Arity)
        {
            formula.Error(name.At, $"{text} has {family.Arity switch { 0 => "no index", 1 => "one index", var n => $"{n} indices" }}", $"{name.Indices.Length}");
            return null;
        }

        var elements = name.Indices.Select(i => Elements.Find(formula, i, scope)).ToList();
        if (elements.Any(e => e is null)) return null;
        var full = Definition.Full(text, elements!);
        if (family.Members.TryGetValue(full, out var definition)) return definition;
        formula.Error(name.Indices[0].At, $"{full} is not defined", allowed: Listing.Of(family.Members.Keys), meant: Nearest.To(full, family.Members.Keys));
        return null;
    }

    /// <summary>A name without brackets takes its index from the definition that it stands in.</summary>
    private static Definition? Implied(Resolution formula, NameSyntax name, Scope scope, Family family)
    {
        if (family.Arity == 0) return family.First;
        var choices = Choices(scope.OfDefinition, family.Arity)
            .Select(c => (Bindings: c, Definition: family.Members.GetValueOrDefault(Definition.Full(name.Name.Text, c.Select(b => b.Element)))))
            .Where(c => c.Definition is not null).ToList();
        var ofSameSets = choices.Where(c => c.Bindings.Select(b => b.Set).SequenceEqual(c.Definition!.Scope.OfDefinition.Select(b => b.Set))).ToList();
        var fitting = ofSameSets.Count > 0 ? ofSameSets : choices;
        if (fitting.Count == 1) return fitting[0].Definition;
        var problem = fitting.Count == 0 ? $"{name.Name.Text} needs an index here" : $"{name.Name.Text} could mean several things here";
        formula.Error(name.At, problem, allowed: Listing.Of(fitting.Count == 0 ? family.Members.Keys : fitting.Select(c => Definition.Full(name.Name.Text, c.Bindings.Select(b => b.Index ?? b.Element)))));
        return null;
    }

    /// <summary>All ways to take <paramref name="count"/> of the bindings, in order.</summary>
    private static IEnumerable<ImmutableArray<Binding>> Choices(ImmutableArray<Binding> bindings, int count)
    {
        if (count == 0) return [[]];
        return Enumerable.Range(0, bindings.Length)
            .SelectMany(i => Choices(bindings[(i + 1)..], count - 1).Select(rest => rest.Insert(0, bindings[i])));
    }
}
