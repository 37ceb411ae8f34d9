using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads what people call things.</summary>
internal static class TitlesSection
{
    /// <summary>The titles, by name: <c>csto</c>, or <c>csto.treaty</c> for something inside. What the model removed of the model that it extends may still have one.</summary>
    public static ImmutableDictionary<string, string> Read(MapNode? section, Draft draft, IReadOnlySet<string> removed)
    {
        var titles = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var entry in section?.Entries ?? [])
        {
            if (entry.Value is not ScalarNode { Text.Length: > 0 } title || !Exists(entry, draft, removed)) continue;
            titles[entry.Name] = title.Text;
        }

        return titles.ToImmutable();
    }

    private static bool Exists(Entry entry, Draft draft, IReadOnlySet<string> removed)
    {
        var parts = entry.Name.Split('.', 2);
        string[] things = [.. draft.Names.Of(NameKind.Issue, NameKind.Package, NameKind.Event, NameKind.Actor)];
        if (!things.Contains(parts[0]))
        {
            if (removed.Overlaps([parts[0], "issues", "packages", "events"])) return false;
            draft.Report.Add(entry.Key.Place, "there is nothing of this name to give a title to", entry.Name, "issues, packages, events; issue.level, issue.assent, actor.term", Nearest.To(parts[0], things));
            return false;
        }

        if (parts.Length == 1) return true;
        var inside = Inside(draft.Names.Find(parts[0])!.First, draft);
        if (inside.Contains(parts[1])) return true;
        if (removed.Overlaps([parts[1], "assents"])) return false;
        draft.Report.Add(entry.Key.Place, $"{parts[0]} has nothing of this name in it", parts[1], Listing.Of(inside), Nearest.To(parts[1], inside));
        return false;
    }

    private static string[] Inside(Definition definition, Draft draft) => definition.Kind switch
    {
        NameKind.Issue when definition.Entry.Value is MapNode issue => [.. Keys(issue, "levels"), .. Keys(issue, "assents")],
        NameKind.Actor => [.. draft.UtilityTerms[definition.Name]],
        _ => [],
    };

    private static IEnumerable<string> Keys(MapNode node, string key) => (node[key] as MapNode)?.Entries.Select(entry => entry.Name) ?? [];
}
