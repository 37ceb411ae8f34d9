using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Sees to it that who talks with whom can be solved for: all by best responses, or all by logit ones.</summary>
internal static class Precisions
{
    /// <summary>Takes note of actors of infinite precision, and reports each that talks with one of finite precision.</summary>
    public static void Check(List<Definition> definitions, ImmutableArray<Actor> actors, Draft draft)
    {
        var finite = actors.Where(actor => actor.Precision is not Number { Value: double.PositiveInfinity }).Select(actor => actor.Name).ToHashSet();
        var topics = draft.Issues.Select(issue => (issue.Key, issue.Value.Parties)).Concat(draft.PackageParties.Select(package => (package.Key, package.Value))).ToList();
        draft.BestResponders.UnionWith(actors.Select(actor => actor.Name).Except(finite));
        foreach (var actor in actors.Where(actor => !finite.Contains(actor.Name)))
        {
            var (topic, parties) = topics.Find(topic => topic.Item2.Contains(actor.Name) && topic.Item2.Any(finite.Contains));
            if (topic is null) continue;
            var node = (MapNode)definitions.First(definition => definition.Name == actor.Name).Entry.Value;
            draft.Report.Add(
                node["precision"]!.Place, $"{actor.Name} and {parties.First(finite.Contains)} talk about {topic}, but the precision of one is infinite and that of the other is not",
                "infinite", "infinite for all who talk with each other, or for none of them (at 1000, say, hardly anything is left to chance)");
        }
    }
}
