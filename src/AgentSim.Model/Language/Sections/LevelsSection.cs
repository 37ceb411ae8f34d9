using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads the levels of issues.</summary>
internal static class LevelsSection
{
    /// <summary>Finds the unit of each attribute: that of the parameters that its levels are made of.</summary>
    public static void FindUnits(Definition issue, Draft draft)
    {
        if (Node(issue) is not { } levels) return;
        var face = draft.Issues[issue.Name];
        foreach (var attribute in face.Attributes)
        {
            foreach (var entry in levels.Entries)
            {
                if (draft.Read(ValueNode(entry, attribute), issue.Scope, Realm.LevelValue) is not { IsLiteral: false } term) continue;
                if (!term.Unit.GoesWith(face.Units[attribute])) draft.Report.Add(ValueNode(entry, attribute)!.Place, $"{attribute} has different units at different levels", term.Unit.ToString(), face.Units[attribute].ToString());
                else if (face.Units[attribute].IsUnknown) face.Units[attribute] = term.Unit;
            }
        }
    }

    /// <summary>Reads the levels of an issue. An attribute that a level does not state is 0.</summary>
    public static ImmutableArray<Level> Read(Definition issue, Draft draft)
    {
        if (Node(issue) is not { } levels) return [];
        if (levels.Entries.Length is < 2 or > Limits.Levels) draft.Report.Add(levels.Place, $"{issue.Base} has a wrong number of levels", $"{levels.Entries.Length}", $"2 to {Limits.Levels}");
        var attributes = draft.Issues[issue.Name].Attributes;
        if (!draft.Spend(levels.Place, attributes.Length * Math.Min(levels.Entries.Length, Limits.Levels))) return [];
        return [.. levels.Entries.Take(Limits.Levels).Select(e => One(e, attributes, issue, draft))];
    }

    private static Level One(Entry entry, ImmutableArray<string> attributes, Definition issue, Draft draft)
    {
        Words.Check(entry.Name, entry.Key.Place, draft.Report);
        foreach (var attribute in (entry.Value as MapNode)?.Entries.Where(e => e.Name != "opens") ?? [])
        {
            if (attribute.Name == IssueFaces.Transfer) draft.Report.Add(attribute.Key.Place, $"{attribute.Name} is a word of the language and cannot be an attribute");
            else Words.Check(attribute.Name, attribute.Key.Place, draft.Report);
        }

        var opens = draft.ReadOr(1, (entry.Value as MapNode)?["opens"], issue.Scope, Realm.State);
        return new(entry.Name, [.. attributes.Select(a => draft.ReadOr(0, ValueNode(entry, a), issue.Scope, Realm.LevelValue))], opens);
    }

    private static MapNode? Node(Definition issue) => (issue.Entry.Value as MapNode)?["levels"] as MapNode;

    private static Node? ValueNode(Entry level, string attribute) => level.Value switch
    {
        MapNode map => map[attribute],
        ScalarNode scalar when attribute == Issue.OnlyAttribute => scalar,
        _ => null,
    };
}
