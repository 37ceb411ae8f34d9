using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Parsing;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Naming;

/// <summary>Writes out the sets in the name of a definition: <c>trust[patron]</c> is <c>trust[north]</c> and <c>trust[south]</c>.</summary>
internal static class Headers
{
    /// <summary>All that a key defines, with what the indices stand for in each; empty if the key is wrong.</summary>
    /// <param name="key">The key: a name, perhaps with indices.</param>
    /// <param name="draft">The model that is being read.</param>
    /// <param name="name">The name without indices.</param>
    public static ImmutableArray<Scope> Expand(ScalarNode key, Draft draft, out string name)
    {
        name = key.Text;
        if (Words.IsName(key.Text)) return [Scope.Empty];
        if (FormulaReader.Header(key, draft.Report) is not { } header) return [];
        name = header.Name.Text;
        if (!Words.IsName(name))
        {
            draft.Report.Add(key.PlaceAt(header.Name.At), "this is not a name", name, Words.Allowed);
            return [];
        }

        if (header.Indices.Length > Limits.Indices)
        {
            draft.Report.Add(key.PlaceAt(header.Indices[Limits.Indices].Name.At), $"{name} has too many indices", allowed: $"at most {Limits.Indices}");
            return [];
        }

        return Scopes(key, header, draft);
    }

    private static ImmutableArray<Scope> Scopes(ScalarNode key, HeaderSyntax header, Draft draft)
    {
        var scopes = ImmutableArray.Create(Scope.Empty);
        foreach (var index in header.Indices)
        {
            var bindings = Bindings(key, index, draft);
            if (scopes.Length * bindings.Length > Limits.Definitions)
            {
                draft.Report.Add(key.PlaceAt(index.Name.At), $"{header.Name.Text} stands for too many things", allowed: $"at most {Limits.Definitions}");
                return [];
            }

            if (!bindings.IsEmpty && bindings[0].Index is { } twice && header.Indices.TakeWhile(i => i != index).Any(i => i.Name.Text == twice))
            {
                draft.Report.Add(key.PlaceAt(index.Name.At), $"the index {twice} stands twice", allowed: $"a in {twice}, b in {twice}");
                return [];
            }

            scopes = [.. scopes.SelectMany(s => bindings.Select(b => s with { OfDefinition = s.OfDefinition.Add(b) }))];
        }

        return header.Filter is null ? scopes : [.. scopes.Where(s => Holds(key, header.Filter, s, draft))];
    }

    private static ImmutableArray<Binding> Bindings(ScalarNode key, IndexSyntax index, Draft draft)
    {
        var set = index.Set ?? index.Name;
        if (draft.Sets[set.Text] is { } elements) return [.. elements.Select(e => new Binding(index.Name.Text, set.Text, e))];
        if (index.Set is null && draft.Sets.HasElement(set.Text)) return [new Binding(null, null, set.Text)];
        var known = index.Set is null ? draft.Sets.Names.Concat(draft.Sets.Elements) : draft.Sets.Names;
        draft.Report.Add(key.PlaceAt(set.At), index.Set is null ? "there is no such set or element" : "there is no such set", set.Text, Listing.Of(draft.Sets.Names), Nearest.To(set.Text, known));
        return [];
    }

    private static bool Holds(ScalarNode key, Syntax filter, Scope scope, Draft draft)
    {
        var term = new Resolution(draft, key, Realm.Filter).Of(filter, scope);
        if (term.Value is Number number) return number.Value != 0;
        draft.Report.Add(key.PlaceAt(filter.At), "the condition in a name may only compare elements");
        return false;
    }
}
