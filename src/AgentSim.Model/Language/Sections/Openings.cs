using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>What the seed says of issues: the levels that histories begin with, and what does not exist.</summary>
internal sealed class Openings
{
    private readonly Dictionary<string, ScalarNode> levels = [];
    private readonly HashSet<string> closed = [];

    /// <summary>Reads them. What the model removed of the model that it extends may still be named.</summary>
    public static Openings Read(Draft draft, IReadOnlySet<string> removed)
    {
        var result = new Openings();
        foreach (var entry in draft.Seed.Levels?.Entries ?? [])
        {
            if (entry.Value is not ScalarNode level) continue;
            if (removed.Contains(entry.Key.Text.Split('[')[0])) continue;
            foreach (var (name, _) in Named(entry.Key, [NameKind.Issue], "an issue", draft)) result.levels[name] = level;
        }

        foreach (var item in draft.Seed.Closed?.Items.OfType<ScalarNode>() ?? [])
        {
            if (removed.Contains(item.Text.Split('[')[0])) continue;
            foreach (var (name, _) in Named(item, [NameKind.Issue, NameKind.Package], "an issue or package", draft))
            {
                result.closed.Add(name);
                if (result.levels.TryGetValue(name, out var level)) draft.Report.Add(level.Place, $"{name} is closed, and stays at its first level", level.Text);
            }
        }

        return result;
    }

    /// <summary>The level that an issue begins with; null if the seed does not say.</summary>
    public ScalarNode? LevelOf(string issue) => levels.GetValueOrDefault(issue);

    /// <summary>Whether an issue or package does not exist.</summary>
    public bool IsClosed(string name) => closed.Contains(name);

    /// <summary>The issues or packages that a key names, with what its indices stand for.</summary>
    public static IEnumerable<(string Name, Scope Scope)> Named(ScalarNode key, NameKind[] kinds, string what, Draft draft)
    {
        var scopes = Headers.Expand(key, draft, out var name);
        if (draft.Names.Find(name) is not { } family || !kinds.Contains(family.Kind))
        {
            var known = draft.Names.Of(kinds).ToList();
            draft.Report.Add(key.Place, $"this is not {what} of the model", name, known.Count > 8 ? null : Listing.Of(known), Nearest.To(name, known));
            yield break;
        }

        foreach (var scope in scopes)
        {
            var full = Definition.Full(name, scope.OfDefinition.Select(b => b.Element));
            if (family.Members.ContainsKey(full)) yield return (full, scope);
            else draft.Report.Add(key.Place, $"{full} is not defined", allowed: Listing.Of(family.Members.Keys));
        }
    }
}
