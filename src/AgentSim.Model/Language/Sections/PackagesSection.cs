using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads issues that are bargained together.</summary>
internal static class PackagesSection
{
    /// <summary>Finds the parties of each package.</summary>
    public static void FindParties(List<Definition> definitions, Draft draft)
    {
        foreach (var definition in definitions)
        {
            draft.PackageParties[definition.Name] = [.. Issues(definition, draft).SelectMany(i => draft.PartiesOf(i)).Distinct()];
        }
    }

    /// <summary>Reads the packages, in file order.</summary>
    public static ImmutableArray<Package> Read(List<Definition> definitions, Draft draft, Openings openings) =>
        [.. definitions.Where(d => d.Entry.Value is MapNode).Select(d => One(d, (MapNode)d.Entry.Value, draft, openings))];

    private static Package One(Definition definition, MapNode node, Draft draft, Openings openings)
    {
        var issues = Issues(definition, draft);
        var parties = draft.PackageParties[definition.Name];
        if (node["issues"] is ListNode list && list.Items.Length is not (2 or 3))
        {
            draft.Report.Add(list.Place, "a package holds two or three issues", $"{list.Items.Length}");
        }

        var lasts = IssuesSection.Time(node, "lasts", 1, draft);
        if (lasts is null && issues.FirstOrDefault(i => draft.PartiesOf(i).Length == 1) is { } conduct)
        {
            draft.Report.Add(node.Place, $"{definition.Base} promises {conduct}, and does not say how long it lasts", allowed: "lasts: 5 years");
        }

        if (parties.Length == 1) draft.Report.Add(node.Place, $"{definition.Base} has a single party: there is nobody to bargain with", parties[0]);
        var closed = openings.IsClosed(definition.Name) || issues.Any(openings.IsClosed);
        return new(
            definition.Name,
            issues,
            node.Scalar("moves")?.Text != "any",
            parties,
            BargainingReader.Read(node, definition.Scope, parties, draft),
            closed ? 0 : draft.ReadOr(1, node["opens"], definition.Scope, Realm.State),
            lasts ?? 0,
            IssuesSection.Time(node, "reopens", 0, draft) ?? 0,
            IssuesSection.Time(node, "every", 1, draft) ?? 1,
            Draft.Source(node))
        {
            Breach = draft.ReadPlain(node["breach"], definition.Scope, Realm.Breach, "a cost in gains") ?? Package.DefaultBreach,
            Answers = IssuesSection.Answers(node["answers"] as ListNode, definition.Scope, issues, draft),
        };
    }

    private static ImmutableArray<string> Issues(Definition definition, Draft draft)
    {
        var issues = ImmutableArray.CreateBuilder<string>();
        foreach (var item in ((definition.Entry.Value as MapNode)?["issues"] as ListNode)?.Items.OfType<ScalarNode>() ?? [])
        {
            if (IssueFaces.Reference(item, definition.Scope, [NameKind.Issue], "an issue", draft) is not { } issue) continue;
            if (issues.Contains(issue)) draft.Report.Add(item.Place, $"{issue} stands here twice");
            else issues.Add(issue);
        }

        return issues.ToImmutable();
    }
}
