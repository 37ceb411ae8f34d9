using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads of each issue and package what other formulas may refer to: levels, attributes, parties.</summary>
internal static class IssueFaces
{
    /// <summary>The attribute that carries the side payment of a deal.</summary>
    public const string Transfer = "transfer";

    /// <summary>Reads the faces of all issues.</summary>
    public static void Read(List<Definition> issues, Draft draft)
    {
        foreach (var issue in issues)
        {
            var node = issue.Entry.Value as MapNode;
            var levels = node?["levels"] as MapNode;
            var face = new IssueFace(issue.Name, [.. (levels?.Entries ?? []).Select(e => e.Name)], Attributes(levels), Actors(node?["parties"], issue.Scope, draft), node?["exit"] is not null);
            draft.Issues[issue.Name] = face;
            foreach (var attribute in face.Attributes) face.Units[attribute] = Unit.Unknown;
            if (node?["transfers"] is not null) face.Units[Transfer] = Unit.Unknown;
        }
    }

    /// <summary>The actors in a list, an index standing for its element.</summary>
    public static ImmutableArray<string> Actors(Node? node, Scope scope, Draft draft)
    {
        var actors = ImmutableArray.CreateBuilder<string>();
        IEnumerable<Node> items = node switch { ListNode list => list.Items, ScalarNode scalar => [scalar], _ => [] };
        foreach (var item in items.OfType<ScalarNode>())
        {
            if (actors.Count == Limits.Parties)
            {
                draft.Report.Add(item.Place, "there are too many actors here", allowed: $"at most {Limits.Parties}");
                break;
            }

            if (Actor(item, scope, draft) is not { } actor) continue;
            if (actors.Contains(actor)) draft.Report.Add(item.Place, $"{actor} stands here twice");
            else actors.Add(actor);
        }

        return actors.ToImmutable();
    }

    /// <summary>The actor that a word means.</summary>
    public static string? Actor(ScalarNode node, Scope scope, Draft draft)
    {
        var name = scope.Find(node.Text)?.Element ?? node.Text;
        if (draft.Names.Find(name) is { Kind: NameKind.Actor }) return name;
        var known = draft.Names.Of(NameKind.Actor).ToList();
        var problem = draft.Sets[node.Text] is not null && scope.Find(node.Text) is null ? $"{node.Text} is a set, and no index here" : "there is no such actor";
        draft.Report.Add(node.Place, problem, name, Listing.Of(known), Nearest.To(name, known));
        return null;
    }

    /// <summary>The one issue or package that a reference means.</summary>
    public static string? Reference(ScalarNode node, Scope scope, ReadOnlySpan<NameKind> kinds, string what, Draft draft)
    {
        if (FormulaReader.Reference(node, draft.Report) is not { } name) return null;
        var found = References.Find(new Resolution(draft, node, Realm.State), name, scope, kinds, what);
        if (found is not null && name.Attribute is { } attribute) draft.Report.Add(node.PlaceAt(attribute.At), $"{what} is meant here, not an attribute of it");
        return found?.Name;
    }

    private static ImmutableArray<string> Attributes(MapNode? levels)
    {
        var attributes = new List<string>();
        foreach (var entry in levels?.Entries ?? [])
        {
            if (entry.Value is ScalarNode) attributes.Add(Issue.OnlyAttribute);
            else if (entry.Value is MapNode map) attributes.AddRange(map.Entries.Select(e => e.Name).Where(n => n != "opens"));
        }

        return [.. attributes.Distinct()];
    }
}
